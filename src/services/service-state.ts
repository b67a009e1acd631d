import { join } from 'node:path';
import { z } from 'zod';
import { readJsonIfThere, writeFileAtomically } from './write-file-atomically.ts';
import type { ServiceName } from './service.ts';

const IDENTITY = z.object({ pid: z.number().int().positive(), startedAt: z.string() });

const SERVICE_RECORD = z.object({
  /** Kept after a stop, so that the next start answers at the same address. */
  ports: z.record(z.string(), z.number().int().min(1).max(65_535)),
  /** The service itself while it runs. */
  process: IDENTITY.optional(),
  /** The Weft process that started it or took it over, and will stop it. */
  owner: IDENTITY.optional(),
});

const STATE = z.object({
  redis: SERVICE_RECORD.optional(),
  chroma: SERVICE_RECORD.optional(),
  neo4j: SERVICE_RECORD.optional(),
});

export type ServiceRecord = Readonly<z.infer<typeof SERVICE_RECORD>>;
/** What `<data>/services.json` holds: which local services of this data folder run, where, and whose they are. */
export type ServicesState = Readonly<z.infer<typeof STATE>>;

/** Reads the state. Whoever wants to change it holds the lock `services` of the data folder from the reading to the writing. */
export async function readState(dataFolder: string): Promise<ServicesState> {
  return STATE.parse((await readJsonIfThere(statePath(dataFolder))) ?? {});
}

/** Replaces one service's record. The caller holds the lock `services`; calls within one process are queued by {@link serialise}. */
export function updateRecord(dataFolder: string, name: ServiceName, record: ServiceRecord | undefined): Promise<void> {
  return serialise(async () => {
    const state = await readState(dataFolder);
    await writeFileAtomically(statePath(dataFolder), `${JSON.stringify({ ...state, [name]: record }, null, 2)}\n`);
  });
}

let lastWrite: Promise<unknown> = Promise.resolve();

/** Services start side by side, and each reads and writes the whole file: one after the other. */
function serialise(work: () => Promise<void>): Promise<void> {
  const turn = lastWrite.then(work);
  lastWrite = turn.catch(() => undefined);
  return turn;
}

function statePath(dataFolder: string): string {
  return join(dataFolder, 'services.json');
}
