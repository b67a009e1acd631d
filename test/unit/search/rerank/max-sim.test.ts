import { describe, expect, it } from '@jest/globals';
import { bytesOfCode, encodeTokens } from '../../../../src/domain/token-codes.ts';
import type { TokenVectors } from '../../../../src/domain/token-codes.ts';
import { MaxSim } from '../../../../src/search/rerank/max-sim.ts';
import { randomFrom } from '../../../support/random.ts';

const DIMENSIONS = 384;
const random = randomFrom(20_271);

/** As many words as are asked for, with vectors that point anywhere. */
function randomTokens(count: number, dimensions = DIMENSIONS): TokenVectors {
  // The sum of several even numbers is nearly normal, which makes every direction as likely.
  const normal = (): number => Array.from({ length: 6 }, random).reduce((sum, value) => sum + value - 0.5, 0);
  return {
    pieces: Array.from({ length: count }, (_, place) => `word${place}`),
    vectors: Float32Array.from({ length: count * dimensions }, normal),
  };
}

const vectorAt = ({ vectors }: TokenVectors, place: number, dimensions = DIMENSIONS): Float32Array =>
  vectors.slice(place * dimensions, (place + 1) * dimensions);

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const dot = (x: ArrayLike<number>, y: ArrayLike<number>): number =>
    Array.from(x).reduce((sum, value, place) => sum + value * y[place]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** The vectors of +1 and -1 that codes stand for. */
function signsOf(codes: Uint8Array, dimensions: number): number[][] {
  const size = bytesOfCode(dimensions);
  return Array.from({ length: codes.length / size }, (_, code) =>
    Array.from({ length: dimensions }, (_value, place) => ((codes[code * size + (place >> 3)]! >> (place & 7)) & 1 ? 1 : -1)),
  );
}

/** The same without tables: every cosine, the best of each token, their weighted mean. */
function naiveScore(question: TokenVectors, weights: readonly number[], codes: Uint8Array, dimensions: number): number {
  const signs = signsOf(codes, dimensions);
  const best = weights.map((_, place) => Math.max(...signs.map((vector) => cosine(vectorAt(question, place, dimensions), vector))));
  return best.reduce((sum, value, place) => sum + value * weights[place]!, 0) / weights.reduce((sum, weight) => sum + weight, 0);
}

describe('MaxSim', () => {
  it.each([8, 64, 100, DIMENSIONS])('gives what the plain computation gives, with %i dimensions', (dimensions) => {
    for (let round = 0; round < 5; round += 1) {
      const question = randomTokens(7, dimensions);
      const codes = encodeTokens(randomTokens(11, dimensions));
      const weights = question.pieces.map(() => 0.1 + random());
      expect(new MaxSim(question, weights).score(codes)).toBeCloseTo(naiveScore(question, weights, codes, dimensions), 5);
    }
  });

  it('keeps of two vectors’ cosine what signs keep: on the average within .04, with 384 dimensions', () => {
    const errors = Array.from({ length: 100 }, () => {
      const question = randomTokens(1);
      const passage = randomTokens(1);
      const share = random();
      // Some near, some far.
      passage.vectors.forEach((value, place) => (passage.vectors[place] = share * question.vectors[place]! + (1 - share) * value));
      const estimate = new MaxSim(question, [1]).score(encodeTokens(passage)) / Math.sqrt(2 / Math.PI);
      return Math.abs(estimate - cosine(question.vectors, passage.vectors));
    });
    expect(Math.max(...errors)).toBeLessThan(0.15);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.04);
  });

  it('finds the passage that holds the question’s own words among others', () => {
    const question = randomTokens(6);
    const others = Array.from({ length: 20 }, () => encodeTokens(randomTokens(40)));
    const maxSim = new MaxSim(question, [1, 1, 1, 1, 1, 1]);
    const own = maxSim.score(encodeTokens(question));
    expect(own).toBeGreaterThan(Math.max(...others.map((codes) => maxSim.score(codes))));
  });

  it('gives the same number to the last bit every time, and whatever stands beside in memory', () => {
    const question = randomTokens(9);
    const weights = question.pieces.map(() => random());
    const codes = encodeTokens(randomTokens(30));
    const shifted = new Uint8Array([255, ...codes, 255]).subarray(1, codes.length + 1);
    const first = new MaxSim(question, weights).score(codes);
    expect(new MaxSim(question, weights).score(codes)).toBe(first);
    expect(new MaxSim(question, weights).score(shifted)).toBe(first);
  });

  it('pays no attention to tokens that weigh nothing', () => {
    const question = randomTokens(3);
    const codes = encodeTokens(randomTokens(5));
    const first = { pieces: ['word0'], vectors: vectorAt(question, 0) };
    expect(new MaxSim(question, [2, 0, 0]).score(codes)).toBe(new MaxSim(first, [1]).score(codes));
  });

  it('compares the 32 weightiest tokens of a long question', () => {
    const question = randomTokens(40);
    const weights = question.pieces.map((_, place) => (place < 8 ? 0.001 : 1));
    const codes = encodeTokens(randomTokens(10));
    const withoutLight = weights.map((weight) => (weight === 1 ? 1 : 0));
    expect(new MaxSim(question, weights).score(codes)).toBe(new MaxSim(question, withoutLight).score(codes));
  });

  it('rates a passage without words, or for a question without any, lowest', () => {
    const codes = encodeTokens(randomTokens(4));
    expect(new MaxSim(randomTokens(2), [1, 1]).score(new Uint8Array(0))).toBe(-1);
    expect(new MaxSim(randomTokens(2), [0, 0]).score(codes)).toBe(-1);
    expect(new MaxSim(randomTokens(0), []).score(codes)).toBe(-1);
  });
});
