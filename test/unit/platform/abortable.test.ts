import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../../src/errors.ts';
import { throwIfCancelled, waitFor, withDeadline } from '../../../src/platform/abortable.ts';

const never = (): Promise<never> => new Promise(() => {});

describe('withDeadline', () => {
  it('gives what the work gives', async () => {
    await expect(withDeadline({ timeoutMs: 1_000, what: 'x' }, () => Promise.resolve(7))).resolves.toBe(7);
  });

  it('ends in time even when the work never looks at its signal', async () => {
    await expect(withDeadline({ timeoutMs: 10, what: 'The paused server' }, never)).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      message: 'The paused server did not answer within 10 ms.',
    });
  });

  it('ends when the caller leaves, and tells the work', async () => {
    const caller = new AbortController();
    let seen: AbortSignal | undefined;
    const running = withDeadline({ timeoutMs: 10_000, signal: caller.signal, what: 'x' }, (signal) => {
      seen = signal;
      return never();
    });
    caller.abort();
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(seen?.aborted).toBe(true);
  });

  it('does not begin when the caller has left already', async () => {
    let hasBegun = false;
    const work = (): Promise<void> => {
      hasBegun = true;
      return Promise.resolve();
    };
    await expect(withDeadline({ timeoutMs: 1_000, signal: AbortSignal.abort(), what: 'x' }, work)).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(hasBegun).toBe(false);
  });

  it("lets the work's own failure through, and one that comes too late disappear", async () => {
    await expect(withDeadline({ timeoutMs: 1_000, what: 'x' }, () => Promise.reject(new Error('own')))).rejects.toThrow('own');
    const late = async (): Promise<never> => {
      await sleep(20);
      throw new Error('late');
    };
    await expect(withDeadline({ timeoutMs: 5, what: 'x' }, late)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await sleep(30);
  });
});

describe('throwIfCancelled', () => {
  it("keeps a reason's own code", () => {
    const reason = new AppError('DEADLINE_EXCEEDED', 'The request took too long.');
    expect(() => throwIfCancelled(AbortSignal.abort(reason))).toThrow(reason);
  });

  it('says nothing while the caller waits', () => {
    expect(() => throwIfCancelled(undefined)).not.toThrow();
    expect(() => throwIfCancelled(new AbortController().signal)).not.toThrow();
  });
});

describe('waitFor', () => {
  it('gives what the work gives, or its failure', async () => {
    const { signal } = new AbortController();
    for (const given of [signal, undefined]) {
      await expect(waitFor(Promise.resolve(7), given)).resolves.toBe(7);
      await expect(waitFor(Promise.reject(new Error('own')), given)).rejects.toThrow('own');
    }
  });

  it('ends when the caller leaves, and does not end the work', async () => {
    const leaving = new AbortController();
    let goOn = (): void => {};
    const work = new Promise<string>((resolve) => (goOn = () => resolve('done')));
    const first = waitFor(work, leaving.signal);
    const second = waitFor(work, undefined);
    leaving.abort();
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(waitFor(work, leaving.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
    goOn();
    await expect(second).resolves.toBe('done');
  });
});
