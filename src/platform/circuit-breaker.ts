import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { AppError } from '../errors.ts';
import type { Logger } from './logger.ts';

/** Failures in a row before calls are refused at once. */
const FAILURES_TO_OPEN = 3;
/** Milliseconds until one call may try again. */
const HALF_OPEN_AFTER_MS = 2_000;

/** Spares a dependency that does not answer, and spares its callers the wait. Counts only failures that say "it does not answer". */
export interface CircuitBreaker {
  /**
   * `closed`: calls go through. `open`: they are refused at once; the first one after the pause may try. `half-open`: that one is under way, the
   * others are still refused.
   */
  readonly state: 'closed' | 'open' | 'half-open';
  /** @throws AppError DEPENDENCY_UNAVAILABLE at once while open; else whatever the work throws */
  execute<Result>(work: () => Promise<Result>): Promise<Result>;
}

export interface CircuitBreakerOptions {
  /** As messages name the dependency: "Chroma". */
  readonly what: string;
  /** Told once when an outage begins and once when it is over. */
  readonly logger: Logger;
  /** Whether a failure says that the dependency does not answer. */
  readonly isAway: (error: unknown) => boolean;
}

/** A breaker that opens after three failures in a row and lets one call try every two seconds from then on. */
export function createCircuitBreaker({ what, logger, isAway }: CircuitBreakerOptions): CircuitBreaker {
  const isTrying = (): boolean => policy.state === CircuitState.HalfOpen;
  const policy = circuitBreaker(
    // A trial whose caller leaves has found nothing out, and must not close the circuit.
    handleWhen((error) => isAway(error) || (isTrying() && error instanceof AppError && error.code === 'CANCELLED')),
    { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
  );
  logOutages(policy, what, logger);
  const refusal = (cause?: unknown): AppError =>
    new AppError('DEPENDENCY_UNAVAILABLE', `${what} has not answered lately; it will be tried again in a moment.`, { cause });
  return {
    get state() {
      if (isTrying()) return 'half-open';
      return policy.state === CircuitState.Closed ? 'closed' : 'open';
    },
    async execute(work) {
      // The library would have this call wait for the end of the trial, which may take as long as a deadline.
      if (isTrying()) throw refusal();
      try {
        return await policy.execute(work);
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        throw refusal(error);
      }
    },
  };
}

/** A trial that fails opens the circuit anew; that is the same outage. */
function logOutages(policy: ReturnType<typeof circuitBreaker>, what: string, logger: Logger): void {
  let isOutageLogged = false;
  policy.onBreak((reason) => {
    const err = 'error' in reason ? reason.error : undefined;
    if (!isOutageLogged) logger.warn({ area: 'platform', dependency: what, err }, 'calls are refused at once, but for one in a while');
    isOutageLogged = true;
  });
  policy.onReset(() => {
    logger.info({ area: 'platform', dependency: what }, 'answers again');
    isOutageLogged = false;
  });
}
