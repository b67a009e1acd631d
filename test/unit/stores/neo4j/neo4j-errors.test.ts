import { describe, expect, it } from '@jest/globals';
import { Neo4jError } from 'neo4j-driver';
import { AppError } from '../../../../src/errors.ts';
import { neo4jError } from '../../../../src/stores/neo4j/neo4j-errors.ts';

const driverError = (code: string, message = 'inner: bolt://10.0.0.7'): Neo4jError => new Neo4jError(message, code, '', '');

describe('neo4jError', () => {
  it.each([
    ['ServiceUnavailable', 'DEPENDENCY_UNAVAILABLE', true],
    ['SessionExpired', 'DEPENDENCY_UNAVAILABLE', true],
    ['Neo.TransientError.Transaction.DeadlockDetected', 'DEPENDENCY_UNAVAILABLE', true],
    ['Neo.DatabaseError.General.UnknownError', 'DEPENDENCY_UNAVAILABLE', true],
    ['Neo.ClientError.Security.Unauthorized', 'DEPENDENCY_UNAVAILABLE', false],
    ['Neo.ClientError.Transaction.TransactionTimedOut', 'DEADLINE_EXCEEDED', true],
    ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', 'DEADLINE_EXCEEDED', true],
    ['Neo.ClientError.Statement.SyntaxError', 'INTERNAL', false],
  ])('translates %s to %s', (code, expected, isRetryable) => {
    const error = neo4jError(driverError(code));
    expect([error.code, error.isRetryable]).toEqual([expected, isRetryable]);
    expect(error.message).not.toContain('inner');
    expect(error.cause).toBeInstanceOf(Neo4jError);
  });

  it("knows the pool's own time-out by its words", () => {
    const error = neo4jError(driverError('N/A', 'Connection acquisition timed out in 1500 ms.'));
    expect(error.code).toBe('DEPENDENCY_UNAVAILABLE');
  });

  it('keeps a code that is there already, and takes anything else for a fault of ours', () => {
    const known = new AppError('CANCELLED', 'left');
    expect(neo4jError(known)).toBe(known);
    expect(neo4jError(new TypeError('x')).code).toBe('INTERNAL');
  });
});
