import type { Principal } from '../domain/principal.ts';
import type { StoreOptions } from './store-options.ts';

/** Finds chunks by their words. The text is taken literally: it has no query syntax. */
export interface KeywordIndex {
  /**
   * At most `limit` chunks that the principal may see, best first, ties by id. No word to search for: an empty list.
   * With `documentIds`, the best among the chunks of these documents, however far down they are among all.
   */
  search(
    principal: Principal,
    text: string,
    options: StoreOptions & { limit: number; documentIds?: readonly string[] },
  ): Promise<KeywordMatch[]>;
}

export interface KeywordMatch {
  readonly chunkId: string;
  /** BM25, comparable within one answer only. */
  readonly score: number;
}
