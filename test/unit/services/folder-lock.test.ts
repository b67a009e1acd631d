import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withFolderLock } from '../../../src/services/folder-lock.ts';

describe('withFolderLock', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weft-lock-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('runs one piece of work at a time and says that it waits', async () => {
    const order: string[] = [];
    const run = (name: string) =>
      withFolderLock({ folder, name: 'work', timeoutMs: 5_000, onWait: () => order.push('waited') }, async () => {
        order.push('begin');
        await sleep(30);
        order.push('end');
        return name;
      });
    expect(await Promise.all([run('a'), run('b')])).toEqual(['a', 'b']);
    expect(order.filter((step) => step !== 'waited')).toEqual(['begin', 'end', 'begin', 'end']);
    expect(order.filter((step) => step === 'waited')).toHaveLength(1);
  });

  it('holds two locks of one folder at once when their names differ', async () => {
    const inner = () => withFolderLock({ folder, name: 'two', timeoutMs: 1_000 }, () => Promise.resolve('both'));
    expect(await withFolderLock({ folder, name: 'one', timeoutMs: 1_000 }, inner)).toBe('both');
  });

  it('gives the lock back when the work fails', async () => {
    const failing = withFolderLock({ folder, name: 'work', timeoutMs: 1_000 }, () => Promise.reject(new Error('the work failed')));
    await expect(failing).rejects.toThrow('the work failed');
    expect(await withFolderLock({ folder, name: 'work', timeoutMs: 0 }, () => Promise.resolve('free'))).toBe('free');
  });

  it('gives up in words when the other never finishes', async () => {
    const work = () => withFolderLock({ folder, name: 'work', timeoutMs: 150 }, () => Promise.resolve());
    await expect(withFolderLock({ folder, name: 'work', timeoutMs: 0 }, work)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('stops waiting when the caller leaves', async () => {
    const waiting = () =>
      withFolderLock({ folder, name: 'work', timeoutMs: 60_000, signal: AbortSignal.timeout(150) }, () => Promise.resolve());
    await expect(withFolderLock({ folder, name: 'work', timeoutMs: 0 }, waiting)).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
