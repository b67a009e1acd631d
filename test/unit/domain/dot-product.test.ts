import { describe, expect, it } from '@jest/globals';
import { dotProduct } from '../../../src/domain/dot-product.ts';

describe('dotProduct', () => {
  it('is the cosine of two unit vectors', () => {
    expect(dotProduct(Float32Array.of(0.6, 0.8), Float32Array.of(0.8, 0.6))).toBeCloseTo(0.96, 6);
  });

  it('takes a missing vector for similar to nothing', () => {
    expect(dotProduct(undefined, Float32Array.of(1))).toBe(0);
    expect(dotProduct(Float32Array.of(1), undefined)).toBe(0);
  });
});
