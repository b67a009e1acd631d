import { describe, expect, it } from '@jest/globals';
import { resemble, shinglesOf } from '../../../src/search/near-duplicates.ts';
import { randomFrom } from '../../support/random.ts';

const areAlike = (a: string, b: string): boolean => {
  const [first, second] = [shinglesOf(a), shinglesOf(b)];
  expect(resemble(second, first)).toBe(resemble(first, second));
  return resemble(first, second);
};
/** So many different words, of letters alone: a letter and a digit beside it are two words. */
const words = (count: number, mark = 0): string[] =>
  Array.from(
    { length: count },
    (_, place) => `w${String(mark * 1_000 + place).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`,
  );
/** The words with one in every so many replaced by another. */
const changed = (given: readonly string[], every: number): string[] =>
  given.map((word, place) => (place % every === every / 2 ? `new${word}` : word));

describe('near duplicates', () => {
  it.each([
    ['case and punctuation', 'The lamp failed: twice!', 'the LAMP failed twice'],
    ['accents', 'Le café ferme à midi', 'Le cafe ferme a midi'],
    ['white space and markup', '* **Oil** the gears\n* daily', 'Oil the gears, daily.'],
    ['how a character is composed', 'Årsrapport for havnen i Ravnsund', 'A\u030arsrapport for havnen i Ravnsund'],
    ['nothing, in Chinese', '灯塔在雾中失灵了', '灯塔在雾中失灵了。'],
  ])('are texts that differ only by %s', (_what, a, b) => {
    expect(areAlike(a, b)).toBe(true);
  });

  it.each([
    ['a short text with one word changed', 'The lamp failed at noon', 'The lamp failed at night'],
    ['the same words in another order', 'Ada wrote to Ben about the lamp', 'Ben wrote to Ada about the lamp'],
    ['a text and its beginning', words(100).join(' '), words(80).join(' ')],
    ['texts without a word', '---', '***'],
    ['a text without a word and itself', '---', '---'],
    ['one word and another', 'lamp', 'oil'],
  ])('are not %s', (_what, a, b) => {
    expect(areAlike(a, b)).toBe(false);
  });

  it('are texts of which nine tenths of the runs of four words are the same, and not one run less', () => {
    // A hundred words have 97 runs of four. So many words more at the end are as many runs more, in one text alone.
    expect(areAlike(words(100).join(' '), words(110).join(' '))).toBe(true);
    expect(areAlike(words(100).join(' '), words(111).join(' '))).toBe(false);
    // A word changed inside changes four runs on either side.
    const long = words(203);
    expect(areAlike(long.join(' '), [...changed(long.slice(0, 80), 40), ...long.slice(80)].join(' '))).toBe(true);
    expect(areAlike(long.join(' '), [...changed(long.slice(0, 120), 40), ...long.slice(120)].join(' '))).toBe(false);
  });

  it('are found as the definition says, for whatever texts', () => {
    const random = randomFrom(7);
    let alike = 0;
    for (let round = 0; round < 400; round += 1) {
      const text = words(Math.ceil(random() * 200), round);
      const other = text
        .map((word) => (random() < 0.02 * random() ? 'other' : word))
        .slice(0, Math.ceil(text.length * (1 - 0.05 * random())));
      const expected = jaccard(text, other) >= 0.9;
      expect([round, areAlike(text.join(' '), other.join(' '))]).toEqual([round, expected]);
      alike += Number(expected);
    }
    // As many of both, or nothing was compared.
    expect(alike).toBeGreaterThan(100);
    expect(alike).toBeLessThan(300);
  });

  it('are told by a sample of the runs where a text has thousands', () => {
    const long = words(3_000);
    expect(shinglesOf(long.join(' '))).toHaveLength(256);
    expect(areAlike(long.join(' '), changed(long, 200).join(' '))).toBe(true);
    expect(areAlike(long.join(' '), changed(long, 20).join(' '))).toBe(false);
  });
});

function jaccard(a: readonly string[], b: readonly string[]): number {
  const [first, second] = [runs(a), runs(b)];
  const common = [...first].filter((run) => second.has(run)).length;
  return common / (first.size + second.size - common);
}

function runs(words: readonly string[]): Set<string> {
  const count = Math.max(1, words.length - 3);
  return new Set(Array.from({ length: count }, (_, place) => words.slice(place, place + 4).join(' ')));
}
