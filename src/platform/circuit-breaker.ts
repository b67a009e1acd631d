import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { AppError } from '../errors.ts';

/** Failures in a row before calls are refused at once. */
const FAILURES_TO_OPEN = 3;
/** Milliseconds until one call may try again. */
const HALF_OPEN_AFTER_MS = 2_000;

/** Spares a dependency that does not answer, and spares its callers the wait. Counts only failures that say "it does not answer". */
export interface CircuitBreaker {
  /** @throws AppError DEPENDENCY_UNAVAILABLE at once while open; else whatever the work throws */
  execute<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function createCircuitBreaker(what: string): CircuitBreaker {
  const policy = circuitBreaker(
    handleWhen((error) => error instanceof AppError && (error.code === 'DEPENDENCY_UNAVAILABLE' || error.code === 'DEADLINE_EXCEEDED')),
    { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
  );
  return {
    async execute(work) {
      try {
        return await policy.execute(work);
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        throw new AppError('DEPENDENCY_UNAVAILABLE', `${what} has not answered lately; it will be tried again in a moment.`, {
          cause: error,
        });
      }
    },
  };
}
