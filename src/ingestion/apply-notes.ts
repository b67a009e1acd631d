import type { DocumentProjection, OutboxNote, OutboxStore, ProjectedChunk } from '../stores/outbox-store.ts';
import type { VectorStore } from '../stores/vector-store.ts';
import { embedChunks } from './embed-chunks.ts';
import type { EmbedDependencies } from './embed-chunks.ts';

export interface ApplyDependencies extends EmbedDependencies {
  readonly outbox: OutboxStore;
  readonly vectors: VectorStore;
}

export interface ApplyOptions {
  readonly tenantId: string;
  readonly signal?: AbortSignal;
}

/** What the notes of one document ask for together. */
interface Task {
  readonly documentId: string;
  /** The oldest that a note belongs to. */
  readonly version: number;
  readonly removedChunkIds: readonly string[];
}

type DueChunk = ProjectedChunk & { readonly documentId: string };
type Projections = ReadonlyMap<string, DocumentProjection>;

/** A document that changes this often while it is projected is left to its later notes. */
const MAXIMUM_ROUNDS = 3;
/** Chunks embedded and written together: enough to fill the model's batches with texts of like length, some seconds of work. */
const CHUNKS_PER_WRITE = 256;

/**
 * Brings the vectors of the notes' documents to what the graph shows. All documents are of one tenant. May be done twice.
 * Gives how many chunks of each document were brought up to date.
 * @throws AppError as the stores and the model do; then some of the vectors may have been written
 */
export async function applyNotes(
  dependencies: ApplyDependencies,
  notes: readonly OutboxNote[],
  options: ApplyOptions,
): Promise<ReadonlyMap<string, number>> {
  const tasks = tasksOf(notes);
  const projections = new Map(await readProjections(dependencies, tasks, options));
  const written = new Map(tasks.map(({ documentId }) => [documentId, new Set<string>()]));
  let open = tasks.filter(({ documentId }) => projections.has(documentId));
  for (let round = 0; round < MAXIMUM_ROUNDS && open.length > 0; round += 1) {
    const due = open.flatMap((task) => dueChunks(task, projections));
    await writeVectors(dependencies, due, options);
    for (const { documentId, id } of due) written.get(documentId)?.add(id);
    const now = await readProjections(dependencies, open, options);
    const before = new Map(projections);
    for (const { documentId } of open) replace(projections, documentId, now.get(documentId));
    open = open.filter(({ documentId }) => now.has(documentId) && now.get(documentId)?.version !== before.get(documentId)?.version);
  }
  await removeVectors(dependencies, goneChunks(tasks, projections, written), options);
  return new Map([...written].map(([documentId, chunkIds]) => [documentId, chunkIds.size]));
}

function tasksOf(notes: readonly OutboxNote[]): Task[] {
  const tasks = new Map<string, Task>();
  for (const { documentId, version, removedChunkIds } of notes) {
    const other = tasks.get(documentId);
    tasks.set(documentId, {
      documentId,
      version: Math.min(version, other?.version ?? version),
      removedChunkIds: [...(other?.removedChunkIds ?? []), ...removedChunkIds],
    });
  }
  return [...tasks.values()];
}

async function readProjections({ outbox }: ApplyDependencies, tasks: readonly Task[], options: ApplyOptions): Promise<Projections> {
  const ids = tasks.map(({ documentId }) => documentId);
  return outbox.readProjections(options.tenantId, ids, { signal: options.signal });
}

/** Older chunks have notes of their own; their vectors are there or will be. */
function dueChunks({ documentId, version }: Task, projections: Projections): DueChunk[] {
  const chunks = projections.get(documentId)?.chunks ?? [];
  return chunks.filter((chunk) => chunk.version >= version).map((chunk) => ({ ...chunk, documentId }));
}

/** What was removed by these changes, and what a change during this work removed after we had written it. By document. */
function goneChunks(tasks: readonly Task[], projections: Projections, written: ReadonlyMap<string, Set<string>>): Map<string, Set<string>> {
  const gone = tasks.map(({ documentId, removedChunkIds }): [string, Set<string>] => {
    const present = new Set(projections.get(documentId)?.chunks.map(({ id }) => id));
    return [documentId, new Set([...removedChunkIds, ...(written.get(documentId) ?? [])].filter((id) => !present.has(id)))];
  });
  return new Map(gone.filter(([, ids]) => ids.size > 0));
}

/** A document that is deleted and made anew has the same chunks again, perhaps while their vectors are being removed: those are written back. */
async function removeVectors(
  dependencies: ApplyDependencies,
  gone: ReadonlyMap<string, ReadonlySet<string>>,
  { tenantId, signal }: ApplyOptions,
): Promise<void> {
  if (gone.size === 0) return;
  const chunkIds = [...gone.values()].flatMap((ids) => [...ids]);
  await dependencies.vectors.remove(tenantId, chunkIds, { signal });
  const now = await dependencies.outbox.readProjections(tenantId, [...gone.keys()], { signal });
  const back = [...now].flatMap(([documentId, { chunks }]) =>
    chunks.filter(({ id }) => gone.get(documentId)?.has(id) === true).map((chunk) => ({ ...chunk, documentId })),
  );
  await writeVectors(dependencies, back, { tenantId, signal });
}

async function writeVectors(dependencies: ApplyDependencies, chunks: readonly DueChunk[], options: ApplyOptions): Promise<void> {
  for (let start = 0; start < chunks.length; start += CHUNKS_PER_WRITE) {
    await writeBatch(dependencies, chunks.slice(start, start + CHUNKS_PER_WRITE), options);
  }
}

async function writeBatch(dependencies: ApplyDependencies, chunks: readonly DueChunk[], { tenantId, signal }: ApplyOptions): Promise<void> {
  const embedded = await embedChunks(dependencies, chunks, { tenantId, signal });
  const rows = chunks.flatMap(({ id, documentId, scope, version, contentHash }) => {
    const vector = embedded.get(contentHash);
    return vector === undefined ? [] : [{ chunkId: id, documentId, scope, version, vector }];
  });
  await dependencies.vectors.upsert(tenantId, rows, { signal });
}

function replace<Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
