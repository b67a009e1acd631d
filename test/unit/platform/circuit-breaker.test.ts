import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AppError } from '../../../src/errors.ts';
import { createCircuitBreaker } from '../../../src/platform/circuit-breaker.ts';
import type { CircuitBreaker } from '../../../src/platform/circuit-breaker.ts';

const fail = (code: 'DEPENDENCY_UNAVAILABLE' | 'DEADLINE_EXCEEDED' | 'CANCELLED' | 'INTERNAL') => () =>
  Promise.reject(new AppError(code, 'own'));

async function failTimes(breaker: CircuitBreaker, times: number, work = fail('DEPENDENCY_UNAVAILABLE')): Promise<void> {
  for (let time = 0; time < times; time += 1) await expect(breaker.execute(work)).rejects.toThrow('own');
}

describe('the circuit breaker', () => {
  let breaker: CircuitBreaker;

  beforeEach(() => {
    jest.useFakeTimers();
    breaker = createCircuitBreaker('Chroma');
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('refuses at once after three failures in a row, without calling', async () => {
    await failTimes(breaker, 2);
    await failTimes(breaker, 1, fail('DEADLINE_EXCEEDED'));
    const work = jest.fn(() => Promise.resolve('fine'));
    await expect(breaker.execute(work)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: true });
    expect(work).not.toHaveBeenCalled();
  });

  it('lets one call try again after two seconds, and all when it succeeds', async () => {
    await failTimes(breaker, 3);
    jest.advanceTimersByTime(2_100);
    await expect(breaker.execute(() => Promise.resolve('back'))).resolves.toBe('back');
    await failTimes(breaker, 2);
    await expect(breaker.execute(() => Promise.resolve('still'))).resolves.toBe('still');
  });

  it('refuses again when that call fails', async () => {
    await failTimes(breaker, 3);
    jest.advanceTimersByTime(2_100);
    await failTimes(breaker, 1);
    await expect(breaker.execute(() => Promise.resolve('no'))).rejects.toThrow(/has not answered lately/);
  });

  it('does not count a caller that left, or a fault of ours', async () => {
    await failTimes(breaker, 5, fail('CANCELLED'));
    await failTimes(breaker, 5, fail('INTERNAL'));
    await expect(breaker.execute(() => Promise.resolve('fine'))).resolves.toBe('fine');
  });
});
