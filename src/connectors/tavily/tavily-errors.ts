import { AppError, asAppError } from '../../errors.ts';

/** Translates what `fetch` throws: a refused or broken connection, or a redirect, which is not followed because the key would go with it. */
export function webSearchError(error: unknown): AppError {
  return asAppError(error, (cause) => new AppError('DEPENDENCY_UNAVAILABLE', 'The web search cannot be reached.', { cause }));
}

/** The service answered, but not as the protocol says. Retryable, because a proxy's error page passes. */
export function unreadable(cause?: unknown): AppError {
  return new AppError('DEPENDENCY_UNAVAILABLE', "The web search answered with something that is not Tavily's protocol.", { cause });
}

/** A status that is no success. The service's words, which may repeat the question or the key, go nowhere. */
export function fromStatus(status: number): AppError {
  // Whoever is told that it is too much does not ask again at once.
  if (status === 429) return new AppError('RATE_LIMITED', 'The web search refuses more requests for now.', { isRetryable: false });
  if (status >= 500 || status === 408) return new AppError('DEPENDENCY_UNAVAILABLE', `The web search failed with status ${status}.`);
  const isKeyAtFault = status === 401 || status === 403;
  const message = isKeyAtFault
    ? 'The web search does not accept the key of WEB_SEARCH_API_KEY.'
    : `The web search refused the request with status ${status}: check WEB_SEARCH_URL.`;
  return new AppError('DEPENDENCY_UNAVAILABLE', message, { isRetryable: false });
}

/** Whether it says that the service is away, so that others need not wait for it. */
export function saysServiceIsAway(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  return error.code === 'DEADLINE_EXCEEDED' || (error.code === 'DEPENDENCY_UNAVAILABLE' && error.isRetryable);
}
