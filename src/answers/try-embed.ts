import { AppError } from '../errors.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';

/** The texts' vectors, or none when the model does not answer: then words alone decide. @throws AppError CANCELLED */
export async function tryEmbed(model: EmbeddingModel, texts: readonly string[], signal: AbortSignal | undefined): Promise<Float32Array[]> {
  try {
    return await model.embed(texts, { signal, purpose: 'question' });
  } catch (error) {
    if (error instanceof AppError && error.isRetryable) return [];
    throw error;
  }
}
