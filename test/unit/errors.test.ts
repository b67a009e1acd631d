import { describe, expect, it } from '@jest/globals';
import { AppError, asAppError, messageOf } from '../../src/errors.ts';

describe('AppError', () => {
  it.each(['DEPENDENCY_UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RATE_LIMITED'] as const)(
    'says of %s that the same call may succeed later',
    (code) => {
      expect(new AppError(code, 'x').isRetryable).toBe(true);
    },
  );

  it('is not retryable otherwise, unless it is said', () => {
    expect(new AppError('BAD_INPUT', 'x').isRetryable).toBe(false);
    expect(new AppError('DEPENDENCY_UNAVAILABLE', 'x', { isRetryable: false }).isRetryable).toBe(false);
  });

  it('keeps cause and details', () => {
    const cause = new Error('inner');
    const error = new AppError('INTERNAL', 'outer', { cause, details: { field: 'limit' } });
    expect(error).toMatchObject({ name: 'AppError', message: 'outer', cause, details: { field: 'limit' } });
    expect(error).toBeInstanceOf(Error);
  });
});

describe('asAppError', () => {
  it('keeps the first, most precise code', () => {
    const first = new AppError('NOT_FOUND', 'x');
    expect(asAppError(first, () => new AppError('INTERNAL', 'y'))).toBe(first);
    expect(asAppError(new Error('plain'), (cause) => new AppError('INTERNAL', 'y', { cause })).code).toBe('INTERNAL');
  });
});

describe('messageOf', () => {
  it('reads anything that is thrown', () => {
    expect(messageOf(new Error('no'))).toBe('no');
    expect(messageOf('no')).toBe('no');
    expect(messageOf(undefined)).toBe('undefined');
  });
});
