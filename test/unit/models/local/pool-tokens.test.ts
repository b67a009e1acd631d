import { describe, expect, it } from '@jest/globals';
import { poolTokens } from '../../../../src/models/local/pool-tokens.ts';

describe('poolTokens', () => {
  it('gives the mean of the tokens without the padding, at length one', () => {
    const padding = [99, 99];
    const tokens = Float32Array.of(1, 0, 5, 8, 3, 4, ...padding);
    const pooled = poolTokens(tokens, { lengths: [2, 1], paddedLength: 2, dimensions: 2 });
    // The mean of (1,0) and (5,8) is (3,4), whose length is 5.
    expect([...pooled].map((value) => Number(value.toFixed(6)))).toEqual([0.6, 0.8, 0.6, 0.8]);
  });
});
