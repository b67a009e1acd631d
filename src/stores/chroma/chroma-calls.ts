import { withDeadline } from '../../platform/abortable.ts';
import { createCircuitBreaker } from '../../platform/circuit-breaker.ts';
import type { CircuitBreaker } from '../../platform/circuit-breaker.ts';
import type { Logger } from '../../platform/logger.ts';
import { withRetries } from '../../platform/with-retries.ts';
import { chromaError, saysChromaIsAway } from './chroma-errors.ts';

export interface CallOptions {
  /** Milliseconds that the call may take, both attempts together. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Every call may be done twice: a query changes nothing, and writing or removing the same ids again leaves the same. So what fails before its
 * deadline is tried once more, 50 to 100 ms later: a connection that broke while idle, a server that restarts. What hangs has no second
 * attempt, which would only double the load.
 */
const RETRIES = { attempts: 2, firstWaitMs: 100, toError: chromaError };

/** Carries out calls to Chroma, each under a deadline and with a second attempt, all behind one circuit breaker. */
export class ChromaCalls {
  readonly #breaker: CircuitBreaker;

  constructor(logger: Logger) {
    this.#breaker = createCircuitBreaker({ what: 'Chroma', logger, isAway: saysChromaIsAway });
  }

  /** Whether calls go through, or are refused because Chroma has not answered lately. */
  get circuit(): CircuitBreaker['state'] {
    return this.#breaker.state;
  }

  /** @throws AppError as {@link chromaError}; DEADLINE_EXCEEDED, CANCELLED; DEPENDENCY_UNAVAILABLE at once while the circuit is open */
  run<Result>({ timeoutMs, signal }: CallOptions, work: () => Promise<Result>): Promise<Result> {
    return this.#breaker.execute(async () => {
      const deadline = Date.now() + timeoutMs;
      try {
        return await withDeadline({ timeoutMs, signal, what: 'Chroma' }, (inner) =>
          withRetries({ ...RETRIES, signal: inner, deadline }, work),
        );
      } catch (error) {
        throw chromaError(error);
      }
    });
  }
}
