/** The shape of a batch's token vectors. */
export interface BatchShape {
  /** Tokens of each text without padding. */
  lengths: readonly number[];
  /** Tokens of each row with padding. */
  paddedLength: number;
  dimensions: number;
}

/**
 * One unit-length vector a text: the mean of its tokens' vectors, padding left out (mean pooling, https://arxiv.org/abs/1908.10084).
 * `tokens` is `[batch][paddedLength][dimensions]`, the result `[batch][dimensions]`, both in one row-major array.
 */
export function poolTokens(tokens: Float32Array, { lengths, paddedLength, dimensions }: BatchShape): Float32Array {
  const vectors = new Float32Array(lengths.length * dimensions);
  lengths.forEach((length, row) => {
    const vector = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    const begin = row * paddedLength * dimensions;
    for (let place = 0; place < length * dimensions; place += 1) vector[place % dimensions]! += tokens[begin + place]!;
    normalize(vector);
  });
  return vectors;
}

function normalize(vector: Float32Array): void {
  const length = Math.hypot(...vector);
  for (let place = 0; place < vector.length; place += 1) vector[place]! /= length;
}
