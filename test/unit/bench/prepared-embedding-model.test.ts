import { describe, expect, it } from '@jest/globals';
import { dotProduct } from '../../../src/domain/dot-product.ts';
import { PreparedEmbeddingModel } from '../../bench/prepared-embedding-model.ts';

const DIMENSIONS = 384;
const centre = (place: number): Float32Array => Float32Array.from({ length: DIMENSIONS }, (_, dimension) => (dimension === place ? 1 : 0));
const model = new PreparedEmbeddingModel({
  model: { id: 'test/prepared', dimensions: DIMENSIONS, maximumTokens: 256 },
  centres: [centre(0), centre(1)],
  topicOfTitle: new Map([
    ['First', 0],
    ['Second', 0],
    ['Other', 1],
  ]),
});

describe('prepared vectors', () => {
  it('have unit length and are the same for the same text', async () => {
    const [vector, again] = await model.embed(['First\n\nA text.', 'First\n\nA text.']);
    expect(Math.hypot(...vector!)).toBeCloseTo(1);
    expect(again).toEqual(vector);
  });

  it('are near each other within a topic, and far from those of another', async () => {
    const [first, second, other] = await model.embed(['First\n\nA text.', 'Second\n\nA text.', 'Other\n\nA text.']);
    expect(dotProduct(first, second)).toBeGreaterThan(0.4);
    expect(dotProduct(first, second)).toBeLessThan(0.7);
    expect(Math.abs(dotProduct(first, other))).toBeLessThan(0.25);
  });

  it('come with token codes of the length that the model gives, which the text alone decides', async () => {
    const [first, again, other] = await model.embedPassages(['First\n\nA text.', 'First\n\nA text.', 'Other\n\nA text.']);
    expect(first?.tokenCodes.length).toBe((39 * DIMENSIONS) / 8);
    expect(again).toEqual(first);
    expect(other?.tokenCodes).not.toEqual(first?.tokenCodes);
  });

  it('are not given for a text that nobody prepared', async () => {
    await expect(model.embed(['Unknown\n\nA text.'])).rejects.toThrow('Unknown');
  });
});
