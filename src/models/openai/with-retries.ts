import { setTimeout as sleep } from 'node:timers/promises';
import { toAppError } from './openai-errors.ts';

const MOST_ATTEMPTS = 3;
const FIRST_WAIT_MS = 250;

export interface RetryOptions {
  /** Ends waiting and the request itself; its reason is what is thrown then. */
  signal: AbortSignal;
  /** When the whole must be over, in milliseconds since the epoch. */
  deadline: number;
}

/**
 * Tries a request up to three times while its failure may pass. The server's own `Retry-After` is waited for; else 250 and 500 ms, half of it by
 * chance so that clients do not come back all at once. A wait that would outlast the deadline is not begun: the failure is thrown at once.
 * @throws AppError as {@link toAppError}
 */
export async function withRetries<Result>(options: RetryOptions, request: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request();
    } catch (thrown) {
      if (options.signal.aborted) throw toAppError(options.signal.reason);
      const error = toAppError(thrown);
      const waitMs = typeof error.details['retryAfterMs'] === 'number' ? error.details['retryAfterMs'] : backoff(attempt);
      if (!error.isRetryable || attempt === MOST_ATTEMPTS || Date.now() + waitMs >= options.deadline) throw error;
      await sleep(waitMs, undefined, { signal: options.signal }).catch(() => {
        throw toAppError(options.signal.reason);
      });
    }
  }
}

function backoff(attempt: number): number {
  return FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}
