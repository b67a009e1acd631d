import { AppError } from '../errors.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';

export interface TryEmbedOptions {
  /** Whose texts they are: the same passages come up for many questions, and their sentences' vectors may be kept for this tenant. */
  readonly tenantId: string;
  readonly signal?: AbortSignal;
}

/** The texts' vectors, or none when the model does not answer: then words alone decide. @throws AppError CANCELLED */
export async function tryEmbed(
  model: EmbeddingModel,
  texts: readonly string[],
  { tenantId, signal }: TryEmbedOptions,
): Promise<Float32Array[]> {
  try {
    return await model.embed(texts, { signal, purpose: 'question', cacheNamespace: tenantId });
  } catch (error) {
    if (error instanceof AppError && error.isRetryable) return [];
    throw error;
  }
}
