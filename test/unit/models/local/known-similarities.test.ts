import { describe, expect, it } from '@jest/globals';
import { checkKnownSimilarities } from '../../../../src/models/local/known-similarities.ts';
import type { EmbeddingModel } from '../../../../src/models/embedding-model.ts';

/** A model whose first vector is (1, 0) and whose others have the given cosines to it. */
function modelWith(...cosines: number[]): EmbeddingModel {
  const vectors = [1, ...cosines].map((cosine) => Float32Array.of(cosine, Math.sqrt(1 - cosine ** 2)));
  return { id: 'fake', dimensions: 2, maximumTokens: 256, embed: () => Promise.resolve(vectors), close: () => Promise.resolve() };
}

describe('checkKnownSimilarities', () => {
  it('accepts similarities within the tolerance', async () => {
    const found = await checkKnownSimilarities(modelWith(0.7, 0.94, 0.26), 0.01);
    expect(found.map((cosine) => cosine.toFixed(2))).toEqual(['0.70', '0.94', '0.26']);
  });

  it.each([
    [0.65, 0.943, 0.257],
    [0.695, 0.92, 0.257],
    [0.695, 0.943, 0.3],
    [Number.NaN, 0.943, 0.257],
  ])('refuses a model with the similarities %d, %d, %d and says what they are', async (...cosines) => {
    const words = `"That is a happy dog" ${cosines[0].toFixed(3)} instead of 0.695`;
    const refusal = { code: 'BAD_INPUT', message: expect.stringContaining(words) };
    await expect(checkKnownSimilarities(modelWith(...cosines), 0.01)).rejects.toMatchObject(refusal);
  });
});
