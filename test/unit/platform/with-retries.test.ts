import { describe, expect, it, jest } from '@jest/globals';
import { AppError, asAppError } from '../../../src/errors.ts';
import { withRetries } from '../../../src/platform/with-retries.ts';
import type { RetryOptions } from '../../../src/platform/with-retries.ts';

const passing = new AppError('DEPENDENCY_UNAVAILABLE', 'may pass');
const lasting = new AppError('DEPENDENCY_UNAVAILABLE', 'will not pass', { isRetryable: false });

const options = (given: Partial<RetryOptions> = {}): RetryOptions => ({
  signal: new AbortController().signal,
  deadline: Date.now() + 5_000,
  attempts: 3,
  firstWaitMs: 20,
  toError: (thrown) => asAppError(thrown, (cause) => new AppError('INTERNAL', 'ours', { cause })),
  ...given,
});

/** Fails with these one after the other, then succeeds. */
function failing(...failures: unknown[]) {
  return jest.fn(() => (failures.length > 0 ? Promise.reject(failures.shift() as Error) : Promise.resolve('done')));
}

describe('withRetries', () => {
  it('tries again while the failure may pass', async () => {
    const request = failing(passing, passing);
    await expect(withRetries(options(), request)).resolves.toBe('done');
    expect(request).toHaveBeenCalledTimes(3);
  });

  it('gives up after its attempts, with the last failure', async () => {
    const last = new AppError('DEADLINE_EXCEEDED', 'too late');
    const request = failing(passing, last, passing);
    await expect(withRetries(options({ attempts: 2 }), request)).rejects.toBe(last);
    expect(request).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['that will not pass', lasting, 'DEPENDENCY_UNAVAILABLE'],
    ['without a code', new Error('a slip'), 'INTERNAL'],
  ])('does not repeat a failure %s', async (_what, failure, code) => {
    const request = failing(failure);
    await expect(withRetries(options(), request)).rejects.toMatchObject({ code });
    expect(request).toHaveBeenCalledTimes(1);
  });

  it('waits half to all of the first wait, then twice as long', async () => {
    const begin = performance.now();
    await withRetries(options({ firstWaitMs: 100 }), failing(passing, passing));
    // Timers may go off a little early.
    expect(performance.now() - begin).toBeGreaterThanOrEqual(148);
  });

  it('waits as long as the failure says', async () => {
    const begin = performance.now();
    const busy = new AppError('RATE_LIMITED', 'later', { details: { retryAfterMs: 200 } });
    await withRetries(options(), failing(busy));
    expect(performance.now() - begin).toBeGreaterThanOrEqual(198);
  });

  it('begins no wait that would outlast the deadline', async () => {
    const request = failing(passing);
    await expect(withRetries(options({ deadline: Date.now() + 300, firstWaitMs: 60_000 }), request)).rejects.toBe(passing);
    expect(request).toHaveBeenCalledTimes(1);
  });

  it('stops waiting when it is aborted, with the reason', async () => {
    const leaving = new AbortController();
    const request = failing(passing);
    const tried = withRetries(options({ firstWaitMs: 4_000, signal: leaving.signal }), request);
    setTimeout(() => leaving.abort(new AppError('CANCELLED', 'The caller left.')), 20);
    await expect(tried).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(request).toHaveBeenCalledTimes(1);
  });

  it('does not repeat what failed because it was aborted', async () => {
    const signal = AbortSignal.abort(new AppError('CANCELLED', 'The caller left.'));
    const request = failing(passing);
    await expect(withRetries(options({ signal }), request)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(request).toHaveBeenCalledTimes(1);
  });
});
