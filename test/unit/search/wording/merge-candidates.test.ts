import { describe, expect, it } from '@jest/globals';
import type { Candidate } from '../../../../src/search/retriever.ts';
import { mergeCandidates } from '../../../../src/search/wording/merge-candidates.ts';

const list = (scores: Readonly<Record<string, number>>): Candidate[] => Object.entries(scores).map(([chunkId, raw]) => ({ chunkId, raw }));
const scoresOf = (merged: readonly Candidate[]) => merged.map(({ chunkId, raw }) => [chunkId, Number(raw.toFixed(6))]);

describe('mergeCandidates', () => {
  it('gives each candidate the best of its scores, those of other wordings by their share', () => {
    const asked = list({ a: 0.8, b: 0.5 });
    const wording = { candidates: list({ b: 0.9, c: 0.6, a: 0.1 }), share: 0.5, isScaled: false };
    expect(scoresOf(mergeCandidates(asked, [wording], 10))).toEqual([
      ['a', 0.8],
      ['b', 0.5],
      ['c', 0.3],
    ]);
  });

  it('makes sums of longer wordings comparable first', () => {
    const wording = { candidates: list({ c: 40, d: 10 }), share: 0.5, isScaled: true };
    expect(scoresOf(mergeCandidates(list({ a: 8, b: 3 }), [wording], 10))).toEqual([
      ['a', 8],
      ['c', 4],
      ['b', 3],
      ['d', 1],
    ]);
  });

  it('takes a wording for itself where the asked question finds nothing', () => {
    expect(scoresOf(mergeCandidates([], [{ candidates: list({ c: 4 }), share: 0.5, isScaled: true }], 10))).toEqual([['c', 2]]);
    expect(scoresOf(mergeCandidates(list({ a: 1 }), [{ candidates: [], share: 0.5, isScaled: true }], 10))).toEqual([['a', 1]]);
  });

  it('keeps the ways through the graph, gives no more than are wanted, and orders ties', () => {
    const path = { start: { id: 'n', label: 'Topic', name: 'n' }, steps: [] } as const;
    const asked = [{ chunkId: 'b', raw: 1, path }];
    const merged = mergeCandidates(asked, [{ candidates: list({ c: 2, b: 2, a: 2 }), share: 1, isScaled: false }], 2);
    expect(merged).toEqual([
      { chunkId: 'a', raw: 2 },
      { chunkId: 'b', raw: 2, path },
    ]);
  });
});
