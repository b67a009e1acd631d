import { describe, expect, it } from '@jest/globals';
import type { Passage, RetrieverName, SearchHit } from '../../../src/domain/evidence.ts';
import { fuse } from '../../../src/search/fuse.ts';
import type { PartWeights, Weights } from '../../../src/search/fuse.ts';
import { checkWeights } from '../../../src/search/search-input.ts';
import type { Candidate } from '../../../src/search/retriever.ts';
import { passage } from '../../support/search-samples.ts';

const NONE = { vector: [], keyword: [], graph: [] };
const candidate = (chunkId: string, raw: number): Candidate => ({ chunkId, raw });
const known = (...passages: readonly Passage[]): Map<string, Passage> => new Map(passages.map((found) => [found.chunkId, found]));
const WEIGHTS: PartWeights = { vector: 0.4, keyword: 0.4, document: 0, graph: 0.2 };
const options = { weights: WEIGHTS };
const FOUR = known(...['a', 'b', 'c', 'd'].map((id) => passage(id)));

describe('fuse', () => {
  it('gives each hit a score that is exactly the sum of its parts', () => {
    const lists = {
      vector: [candidate('a-0', 0.81), candidate('b-0', 0.77), candidate('c-0', 0.31)],
      keyword: [candidate('b-0', 13.7), candidate('d-0', 2.9)],
      graph: [candidate('c-0', 0.75), candidate('a-0', 0.125)],
    };
    const hits = fuse(lists, FOUR, options);
    expect(hits).toHaveLength(4);
    for (const { score, parts } of hits) {
      expect(Math.abs(score - parts.reduce((sum, part) => sum + part.contribution, 0))).toBeLessThan(1e-12);
      for (const { contribution, weight, normalised } of parts) {
        expect(contribution).toBe(weight * normalised);
        expect(normalised).toBeGreaterThanOrEqual(0);
        expect(normalised).toBeLessThanOrEqual(1);
      }
    }
    const b = hits.find((found) => found.passage.chunkId === 'b-0');
    expect(b?.score).toBeCloseTo(0.4 * ((0.77 - 0.31) / (0.81 - 0.31)) + 0.4, 12);
    expect(b?.parts.map(({ retriever, raw, rank }) => [retriever, raw, rank])).toEqual([
      ['vector', 0.77, 2],
      ['keyword', 13.7, 1],
    ]);
  });

  it('adds up to the very same number after the way over the wire, whatever the weights', () => {
    const random = randomNumbers(20_251);
    for (let round = 0; round < 500; round += 1) {
      const list = (): Candidate[] => ['a-0', 'b-0', 'c-0', 'd-0'].filter(() => random() < 0.7).map((id) => candidate(id, random() * 30));
      const given = checkWeights({ vector: random() ** 9, keyword: random(), graph: random() * 1e6 ** random() });
      const weights = { ...WEIGHTS, ...given };
      const hits = fuse({ vector: list(), keyword: list(), graph: list() }, FOUR, { weights });
      for (const { score, parts } of JSON.parse(JSON.stringify(hits)) as SearchHit[]) {
        let sum = 0;
        for (const { contribution } of parts) sum += contribution;
        expect(score).toBe(sum);
        expect(score).toBeLessThanOrEqual(1 + 1e-15);
      }
    }
  });

  it('adds what a document has of the types, states and times that are asked for', () => {
    const asked = { kinds: ['final', 'plan'], periods: [{ from: '2018', before: '2019', words: ['2018'] }], words: new Set<string>() };
    const dated = (id: string, more: Partial<Passage['document']>): Passage => ({
      ...passage(id),
      document: { ...passage(id).document, ...more },
    });
    const passages = known(
      dated('a', { type: 'Plans', status: 'Final', createdAt: '2018-12-31' }),
      dated('b', { status: 'Draft', createdAt: '2018' }),
      dated('c', { status: 'Draft', createdAt: '2019-01-01' }),
    );
    const keyword = [candidate('c-0', 4), candidate('b-0', 3.9), candidate('a-0', 3.8)];
    const hits = fuse({ ...NONE, keyword }, passages, {
      weights: { vector: 0, keyword: 1, document: 0, graph: 0 },
      properties: { asked, weight: 0.2 },
    });
    expect(hits.map(({ passage: { document }, parts }) => [document.id, parts.slice(1)])).toEqual([
      ['a', [{ retriever: 'properties', raw: 3, normalised: 1, weight: 0.2, contribution: 0.2, rank: 1 }]],
      ['b', [{ retriever: 'properties', raw: 1, normalised: 1 / 3, weight: 0.2, contribution: 0.2 / 3, rank: 2 }]],
      ['c', []],
    ]);
    expect(hits.map(({ parts: [first] }) => first?.weight)).toEqual([0.8, 0.8, 0.8]);
    for (const { score, parts } of hits) expect(score).toBe(parts.reduce((sum, { contribution }) => sum + contribution, 0));
  });

  it('takes a single candidate for the best there is', () => {
    for (const name of ['vector', 'keyword', 'graph'] as const satisfies RetrieverName[]) {
      const [only] = fuse({ ...NONE, [name]: [candidate('a-0', 0.2)] }, known(passage('a')), options);
      expect(only?.parts).toMatchObject([{ retriever: name, normalised: 1 }]);
    }
  });

  it('leaves hidden candidates out before anything is normalised', () => {
    const visible = [candidate('a-0', 0.5), candidate('b-0', 0.3)];
    const withHidden = [candidate('hidden', 0.9), ...visible, candidate('hidden too', 0.1)];
    const passages = known(passage('a'), passage('b'));
    expect(fuse({ ...NONE, vector: withHidden }, passages, options)).toEqual(fuse({ ...NONE, vector: visible }, passages, options));
  });

  it('orders ties by document and place, whatever order they come in', () => {
    const ids = ['b-0', 'a-1', 'c-0', 'a-0'];
    const passages = [passage('b'), passage('a', 1), passage('c'), passage('a', 0)];
    const order = (turned: boolean): string[] => {
      const list = ids.map((id) => candidate(id, 1));
      const hits = fuse({ ...NONE, keyword: turned ? list.reverse() : list }, known(...(turned ? passages.reverse() : passages)), options);
      return hits.map((found) => found.passage.chunkId);
    };
    expect(order(false)).toEqual(['a-0', 'a-1', 'b-0', 'c-0']);
    expect(order(true)).toEqual(order(false));
  });

  it("shares a document's proximity with everything found in it, and its path", () => {
    const path = { start: { id: 'p', label: 'Project', name: 'P' }, steps: [] } as const;
    const lists = { ...NONE, keyword: [candidate('a-3', 2)], graph: [{ ...candidate('a-0', 0.5), path }] };
    const hits = fuse(lists, known(passage('a', 3), passage('a', 0)), options);
    expect(hits[0]?.passage.chunkId).toBe('a-3');
    expect(hits.map((found) => [found.path, found.parts.at(-1)?.retriever])).toEqual([
      [path, 'graph'],
      [path, 'graph'],
    ]);
  });

  it('gives a tenth of the nearest three fifths of its say, a thousandth none: walks lose a magnitude with each step', () => {
    const graph = [1, 0.1, 0.001, 0].map((share, place) => candidate(`${'abcd'[place] ?? ''}-0`, share / 4));
    const hits = fuse({ ...NONE, graph }, FOUR, { weights: { vector: 0, keyword: 0, document: 0, graph: 1 } });
    expect(hits.map(({ score }) => Number(score.toFixed(9)))).toEqual([1, 0.6, 0, 0]);
  });

  it('counts only what the weights name', () => {
    const lists = { ...NONE, vector: [candidate('a-0', 0.9), candidate('b-0', 0.1)], keyword: [candidate('b-0', 5), candidate('a-0', 1)] };
    const first = (weights: Weights): string | undefined =>
      fuse(lists, known(passage('a'), passage('b')), { weights: { ...weights, document: 0 } })[0]?.passage.chunkId;
    expect(first({ vector: 1, keyword: 0, graph: 0 })).toBe('a-0');
    expect(first({ vector: 0, keyword: 1, graph: 0 })).toBe('b-0');
  });

  it('adds up what ranks say, whatever lies between them, when that is asked for', () => {
    const lists = {
      ...NONE,
      vector: [candidate('a-0', 0.9), candidate('b-0', 0.2), candidate('c-0', 0.19)],
      keyword: [candidate('c-0', 7)],
    };
    const hits = fuse(lists, FOUR, { weights: { vector: 0.75, keyword: 0.25, document: 0, graph: 0 }, fusion: 'reciprocal_rank' });
    const scores = new Map(hits.map(({ passage: { chunkId }, score }) => [chunkId, score]));
    expect(scores.get('a-0')).toBeCloseTo(0.75, 12);
    expect(scores.get('b-0')).toBeCloseTo(0.75 * (61 / 62), 12);
    expect(scores.get('c-0')).toBeCloseTo(0.75 * (61 / 63) + 0.25, 12);
    expect(hits.map(({ passage: { chunkId } }) => chunkId)).toEqual(['c-0', 'a-0', 'b-0', 'd-0']);
  });

  it('leaves what how new a document is does not take to all other parts', () => {
    const asked = { kinds: ['draft'], periods: [], words: new Set<string>() };
    const found = { ...passage('a'), document: { ...passage('a').document, status: 'Draft', createdAt: '2020' } };
    const [hit] = fuse({ ...NONE, keyword: [candidate('a-0', 1)] }, known(found), {
      weights: { vector: 0, keyword: 1, document: 0, graph: 0 },
      properties: { asked, weight: 0.2 },
      recency: { weight: 0.5, halfLifeDays: 30 },
    });
    expect(hit?.parts.map(({ retriever, weight }) => [retriever, weight])).toEqual([
      ['keyword', 0.4],
      ['properties', 0.1],
      ['recency', 0.5],
    ]);
    expect(hit?.score).toBeCloseTo(1, 12);
  });

  it('gives nothing for nothing', () => {
    expect(fuse(NONE, new Map(), options)).toEqual([]);
  });

  it('does not divide by nothing when all are equally far or nothing fits', () => {
    const list = [candidate('a-0', 0), candidate('b-0', 0)];
    for (const { score } of fuse({ vector: list, keyword: list, graph: list }, known(passage('a'), passage('b')), options)) {
      expect(Number.isFinite(score)).toBe(true);
    }
  });
});

/** Numbers from 0 up to 1, the same each time (a linear congruential generator, constants of Numerical Recipes). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
