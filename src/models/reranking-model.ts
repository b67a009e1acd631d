/** Compares a question with texts, reading each together with the question. Implementation: `local/` (a cross-encoder). */
export interface RerankingModel {
  /** Names the model down to its weights: scores of two ids are never kept as one. */
  readonly id: string;
  /**
   * How well each text fits the question, in the order of the texts: the higher, the better; of any scale, the same for all texts. An empty list gives an empty list.
   * @throws AppError DEPENDENCY_UNAVAILABLE, RATE_LIMITED, DEADLINE_EXCEEDED, CANCELLED
   */
  score(question: string, texts: readonly string[], options?: { signal?: AbortSignal }): Promise<number[]>;
}
