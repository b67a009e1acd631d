import { describe, expect, it } from '@jest/globals';
import { mergeRanges } from '../../../src/domain/text-range.ts';

const ranges = (...pairs: [number, number][]) => pairs.map(([start, end]) => ({ start, end }));

describe('mergeRanges', () => {
  it('puts ranges in order and leaves those apart that stand apart', () => {
    expect(mergeRanges(ranges([7, 9], [0, 3], [4, 6]))).toEqual(ranges([0, 3], [4, 6], [7, 9]));
  });

  it('makes one of those that overlap, touch, or lie inside another', () => {
    expect(mergeRanges(ranges([0, 4], [2, 6], [6, 8], [1, 3]))).toEqual(ranges([0, 8]));
  });

  it('makes nothing of nothing', () => {
    expect(mergeRanges([])).toEqual([]);
  });
});
