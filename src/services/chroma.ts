import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { LOOPBACK } from './free-ports.ts';
import type { Health, LaunchCommand, LocalService, ServiceContext } from './service.ts';

/** Chroma's own server, which comes with its npm package. It has no telemetry and no authentication; it listens on loopback alone. */
export const CHROMA: LocalService<'chroma'> = {
  name: 'chroma',
  title: 'Chroma',
  addressVariable: 'CHROMA_URL',
  portNames: ['http'],
  hasPassword: false,
  startTimeoutMs: 60_000,
  stopTimeoutMs: 15_000,
  outsideAddress: ({ chroma }) => (chroma.url === undefined ? undefined : { url: chroma.url }),
  localAddress: ({ ports }) => ({ url: `http://${LOOPBACK}:${ports.http}` }),
  isProvisioned: () => Promise.resolve(true),
  provision: () => Promise.resolve(),
  prepare,
  probe,
};

async function prepare({ config, ports }: ServiceContext): Promise<LaunchCommand> {
  const folder = join(config.folders.data, 'chroma');
  await mkdir(folder, { recursive: true });
  const options = ['--path', folder, '--host', LOOPBACK, '--port', String(ports.http)];
  return { program: process.execPath, arguments: [await findChromaProgram(), 'run', ...options] };
}

const PACKAGE = z.object({ bin: z.object({ chroma: z.string() }) });

/** The script behind `npx chroma`. The package exports neither it nor its package.json, so it is found from the main file: `<package>/dist/cjs/`. */
async function findChromaProgram(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('chromadb');
  const root = resolve(dirname(main), '..', '..');
  const description = PACKAGE.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  return join(root, description.bin.chroma);
}

async function probe({ ports }: ServiceContext, signal: AbortSignal): Promise<Health> {
  try {
    const response = await fetch(`http://${LOOPBACK}:${ports.http}/api/v2/heartbeat`, { signal });
    await response.arrayBuffer();
    return response.ok ? 'healthy' : 'waiting';
  } catch (error) {
    // A refused or cut connection: it does not listen yet. Only an abort is the caller's.
    if (signal.aborted) throw error;
    return 'waiting';
  }
}
