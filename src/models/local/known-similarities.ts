import { AppError } from '../../errors.ts';
import type { EmbeddingModel } from '../embedding-model.ts';

const SENTENCE = 'That is a happy person';

/** Cosine similarities of all-MiniLM-L6-v2 as its model card's example gives them (https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2). */
const KNOWN = [
  { sentence: 'That is a happy dog', cosine: 0.695 },
  { sentence: 'That is a very happy person', cosine: 0.943 },
  { sentence: 'Today is a sunny day', cosine: 0.257 },
] as const;

/**
 * Embeds three sentences whose similarity to a fourth is known, and returns what was found.
 * @throws AppError BAD_INPUT when one is off by more than the tolerance: then the files are not this model's, or it does not work here
 */
export async function checkKnownSimilarities(model: EmbeddingModel, tolerance: number): Promise<number[]> {
  const [first, ...others] = await model.embed([SENTENCE, ...KNOWN.map(({ sentence }) => sentence)]);
  const found = others.map((vector) => dot(first!, vector));
  const wrong = KNOWN.filter(({ cosine }, place) => !(Math.abs(found[place]! - cosine) <= tolerance));
  if (wrong.length > 0) {
    const words = KNOWN.map(({ sentence, cosine }, place) => `"${sentence}" ${found[place]!.toFixed(3)} instead of ${cosine}`);
    throw new AppError(
      'BAD_INPUT',
      `The embedding model's files are not those of all-MiniLM-L6-v2: similarities to "${SENTENCE}" are ${words.join(', ')}.`,
    );
  }
  return found;
}

/** The cosine of two vectors of length one. */
function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, place) => sum + value * b[place]!, 0);
}
