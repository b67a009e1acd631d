/** Turns texts into vectors. Implementations: `local/` (all-MiniLM-L6-v2 in this process's worker thread), `openai/` (any server that speaks OpenAI's protocol). */
export interface EmbeddingModel {
  /** Names provider, model and precision, e.g. `local/all-MiniLM-L6-v2/fp32`. Recorded with every vector: two ids never mix in one collection. */
  readonly id: string;
  /** Length of each vector. */
  readonly dimensions: number;
  /** Tokens of a text that are read; what comes after is ignored. */
  readonly maximumTokens: number;
  /**
   * Unit-length vectors, shape `[texts.length][dimensions]`, in the order of the texts. An empty list gives an empty list.
   * @throws AppError DEPENDENCY_UNAVAILABLE (the model does not answer or answers garbage), DEADLINE_EXCEEDED, CANCELLED
   */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
  /** Frees threads and connections. Safe to call twice. */
  close(): Promise<void>;
}

export interface EmbedOptions {
  signal?: AbortSignal;
  /** A question goes before waiting passages, so that a loading server still answers. Default: passage. */
  purpose?: 'question' | 'passage';
  /** Whose question it is (the tenant's id): its vector may be kept for that tenant. Without it nothing is cached. */
  cacheNamespace?: string;
}
