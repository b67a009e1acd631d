import { describe, expect, it } from '@jest/globals';
import type { SearchHit } from '../../../src/domain/evidence.ts';
import { diversify } from '../../../src/search/diversify.ts';
import { randomFrom } from '../../support/random.ts';
import { hit, passage } from '../../support/search-samples.ts';

const scored = (...given: readonly [score: number, text: string][]): SearchHit[] =>
  given.map(([score, text], place) => hit(passage(`d${place}`, 0, { text }), score));
const order = (hits: readonly SearchHit[], diversity: number): number[] => diversify(hits, diversity).map((found) => hits.indexOf(found));

const HITS = scored(
  [0.9, 'The relay of the harbour light failed in the fog.'],
  [0.85, 'The relay of the harbour light failed in the storm.'],
  [0.8, 'The relay of the harbour light failed again.'],
  [0.6, 'Ben ordered brass gears for the crane.'],
  [0.2, 'Lunch is at noon.'],
);

describe('diversify', () => {
  it('keeps the order of the scores at 0', () => {
    expect(order(HITS, 0)).toEqual([0, 1, 2, 3, 4]);
  });

  it('lets what is new pass what repeats a better hit, and the more the higher', () => {
    expect(order(HITS, 0.1)).toEqual([0, 1, 2, 3, 4]);
    expect(order(HITS, 0.5).slice(0, 2)).toEqual([0, 3]);
    // "Lunch is at noon" has not even a "the" in common with the first.
    expect(order(HITS, 1).slice(0, 3)).toEqual([0, 4, 3]);
  });

  it('is what maximal marginal relevance says', () => {
    const random = randomFrom(3);
    const words = ['relay', 'harbour', 'fog', 'gear', 'brass', 'crane', 'noon', 'lamp'];
    for (let round = 0; round < 50; round += 1) {
      const hits = Array.from({ length: 8 }, (_, place) =>
        hit(passage(`d${place}`, 0, { text: words.filter(() => random() < 0.5).join(' ') || 'none' }), 1 - place / 10 - random() / 10),
      );
      const diversity = random();
      expect(order(hits, diversity)).toEqual(byDefinition(hits, diversity));
    }
  });

  it('changes no score, loses no hit, and gives the same order every time', () => {
    const diversified = diversify(HITS, 0.7);
    expect(new Set(diversified)).toEqual(new Set(HITS));
    expect(diversify(HITS, 0.7)).toEqual(diversified);
  });

  it('goes by score among hits that are equally new: alike in all, in nothing, or without words', () => {
    for (const text of [() => 'the same', (place: number) => `${'abcdef'[place]}`, () => '…']) {
      const hits = scored(...[0.9, 0.9, 0.5, 0.5].map((score, place): [number, string] => [score, text(place)]));
      for (const diversity of [0.3, 1]) expect(order(hits, diversity)).toEqual([0, 1, 2, 3]);
    }
    expect(diversify([], 0.5)).toEqual([]);
  });
});

/** The formula written down a second time, plainly: words that count by log((1 + texts) / texts with the word), compared by cosine. */
function byDefinition(hits: readonly SearchHit[], diversity: number): number[] {
  const texts = hits.map(({ passage: { text } }) => new Set(text.split(' ')));
  const weight = (word: string): number => Math.log((1 + texts.length) / texts.filter((text) => text.has(word)).length);
  const product = (a: Set<string>, b: Set<string>): number =>
    [...a].filter((word) => b.has(word)).reduce((sum, word) => sum + weight(word) ** 2, 0);
  const cosine = (a: Set<string>, b: Set<string>): number => product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  const placed: number[] = [];
  while (placed.length < hits.length) {
    const rest = hits.map((_, place) => place).filter((place) => !placed.includes(place));
    const worth = (place: number): number =>
      (1 - diversity) * hits[place]!.score - diversity * Math.max(0, ...placed.map((other) => cosine(texts[place]!, texts[other]!)));
    placed.push(rest.reduce((best, place) => (worth(place) > worth(best) ? place : best)));
  }
  return placed;
}
