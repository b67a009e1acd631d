import { describe, expect, it } from '@jest/globals';
import { aliasesOf, nameKey, nameWords } from '../../../src/domain/names.ts';

const keysOf = (aliases: ReturnType<typeof aliasesOf>, kind: string): string[] =>
  aliases.filter((alias) => alias.kind === kind).map((alias) => alias.key);

describe('nameKey', () => {
  it.each([
    ['PEP 8', 'pep-0008', 'PEP8', 'pep_008'],
    ['José Ångström', 'jose angstrom', 'JOSÉ  ÅNGSTRÖM', 'Jose\u0301 A\u030Angstro\u0308m'],
    ['RFC 9110', 'rfc9110', 'Rfc #9110'],
    ['Beacon v2', 'beacon-V02'],
  ])('is one key for %s however it is written', (name, ...others) => {
    for (const other of others) expect(nameKey(other)).toBe(nameKey(name));
  });

  it('keeps a number that is zero and tells different numbers apart', () => {
    expect(nameKey('Sector 000')).toBe('sector 0');
    expect(nameKey('Sector 10')).not.toBe(nameKey('Sector 1'));
  });

  it('reads full-width letters and ligatures as the plain ones', () => {
    expect(nameKey('ＡＢＣ ﬁnal')).toBe('abc final');
  });

  it('is empty for a text without letters and digits', () => {
    for (const text of ['', '  ', '?!', '🙂', '\u0301']) expect(nameKey(text)).toBe('');
  });

  it('holds the first twelve words of a long title', () => {
    const words = Array.from({ length: 20 }, (_, place) => `word${String.fromCharCode(97 + place)}`);
    expect(nameKey(words.join(' '))).toBe(words.slice(0, 12).join(' '));
  });
});

describe('nameWords', () => {
  it('splits at punctuation and between letters and digits', () => {
    expect(nameWords("O'Brien's Q3/2024 plan")).toEqual(['o', 'brien', 's', 'q', '3', '2024', 'plan']);
  });

  it('keeps words of any script', () => {
    expect(nameWords('Проект Маяк 東京')).toEqual(['проект', 'маяк', '東京']);
  });
});

describe('aliasesOf', () => {
  it('gives a person the whole name, handle, address and id, and each longer word of the name as a partial name', () => {
    const aliases = aliasesOf({
      label: 'Employee',
      name: 'Li de Vries',
      externalId: 'emp-7',
      otherNames: ['lidv', 'li@lumen.example', null],
    });
    expect(keysOf(aliases, 'given')).toEqual(['li de vries', 'lidv', 'li lumen example']);
    expect(keysOf(aliases, 'identifier')).toEqual(['emp 7']);
    expect(keysOf(aliases, 'partial')).toEqual(['vries']);
  });

  it('gives no partial names to a single word and to what is no person', () => {
    expect(keysOf(aliasesOf({ label: 'Employee', name: 'Madonna', externalId: 'm' }), 'partial')).toEqual([]);
    expect(keysOf(aliasesOf({ label: 'Project', name: 'North Star', externalId: 'ns' }), 'partial')).toEqual([]);
  });

  it('also calls a project by its name without the word "project"', () => {
    expect(keysOf(aliasesOf({ label: 'Project', name: 'Project Beacon', externalId: 'p1' }), 'given')).toEqual([
      'project beacon',
      'beacon',
    ]);
  });

  it('leaves out what would be a bare number or nothing', () => {
    expect(aliasesOf({ label: 'Document', name: '2024', externalId: '8' })).toEqual([]);
    expect(aliasesOf({ label: 'Project', name: 'Project', externalId: '???' })).toEqual([{ key: 'project', kind: 'given' }]);
  });

  it('lets the stronger kind win when two give the same key', () => {
    expect(aliasesOf({ label: 'Topic', name: 'Lighting', externalId: 'lighting' })).toEqual([{ key: 'lighting', kind: 'given' }]);
  });
});
