import { describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { TurnQueue } from '../../../src/platform/turn-queue.ts';

/** Work that ends when it is told to, and notes that it began. */
function controlled(began: string[], name: string): { work: () => Promise<string>; end: () => void; fail: (error: Error) => void } {
  let end = (): void => undefined;
  let fail = (_: Error): void => undefined;
  const over = new Promise<string>((resolve, reject) => {
    end = () => resolve(name);
    fail = reject;
  });
  const work = (): Promise<string> => {
    began.push(name);
    return over;
  };
  return { work, end, fail };
}

const PATIENT = { isUrgent: false };
const URGENT = { isUrgent: true };

describe('TurnQueue', () => {
  it('does one piece of work at a time, in the order in which they came', async () => {
    const [queue, began] = [new TurnQueue(), [] as string[]];
    const [a, b] = [controlled(began, 'a'), controlled(began, 'b')];
    const [first, second] = [queue.run(PATIENT, a.work), queue.run(PATIENT, b.work)];
    await turn();
    expect(began).toEqual(['a']);
    a.end();
    expect(await first).toBe('a');
    await turn();
    expect(began).toEqual(['a', 'b']);
    b.end();
    expect(await second).toBe('b');
  });

  it('lets urgent work go before what waits, but not before other urgent work', async () => {
    const [queue, began] = [new TurnQueue(), [] as string[]];
    const running = controlled(began, 'running');
    const all = [queue.run(PATIENT, running.work)];
    for (const [name, options] of Object.entries({ p1: PATIENT, p2: PATIENT, u1: URGENT, u2: URGENT })) {
      const next = controlled(began, name);
      next.end();
      all.push(queue.run(options, next.work));
    }
    running.end();
    await Promise.all(all);
    expect(began).toEqual(['running', 'u1', 'u2', 'p1', 'p2']);
  });

  it('never begins work whose caller leaves while it waits', async () => {
    const [queue, began, caller] = [new TurnQueue(), [] as string[], new AbortController()];
    const [running, left, last] = [controlled(began, 'running'), controlled(began, 'left'), controlled(began, 'last')];
    const first = queue.run(PATIENT, running.work);
    const second = queue.run({ ...PATIENT, signal: caller.signal }, left.work);
    const third = queue.run(PATIENT, last.work);
    caller.abort();
    await expect(second).rejects.toMatchObject({ code: 'CANCELLED' });
    running.end();
    last.end();
    await Promise.all([first, third]);
    expect(began).toEqual(['running', 'last']);
  });

  it('goes on after work that failed', async () => {
    const [queue, began] = [new TurnQueue(), [] as string[]];
    const [bad, good] = [controlled(began, 'bad'), controlled(began, 'good')];
    const [first, second] = [queue.run(PATIENT, bad.work), queue.run(PATIENT, good.work)];
    bad.fail(new Error('bad luck'));
    good.end();
    await expect(first).rejects.toThrow('bad luck');
    expect(await second).toBe('good');
  });
});
