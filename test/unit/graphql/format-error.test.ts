import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { AppError } from '../../../src/errors.ts';
import { formatError } from '../../../src/graphql/format-error.ts';
import type { Logger } from '../../../src/platform/logger.ts';

function format(error: unknown) {
  const logged: unknown[] = [];
  const logger = { error: (fields: unknown) => logged.push(fields) } as unknown as Logger;
  return { shown: formatError(error, { requestId: 'request-1', logger }), logged };
}

describe('an error that leaves', () => {
  it('keeps message, code and details of a failure with a code, and its place in the answer', () => {
    const failure = new AppError('BAD_INPUT', 'The limit is wrong.', { details: { field: 'limit' }, cause: new Error('secret') });
    const { shown, logged } = format(new GraphQLError('wrapped', { originalError: failure, path: ['employees'] }));
    expect(shown).toEqual({
      message: 'The limit is wrong.',
      path: ['employees'],
      locations: undefined,
      extensions: { code: 'BAD_INPUT', requestId: 'request-1', isRetryable: false, details: { field: 'limit' } },
    });
    expect(logged).toEqual([]);
  });

  it('says whether trying again may help', () => {
    expect(format(new AppError('DEPENDENCY_UNAVAILABLE', 'Neo4j does not answer.')).shown.extensions).toMatchObject({ isRetryable: true });
  });

  it('is found however deep GraphQL wrapped it', () => {
    const inner = new GraphQLError('inner', { originalError: new AppError('NOT_FOUND', 'There is none.') });
    expect(format(new GraphQLError('outer', { originalError: inner })).shown.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['a fault of ours', new TypeError("Cannot read properties of undefined (reading 'secret')")],
    ['a driver’s error', new GraphQLError('bolt://secret refused', { originalError: new Error('bolt://secret refused') })],
    ['an internal failure', new AppError('INTERNAL', 'secret query failed')],
    ['something thrown that is no error', 'secret'],
    ['a code that nobody knows', new GraphQLError('secret', { extensions: { code: 'SOMETHING', stacktrace: ['secret'] } })],
  ])('hides %s and leaves it to the log', (_what, error) => {
    const { shown, logged } = format(error);
    expect(shown.extensions).toEqual({ code: 'INTERNAL', requestId: 'request-1', isRetryable: false });
    expect(JSON.stringify(shown)).not.toContain('secret');
    expect(logged).toHaveLength(1);
  });

  it.each([
    ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_PARSE_FAILED'],
    ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED'],
    ['BAD_USER_INPUT', 'BAD_INPUT'],
    ['OPERATION_RESOLUTION_FAILURE', 'BAD_INPUT'],
  ])('keeps the text of a request’s own fault (%s), cut to a thousand characters', (given, code) => {
    const { shown } = format(new GraphQLError('x'.repeat(5_000), { extensions: { code: given } }));
    expect([shown.message.length, shown.extensions?.code]).toEqual([1_000, code]);
  });
});
