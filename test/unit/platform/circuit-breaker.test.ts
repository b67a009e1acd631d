import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AppError } from '../../../src/errors.ts';
import { createCircuitBreaker } from '../../../src/platform/circuit-breaker.ts';
import type { CircuitBreaker } from '../../../src/platform/circuit-breaker.ts';
import type { Logger } from '../../../src/platform/logger.ts';

const fail = (code: 'DEPENDENCY_UNAVAILABLE' | 'DEADLINE_EXCEEDED' | 'CANCELLED' | 'INTERNAL') => () =>
  Promise.reject(new AppError(code, 'own'));

const isAway = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'DEPENDENCY_UNAVAILABLE' || error.code === 'DEADLINE_EXCEEDED');

async function failTimes(breaker: CircuitBreaker, times: number, work = fail('DEPENDENCY_UNAVAILABLE')): Promise<void> {
  for (let time = 0; time < times; time += 1) await expect(breaker.execute(work)).rejects.toThrow('own');
}

describe('the circuit breaker', () => {
  let breaker: CircuitBreaker;
  let logged: string[];

  beforeEach(() => {
    jest.useFakeTimers();
    logged = [];
    const note = (level: string) => () => logged.push(level);
    const logger = { info: note('info'), warn: note('warn') } as unknown as Logger;
    breaker = createCircuitBreaker({ what: 'Chroma', logger, isAway });
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

  it('refuses others at once while one call tries, however long that takes', async () => {
    await failTimes(breaker, 3);
    jest.advanceTimersByTime(2_100);
    let answer = (_text: string): void => {};
    const trial = breaker.execute(() => new Promise<string>((resolve) => (answer = resolve)));
    const other = jest.fn(() => Promise.resolve('fine'));
    await expect(breaker.execute(other)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect(other).not.toHaveBeenCalled();
    answer('back');
    await expect(trial).resolves.toBe('back');
    await expect(breaker.execute(other)).resolves.toBe('fine');
  });

  it('stays open when the caller of that call leaves before its end', async () => {
    await failTimes(breaker, 3);
    jest.advanceTimersByTime(2_100);
    await failTimes(breaker, 1, fail('CANCELLED'));
    await expect(breaker.execute(() => Promise.resolve('no'))).rejects.toThrow(/has not answered lately/);
  });

  it('closes when that call is refused, because a refusal is an answer', async () => {
    await failTimes(breaker, 3);
    jest.advanceTimersByTime(2_100);
    await failTimes(breaker, 1, fail('INTERNAL'));
    await expect(breaker.execute(() => Promise.resolve('fine'))).resolves.toBe('fine');
  });

  it('says how it stands', async () => {
    expect(breaker.state).toBe('closed');
    await failTimes(breaker, 3);
    expect(breaker.state).toBe('open');
    jest.advanceTimersByTime(2_100);
    const states: string[] = [];
    await breaker.execute(async () => {
      await Promise.resolve();
      states.push(breaker.state);
    });
    expect([...states, breaker.state]).toEqual(['half-open', 'closed']);
  });

  it('logs an outage once when it begins and once when it is over', async () => {
    await failTimes(breaker, 3);
    for (let trial = 0; trial < 3; trial += 1) {
      jest.advanceTimersByTime(2_100);
      await failTimes(breaker, 1);
    }
    expect(logged).toEqual(['warn']);
    jest.advanceTimersByTime(2_100);
    await breaker.execute(() => Promise.resolve('back'));
    expect(logged).toEqual(['warn', 'info']);
    await failTimes(breaker, 3);
    expect(logged).toEqual(['warn', 'info', 'warn']);
  });
});
