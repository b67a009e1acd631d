import { Neo4jError } from 'neo4j-driver';
import { AppError, asAppError } from '../../errors.ts';

const UNAVAILABLE_CODES = ['ServiceUnavailable', 'SessionExpired', 'Neo.TransientError', 'Neo.ClientError.Security', 'Neo.DatabaseError'];
const TIMEOUT_CODES = ['Neo.ClientError.Transaction.TransactionTimedOut', 'Neo.ClientError.Transaction.LockClientStopped'];

/** What two processes that make the same index at the same moment get, although both say IF NOT EXISTS. */
const ALREADY_THERE = 'Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists';

/** Whether a statement failed only because another process has just made the same index or constraint. */
export function isAlreadyThere(error: unknown): boolean {
  return error instanceof AppError && error.cause instanceof Neo4jError && error.cause.code === ALREADY_THERE;
}

/** What one of two gets who wait for each other's locks: its transaction was undone so that the other could go on. */
const DEADLOCK = 'Neo.TransientError.Transaction.DeadlockDetected';

/** Whether a statement was undone because another process held what it needed, and needed what it held. */
export function isDeadlock(error: unknown): boolean {
  return error instanceof AppError && error.cause instanceof Neo4jError && error.cause.code === DEADLOCK;
}

/** Translates what the driver throws. The driver's text goes into `cause`, never into the message. */
export function neo4jError(error: unknown): AppError {
  return asAppError(error, translate);
}

function translate(cause: unknown): AppError {
  if (cause instanceof Neo4jError) {
    if (TIMEOUT_CODES.some((code) => cause.code.startsWith(code))) {
      return new AppError('DEADLINE_EXCEEDED', 'The graph took too long to answer.', { cause });
    }
    if (cause.code.startsWith('Neo.ClientError.Security')) {
      return new AppError('DEPENDENCY_UNAVAILABLE', 'Neo4j refuses the user and password it is given (NEO4J_USER, NEO4J_PASSWORD).', {
        cause,
        isRetryable: false,
      });
    }
    // The pool's own time-out comes without a code of its own.
    if (UNAVAILABLE_CODES.some((code) => cause.code.startsWith(code)) || cause.message.includes('acquisition timed out')) {
      return new AppError('DEPENDENCY_UNAVAILABLE', 'Neo4j does not answer.', { cause });
    }
  }
  return new AppError('INTERNAL', 'The graph could not carry out a query.', { cause });
}
