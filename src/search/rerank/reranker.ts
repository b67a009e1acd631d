import type { Passage } from '../../domain/evidence.ts';
import type { Principal } from '../../domain/principal.ts';
import type { Question } from '../retriever.ts';

/**
 * Compares a question with passages more closely than a retriever can with all that there are. It is given passages that the asker may see, and nothing
 * else. Implementations: {@link import('./late-interaction-reranker.ts').LateInteractionReranker} and {@link import('./model-reranker.ts').ModelReranker}.
 */
export interface Reranker {
  /** Absent: those of a comparison that takes milliseconds. */
  readonly limits?: RerankLimits;
  /**
   * A score for each passage, in their order, comparable among them; nothing when it cannot rate every one of them, because scores of some alone
   * would put the others at a disadvantage.
   * @throws AppError DEPENDENCY_UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED
   */
  score(principal: Principal, question: Question, passages: readonly Passage[], options?: RerankOptions): Promise<number[] | undefined>;
}

export interface RerankLimits {
  /** Passages that are compared at most, from the best. */
  readonly passages: number;
  /** How long a search waits for its last touch, in milliseconds. */
  readonly timeoutMs: number;
}

export interface RerankOptions {
  readonly signal?: AbortSignal;
  /** `false`: take nothing that was kept of what the asker asked earlier, and keep nothing. Default: true. */
  readonly useCache?: boolean;
}
