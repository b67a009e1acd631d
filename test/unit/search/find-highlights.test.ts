import { describe, expect, it } from '@jest/globals';
import type { LinkedName } from '../../../src/domain/evidence.ts';
import { findHighlights, searchTerms } from '../../../src/search/find-highlights.ts';
import { node } from '../../support/search-samples.ts';

const name = (text: string, inTheGraph: string): LinkedName => ({
  text,
  node: node('id', 'Employee', inTheGraph),
  weight: 1,
  match: 'exact',
});

/** What is highlighted, as text. */
const marked = (text: string, query: string, names: readonly LinkedName[] = []): string[] =>
  findHighlights(text, searchTerms(query, names)).map(({ start, end }) => text.slice(start, end));

describe('highlights', () => {
  it('are the words of the query, whatever their case, each time they occur', () => {
    expect(marked('The RELAY failed; a relay costs little.', 'Which relay failed?')).toEqual(['RELAY', 'failed', 'relay']);
  });

  it('are whole words, not parts of others', () => {
    expect(marked('Relays, relaying; unrelated relayers-in-law; prerelay', 'relay')).toEqual(['Relays', 'relaying']);
  });

  it.each([
    ['failing', 'The lamp failed.', 'failed'],
    ['decisions', 'It was decided; a decision.', 'decision'],
    ['batteries', 'One battery.', 'battery'],
    ['engine', 'Both engines.', 'engines'],
  ])('hold other forms of the word, as the keyword index does: %s', (query, text, expected) => {
    expect(marked(text, query)).toContain(expected);
  });

  it('pass over words that say nothing', () => {
    expect(marked('The cost of it is what it was.', 'What is the cost of it?')).toEqual(['cost']);
    expect(marked('What is it?', 'what is it')).toEqual([]);
  });

  it('hold a recognised name, as it stands in the query and as the graph has it, as one range', () => {
    const names = [name('abyron', 'Ada Byron')];
    expect(marked('Ada Byron, alias abyron. Ada alone, Byron alone.', 'abyron?', names)).toEqual(['Ada Byron', 'abyron']);
    expect(marked('See PEP-0008, PEP8 and pep 8; not PEP 80.', 'pep 8', [name('pep 8', 'PEP 8')])).toEqual([
      'PEP-0008',
      'PEP8',
      'pep 8',
      'PEP',
    ]);
  });

  it('do not take a name for a word that says nothing', () => {
    expect(marked('It is done.', 'infra', [name('infra', 'IT')])).toEqual([]);
    expect(marked('The Who played. Who knows?', 'the who', [name('the who', 'The Who')])).toEqual(['The Who']);
  });

  it('do not mind accents, composed or combining', () => {
    expect(marked('Wróbel and Wro\u0301bel and Wrobel', 'wro\u0301bel')).toEqual(['Wróbel', 'Wro\u0301bel', 'Wrobel']);
    expect(marked('Crème brûlée', 'CREME BRULEE')).toEqual(['Crème', 'brûlée']);
  });

  it('find "ß" by "ss" and the other way round', () => {
    expect(marked('Hafenstraße, HAFENSTRASSE, Hafenstrasse', 'Hafenstraße')).toEqual(['Hafenstraße', 'HAFENSTRASSE', 'Hafenstrasse']);
    expect(marked('Straße', 'STRASSE')).toEqual(['Straße']);
  });

  it('count in UTF-16 code units, as JavaScript does', () => {
    expect(findHighlights('🦑🚢 relay 👩‍🚀 relay', searchTerms('relay', []))).toEqual([
      { start: 5, end: 10 },
      { start: 17, end: 22 },
    ]);
    expect(marked('🦑 squid', '🦑')).toEqual([]);
  });

  it('find Chinese and Japanese words inside a run, and Korean and Greek ones whole', () => {
    expect(marked('昨日、東京都の港で事故。京都', '東京')).toEqual(['東京']);
    expect(marked('コーヒーとお茶', 'コーヒー')).toEqual(['コーヒー']);
    expect(marked('서울 항구', '서울')).toEqual(['서울']);
    expect(marked('ΟΔΟΣ και οδός', 'οδος')).toEqual(['ΟΔΟΣ', 'οδός']);
  });

  it('are none without a word to look for, or in a text without words', () => {
    expect(marked('Some text.', '')).toEqual([]);
    expect(marked('Some text.', '?! …')).toEqual([]);
    expect(marked('', 'relay')).toEqual([]);
    expect(marked('… 🦑 !!', 'relay', [name('', '?!')])).toEqual([]);
  });

  it('come in order and apart, also where words and names overlap', () => {
    const text = 'Ada Byron Lovelace and ada-byron, Byron.';
    const found = findHighlights(text, searchTerms('byron lovelace', [name('ada byron', 'Ada Byron'), name('byron lovelace', 'x')]));
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Ada Byron Lovelace', 'ada-byron', 'Byron']);
    for (const [place, { start, end }] of found.entries()) {
      expect(end).toBeGreaterThan(start);
      expect(start).toBeGreaterThan(found[place - 1]?.end ?? -1);
    }
  });

  it('take words and texts of thousands of letters in good time', () => {
    const begin = performance.now();
    expect(marked(`${'x'.repeat(50_000)} relay`, `${'x'.repeat(20_000)} relay`)).toHaveLength(2);
    expect(marked('港'.repeat(20_000), '港'.repeat(10_000))).toEqual(['港'.repeat(20_000)]);
    expect(performance.now() - begin).toBeLessThan(3_000);
  });
});
