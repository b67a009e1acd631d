import { mkdir, open, rename, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ServiceName } from './service.ts';

/** A longer log is set aside as `<name>.log.1` at the next start. Bytes. */
const MAXIMUM_BYTES = 16 * 1024 * 1024;

/** Where a service's output goes. */
export function serviceLogPath(dataFolder: string, name: ServiceName): string {
  return join(dataFolder, 'logs', `${name}.log`);
}

export interface OpenLog {
  readonly path: string;
  readonly file: FileHandle;
  /** Bytes it held before this start: what comes after is this start's. */
  readonly offset: number;
}

/** Opens the log for appending. The caller closes the handle once the service has it. */
export async function openServiceLog(dataFolder: string, name: ServiceName): Promise<OpenLog> {
  const path = serviceLogPath(dataFolder, name);
  await mkdir(dirname(path), { recursive: true });
  if ((await sizeOf(path)) > MAXIMUM_BYTES) await rename(path, `${path}.1`);
  const file = await open(path, 'a', 0o600);
  return { path, file, offset: (await file.stat()).size };
}

/** The last lines that say something, of what was written after the offset; colours removed, for a message of one line. */
export async function gistOfLog(path: string, offset: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const size = (await file.stat()).size;
    const start = Math.max(offset, size - 4_096);
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(size - start), position: start });
    return lastWords(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}

/** The last three lines with words in them, each cut at 200 characters, joined with " | ". */
export function lastWords(text: string): string {
  const lines = text
    .replaceAll(ANSI_COLOUR, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\p{L}{2}/u.test(line));
  return lines
    .map((line) => line.slice(0, 200))
    .slice(-3)
    .join(' | ');
}

const ANSI_COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
