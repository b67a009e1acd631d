import { describe, expect, it } from '@jest/globals';
import type { SearchHit } from '../../../src/domain/evidence.ts';
import { selectHits } from '../../../src/search/select-hits.ts';
import { hit, passage } from '../../support/search-samples.ts';

const ALL = { minimumScore: 0, hitsPerDocument: 3, folds: true };
/** Hits with these texts, each of a document of its own, the first best. */
const saying = (...texts: readonly string[]): SearchHit[] =>
  texts.map((text, place) => hit(passage(`d${place}`, 0, { text }), 1 - place / 10));
const idsOf = (hits: readonly SearchHit[]): string[] => hits.map((found) => found.passage.chunkId);

describe('selectHits', () => {
  it('shows what is nearly the same once, with the best, and names the others there', () => {
    const hits = saying('The relay failed.', 'Oil the gears.', 'the relay FAILED', 'Something else.', 'The relay, failed');
    const selected = selectHits(hits, ALL);
    expect(idsOf(selected)).toEqual(['d0-0', 'd1-0', 'd3-0']);
    expect(selected[0]).toEqual({ ...hits[0], duplicates: [hits[2], hits[4]] });
    expect(selected.slice(1)).toEqual([hits[1], hits[3]]);
  });

  it('shows so many hits of one document', () => {
    const hits = [...Array.from({ length: 6 }, (_, index) => hit(passage('a', index), 0.9)), hit(passage('b'))];
    expect(idsOf(selectHits(hits, ALL))).toEqual(['a-0', 'a-1', 'a-2', 'b-0']);
    expect(idsOf(selectHits(hits, { ...ALL, hitsPerDocument: 1 }))).toEqual(['a-0', 'b-0']);
    expect(selectHits(hits, { ...ALL, hitsPerDocument: 100 })).toHaveLength(7);
  });

  it('counts what is nearly the same within a document once', () => {
    const texts = ['Same words.', 'Same words!', 'same words', 'Second.', 'Third.', 'Fourth.'];
    const hits = texts.map((text, index) => hit(passage('a', index, { text }), 0.9));
    expect(idsOf(selectHits(hits, ALL))).toEqual(['a-0', 'a-3', 'a-4']);
  });

  it('hides nothing behind a hit that its own document has pushed out', () => {
    const hits = [
      hit(passage('a', 0), 0.9),
      hit(passage('a', 1, { text: 'Said twice.' }), 0.8),
      hit(passage('b', 0, { text: 'Said twice!' }), 0.7),
    ];
    expect(idsOf(selectHits(hits, { ...ALL, hitsPerDocument: 1 }))).toEqual(['a-0', 'b-0']);
  });

  it('leaves out what is below the minimum, also where it is nearly the same as a better one', () => {
    const hits = saying('One.', 'Two.', 'Two!', 'Three.');
    expect(selectHits(hits, { ...ALL, minimumScore: 0.9 })).toEqual(hits.slice(0, 2));
    expect(selectHits(hits, { ...ALL, minimumScore: 1 })).toEqual(hits.slice(0, 1));
    expect(selectHits(hits.slice(1), { ...ALL, minimumScore: 1 })).toEqual([]);
  });

  it('leaves nearly equal passages apart where they stand for sections or documents', () => {
    const text = 'The lamp of the northern pier is tested on the first Monday of every month, before dawn, by two people.';
    const hits = [hit(passage('a', 0, { text })), hit(passage('b', 0, { text }))];
    expect(idsOf(selectHits(hits, ALL))).toEqual(['a-0']);
    expect(idsOf(selectHits(hits, { ...ALL, folds: false }))).toEqual(['a-0', 'b-0']);
  });

  it('keeps every hit somewhere, in order, when nothing is left out', () => {
    const hits = saying('a b c', 'a b d', 'A b c', 'e', 'E', 'a b c');
    const selected = selectHits(hits, ALL);
    const everything = selected.flatMap(({ duplicates = [], ...rest }) => [rest as SearchHit, ...duplicates]);
    expect(new Set(everything.map(({ passage: { chunkId } }) => chunkId))).toEqual(new Set(idsOf(hits)));
    expect(everything).toHaveLength(hits.length);
  });

  it('is done with the longest texts within bounds of time', () => {
    // Passages have 3,520 characters at most; these have as many words as fit, and each differs from the others a little too much.
    const hits = Array.from({ length: 600 }, (_, number) => {
      const words = Array.from({ length: 1_700 }, (_, place) =>
        place % 12 === 0 ? String((number * 7 + place) % 10) : 'abcdefghij'[place % 10],
      );
      return hit(passage(`d${number}`, 0, { text: words.join(' ') }), 1 - number / 1_000);
    });
    const begin = process.cpuUsage();
    selectHits(hits, ALL);
    const { user } = process.cpuUsage(begin);
    // Half a second on the machine where it was measured; what grew with the length of texts times the number of pairs took nine.
    expect(user / 1e6).toBeLessThan(4);
  });
});
