import type { WebResult } from '../domain/web-result.ts';

/** Searches outside the company. Implementation: `tavily/` (any service that speaks Tavily's protocol). */
export interface WebSearch {
  /**
   * What the service finds, in its order; none when it finds nothing. Each text is on one line, without control characters and of bounded length, each address
   * begins with http:// or https:// and comes once. The question leaves the company: ask only where that is wanted.
   * @throws AppError DEPENDENCY_UNAVAILABLE, RATE_LIMITED, DEADLINE_EXCEEDED, CANCELLED
   */
  search(question: string, options?: { signal?: AbortSignal }): Promise<WebResult[]>;
}
