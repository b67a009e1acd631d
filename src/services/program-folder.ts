import { access, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { throwIfCancelled } from '../platform/abortable.ts';
import { withFolderLock } from './folder-lock.ts';

export interface ProvisionOptions {
  signal?: AbortSignal;
  /** Called once when another process is providing the same program. */
  onWait?: () => void;
}

/** Longer than Maven's own deadline: the other process may have just begun. */
const WAIT_MS = 25 * 60_000;

/**
 * Fills a folder of programs once: `fill` is handed an empty folder beside it, which takes the final name only when `fill` has succeeded.
 * So the folder is whole or absent, also after a crash, and two processes do the work once.
 * @throws AppError CONFLICT (see {@link withFolderLock}), CANCELLED; whatever `fill` throws
 */
export async function provideFolder(
  folder: string,
  fill: (partial: string) => Promise<void>,
  options: ProvisionOptions = {},
): Promise<void> {
  if (await exists(folder)) return;
  const lock = { folder: dirname(folder), name: basename(folder), timeoutMs: WAIT_MS, ...options };
  await withFolderLock(lock, async () => {
    if (await exists(folder)) return;
    const partial = `${folder}.partial`;
    await rm(partial, { recursive: true, force: true });
    await fill(partial);
    throwIfCancelled(options.signal);
    await rename(partial, folder);
  });
}

/** Whether there is such a file or folder. */
export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Full paths of what the folder holds, in the order of their names. */
export async function pathsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.sort().map((name) => join(folder, name));
}
