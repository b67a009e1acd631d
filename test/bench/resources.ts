import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { SERVICE_NAMES } from '../../src/services/service.ts';
import { readState } from '../../src/services/service-state.ts';

const BLOCK_BYTES = 512;
const KIBIBYTE = 1_024;

/** Bytes by name, e.g. `{ node: 310000000, neo4j: 900000000 }`. */
export type Bytes = Readonly<Record<string, number>>;

/** Resident memory of this process and of each local service with the processes that it has started. An outside service is not among them. */
export async function measureMemory(folder: string): Promise<Bytes> {
  const state = await readState(folder);
  const processes = parseProcesses((await execa('ps', ['-A', '-o', 'pid=,ppid=,rss='], { timeout: 5_000 })).stdout);
  const services = SERVICE_NAMES.flatMap((name) => {
    const pid = state[name]?.process?.pid;
    return pid === undefined ? [] : [[name, sumOfTree(processes, pid)] as const];
  });
  return { node: process.memoryUsage.rss(), ...Object.fromEntries(services) };
}

/** What each store holds on the disk. Neo4j's transaction log, which is cut at checkpoints, is told apart. */
export async function measureStorage(folder: string): Promise<Bytes> {
  return {
    neo4j: await sizeOf(join(folder, 'neo4j', 'data', 'databases')),
    'neo4j transaction log': await sizeOf(join(folder, 'neo4j', 'data', 'transactions')),
    chroma: await sizeOf(join(folder, 'chroma')),
    redis: await sizeOf(join(folder, 'redis')),
  };
}

/** What each store has grown by for each chunk; one that has not grown, because it is an outside service, is left out. */
export function growthOfChunk(before: Bytes, after: Bytes, chunks: number): Bytes {
  const grown = Object.entries(after).map(([store, bytes]) => [store, (bytes - (before[store] ?? 0)) / chunks] as const);
  return Object.fromEntries(grown.filter(([, bytes]) => bytes > 0));
}

export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  /** Resident memory in bytes. */
  readonly bytes: number;
}

/** Rows of `ps -o pid=,ppid=,rss=`, whose memory is in kibibytes. */
export function parseProcesses(listing: string): ProcessRow[] {
  return listing
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0, kibibytes = 0]) => ({ pid, parent, bytes: kibibytes * KIBIBYTE }));
}

/** Memory of a process and all below it. */
export function sumOfTree(processes: readonly ProcessRow[], pid: number): number {
  const own = processes.find((row) => row.pid === pid)?.bytes ?? 0;
  return processes.filter((row) => row.parent === pid).reduce((sum, child) => sum + sumOfTree(processes, child.pid), own);
}

/** Bytes that the folder takes on the disk; 0 when it is not there. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const sizes = await Promise.all(entries.map((entry) => blocksOf(join(entry.parentPath, entry.name))));
  return sizes.reduce((sum, blocks) => sum + blocks * BLOCK_BYTES, 0);
}

async function blocksOf(path: string): Promise<number> {
  try {
    return (await lstat(path)).blocks;
  } catch (error) {
    // The services work meanwhile: a file may go between the listing and this look.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
