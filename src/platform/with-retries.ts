import { setTimeout as sleep } from 'node:timers/promises';
import type { AppError } from '../errors.ts';

export interface RetryOptions {
  /** Ends waiting and the request itself; its reason is what is thrown then. */
  readonly signal: AbortSignal;
  /** When the whole must be over, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Attempts in all, the first among them. */
  readonly attempts: number;
  /** Before the second attempt; twice as long before each one after it. */
  readonly firstWaitMs: number;
  /** Gives what was thrown its code, which says whether it may pass (`isRetryable`) and when (`details.retryAfterMs`). */
  readonly toError: (thrown: unknown) => AppError;
}

/**
 * Tries a request again while its failure may pass. For what may be done twice. The server's own `Retry-After` is waited for; else as the
 * options say, half of it by chance so that clients do not come back all at once. A wait that would outlast the deadline is not begun: the
 * failure is thrown at once.
 * @throws AppError as `toError` makes it
 */
export async function withRetries<Result>(options: RetryOptions, request: () => Promise<Result>): Promise<Result> {
  const { signal, deadline, attempts, firstWaitMs, toError } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request();
    } catch (thrown) {
      if (signal.aborted) throw toError(signal.reason);
      const error = toError(thrown);
      const waitMs = typeof error.details['retryAfterMs'] === 'number' ? error.details['retryAfterMs'] : backoff(firstWaitMs, attempt);
      if (!error.isRetryable || attempt === attempts || Date.now() + waitMs >= deadline) throw error;
      await sleep(waitMs, undefined, { signal }).catch(() => {
        throw toError(signal.reason);
      });
    }
  }
}

function backoff(firstWaitMs: number, attempt: number): number {
  return firstWaitMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}
