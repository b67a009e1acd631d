import type { TokenVectors } from '../domain/token-codes.ts';

/** A passage's vector and what is kept of its tokens, from one pass of the model. */
export interface EmbeddedPassage {
  /** As {@link import('./embedding-model.ts').EmbeddingModel} gives it. */
  readonly vector: Float32Array;
  /** As `encodeTokens` codes them. */
  readonly tokenCodes: Uint8Array;
}

/** An embedding model that also gives what it makes of each token, for late interaction. Implementation: `local/`. Providers do not give it out. */
export interface TokenEmbeddingModel {
  /** As the embedding model's: the same texts have the same vectors. */
  readonly id: string;
  /**
   * Vectors and token codes of passages, in their order. An empty list gives an empty list.
   * @throws AppError DEPENDENCY_UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED
   */
  embedPassages(texts: readonly string[], options?: { signal?: AbortSignal }): Promise<EmbeddedPassage[]>;
  /**
   * A question's tokens, before waiting passages.
   * @throws AppError DEPENDENCY_UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED
   */
  readQuestion(text: string, options?: { signal?: AbortSignal }): Promise<TokenVectors>;
}
