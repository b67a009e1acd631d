import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { throwIfCancelled } from '../platform/abortable.ts';
import { AppError } from '../errors.ts';

export interface FolderLockOptions {
  /** The folder that is guarded; made when it is not there. */
  folder: string;
  /** What is guarded, e.g. `services`: the lock is `<folder>/services.lock`. */
  name: string;
  /** How long to wait for another process that holds it. */
  timeoutMs: number;
  signal?: AbortSignal;
  /** Called once when another process holds the lock. */
  onWait?: () => void;
}

/** A holder that does not touch its lock for this long is taken for dead. Generous: the holder's event loop may be busy. */
const STALE_MS = 30_000;
const RETRY_MS = 100;

/**
 * Runs the work while no other process (or caller in this one) runs work under the same lock.
 * @throws AppError CONFLICT when the lock does not come free in time, CANCELLED; whatever the work throws
 */
export async function withFolderLock<Result>(options: FolderLockOptions, work: () => Promise<Result>): Promise<Result> {
  await mkdir(options.folder, { recursive: true });
  const release = await acquire(options);
  try {
    return await work();
  } finally {
    await release();
  }
}

/** What gives the lock back. */
type Release = () => Promise<void>;

async function acquire(options: FolderLockOptions): Promise<Release> {
  const { folder, name, timeoutMs, signal, onWait } = options;
  const target = join(folder, name);
  const deadline = Date.now() + timeoutMs;
  for (let isFirst = true; ; isFirst = false) {
    throwIfCancelled(signal);
    try {
      return await take(target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
      if (Date.now() > deadline) {
        throw new AppError('CONFLICT', `Another process is at work on ${folder} and did not finish (its lock is ${target}.lock).`, {
          cause: error,
        });
      }
    }
    if (isFirst) onWait?.();
    await sleep(RETRY_MS);
  }
}

async function take(target: string): Promise<Release> {
  let isLost = false;
  const onCompromised = (): void => {
    isLost = true;
  };
  const release = await lockfile.lock(target, { realpath: false, stale: STALE_MS, onCompromised });
  // A machine that slept may find its lock taken by another: nothing is left to give back then.
  return async () => (isLost ? undefined : release());
}
