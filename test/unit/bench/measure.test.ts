import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { measureInTurn, measureTogether, measureTogetherInTurn, percentile } from '../../bench/measure.ts';

describe('percentile', () => {
  it('is the time that this share stayed below', () => {
    const times = Array.from({ length: 100 }, (_, place) => place);
    expect([percentile(times, 0.5), percentile(times, 0.95), percentile(times, 1)]).toEqual([50, 95, 99]);
  });

  it('of a single run is that run, of none no number', () => {
    expect(percentile([7], 0.95)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('rounds', () => {
  it('run each piece of work in turn, and keep the times in order of size', async () => {
    const order: string[] = [];
    const work = (name: string, pauses: number[]) => () => {
      order.push(name);
      return sleep(pauses.shift() ?? 0);
    };
    const [first = []] = await measureInTurn([work('a', [30, 1]), work('b', [])], 2);
    expect(order).toEqual(['a', 'b', 'a', 'b']);
    expect(first[0]).toBeLessThan(first[1]!);
    expect(first[1]).toBeGreaterThan(25);
  });

  it('of several clients are at once, and count what is done in a second', async () => {
    let [running, most] = [0, 0];
    const work = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await sleep(20);
      running -= 1;
    };
    const { times, perSecond } = await measureTogether(work, 4, 3);
    expect(most).toBe(4);
    expect(times).toHaveLength(12);
    // Four at once in 20 ms each are 200 a second, and a little more when timers are early; a slow machine does less.
    expect(perSecond).toBeLessThan(230);
  });

  it('of several clients take turns with other work, and are put together', async () => {
    const order: string[] = [];
    const work = (name: string) => () => Promise.resolve(order.push(name));
    const [first, second] = await measureTogetherInTurn([work('a'), work('b')], { clients: 2, rounds: 2, each: 1 });
    expect(order.join('')).toBe('aabbaabb');
    expect([first?.times.length, second?.times.length]).toEqual([4, 4]);
    expect(first?.perSecond).toBeGreaterThan(0);
  });

  it('end with the failure of the work', async () => {
    await expect(measureInTurn([() => Promise.reject(new Error('away'))], 1)).rejects.toThrow('away');
  });
});
