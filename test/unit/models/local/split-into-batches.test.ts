import { describe, expect, it } from '@jest/globals';
import { splitIntoBatches } from '../../../../src/models/local/split-into-batches.ts';

const LIMITS = { texts: 3, characters: 20, longest: 10 };
const ofLengths = (...lengths: number[]): string[] => lengths.map((length) => 'x'.repeat(length));

describe('splitIntoBatches', () => {
  it('gives no batch for no text', () => {
    expect(splitIntoBatches([], LIMITS)).toEqual([]);
  });

  it('puts texts of like length together', () => {
    expect(splitIntoBatches(ofLengths(9, 1, 10, 2), LIMITS)).toEqual([
      [1, 3],
      [0, 2],
    ]);
  });

  it('takes no more texts into a batch than allowed', () => {
    expect(splitIntoBatches(ofLengths(1, 1, 1, 1), LIMITS)).toEqual([[0, 1, 2], [3]]);
  });

  it('counts a shorter text as long as the longest beside it, because it is padded', () => {
    // 3 + 3 + 8 characters would fit; three rows of 8 do not.
    expect(splitIntoBatches(ofLengths(3, 3, 8), LIMITS)).toEqual([[0, 1], [2]]);
  });

  it('counts a text only as far as it is read', () => {
    expect(splitIntoBatches(ofLengths(1_000, 1_000), LIMITS)).toEqual([[0, 1]]);
  });
});
