import { describe, expect, it } from '@jest/globals';
import type { FoundName } from '../../../../src/domain/extracted-name.ts';
import { keepStandingNames } from '../../../../src/ingestion/extraction/keep-standing-names.ts';

const TEXT =
  'The tern gateway talks to José Álvarez’s PEP8 checker,\n  the lamp_lease.ts file and the tern  gateway of Café Zürich in 2024.';

const keep = (...names: string[]): string[] =>
  keepStandingNames(
    TEXT,
    names.map((name): FoundName => ({ name, kind: 'TERM' })),
  ).map(({ name }) => name);

describe('keepStandingNames', () => {
  it('keeps what stands in the text, as the text writes it, whatever case, accents and signs the model writes', () => {
    expect(keep('Tern Gateway', 'jose alvarez', 'pep-0008', 'LAMP LEASE.TS', 'cafe zurich')).toEqual([
      'tern gateway',
      'José Álvarez',
      'PEP8',
      'lamp_lease.ts',
      'Café Zürich',
    ]);
  });

  it.each([
    ['is not there', 'Heron Gateway'],
    ['is only there in another order', 'gateway tern'],
    ['is only a part of a word', 'gate'],
    ['has no word at all', '—'],
    ['is empty', ''],
    ['is a function word', 'the'],
    ['is a number', '2024'],
    ['has more words than a name', 'The tern gateway talks to José Álvarez’s PEP8 checker, the lamp_lease.ts file and'],
    ['is endless', 'tern gateway '.repeat(10_000)],
  ])('leaves out what %s', (_case, name) => {
    expect(keep(name, 'tern gateway')).toEqual(['tern gateway']);
  });

  it('keeps each name once, with the kind that it was given first', () => {
    const found = [
      { name: 'tern gateway', kind: 'PRODUCT' },
      { name: 'Tern Gateway', kind: 'PLACE' },
    ] as const;
    expect(keepStandingNames(TEXT, found)).toEqual([{ name: 'tern gateway', kind: 'PRODUCT' }]);
  });

  it('keeps a name on one line that the text writes on two', () => {
    expect(keepStandingNames('the tern\n    gateway', [{ name: 'tern gateway', kind: 'PRODUCT' }])).toEqual([
      { name: 'tern gateway', kind: 'PRODUCT' },
    ]);
  });

  it('keeps the first thirty of a model that gives hundreds', () => {
    const words = Array.from({ length: 200 }, (_, place) => `term${String.fromCharCode(97 + (place % 26), 97 + Math.floor(place / 26))}`);
    const found = words.map((name) => ({ name, kind: 'TERM' as const }));
    expect(keepStandingNames(words.join(' '), found).map(({ name }) => name)).toEqual(words.slice(0, 30));
  });
});
