import pMap from 'p-map';
import { AppError, messageOf } from '../errors.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import { throwIfCancelled } from '../platform/abortable.ts';
import type { Logger } from '../platform/logger.ts';
import type { EmbeddingStore } from '../stores/embedding-store.ts';
import type { OutboxNote, OutboxStore, ProjectedChunk } from '../stores/outbox-store.ts';
import type { VectorStore } from '../stores/vector-store.ts';

export interface ProjectionDependencies {
  readonly outbox: OutboxStore;
  readonly embeddings: EmbeddingStore;
  readonly vectors: VectorStore;
  readonly embeddingModel: EmbeddingModel;
  readonly logger: Logger;
}

export interface ProjectionOptions {
  /** Only this tenant's notes. */
  readonly tenantId?: string;
  readonly signal?: AbortSignal;
  /** Called after each note with the number of chunks that it brought up to date. */
  readonly onProgress?: (progress: { chunks: number }) => void;
}

/** Few enough for the lease to outlast them, long documents included. */
const NOTES_PER_CLAIM = 16;
/** Documents embedded at once, so that the model always has a full batch. */
const CONCURRENCY = 6;
/** A relay that dies gives its notes back after this long. */
const LEASE_MS = 120_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;
/** A document that changes this often while it is projected is left to its later notes. */
const MAXIMUM_ROUNDS = 3;

export interface ProjectionResult {
  readonly applied: number;
  /** Notes that failed and will be tried again. */
  readonly postponed: number;
  /** What the last failure said. */
  readonly lastFailure?: AppError;
}

/**
 * Carries out the outbox's notes until none is open: brings the vector store to what the graph shows. Every step may be done twice.
 * A note that fails is given back with a growing delay; the others of its batch go on, then this run ends: most likely the store or the
 * model does not answer.
 * @throws AppError CANCELLED; whatever reading the outbox throws
 */
export async function projectOutbox(dependencies: ProjectionDependencies, options: ProjectionOptions = {}): Promise<ProjectionResult> {
  let applied = 0;
  for (;;) {
    const notes = await dependencies.outbox.claim({
      limit: NOTES_PER_CLAIM,
      leaseMs: LEASE_MS,
      tenantId: options.tenantId,
      signal: options.signal,
    });
    if (notes.length === 0) return { applied, postponed: 0 };
    const failures = await applyAll(dependencies, notes, options);
    throwIfCancelled(options.signal);
    applied += notes.length - failures.length;
    if (failures.length > 0) return { applied, postponed: failures.length, lastFailure: failures.at(-1) };
  }
}

async function applyAll(
  dependencies: ProjectionDependencies,
  notes: readonly OutboxNote[],
  options: ProjectionOptions,
): Promise<AppError[]> {
  const failures: AppError[] = [];
  await pMap(
    notes,
    async (note) => {
      try {
        throwIfCancelled(options.signal);
        const chunks = await applyNote(dependencies, note, options.signal);
        await dependencies.outbox.complete([note.id], { signal: options.signal });
        options.onProgress?.({ chunks });
      } catch (error) {
        failures.push(await giveBack(dependencies, note, error));
      }
    },
    { concurrency: CONCURRENCY },
  );
  return failures;
}

/** Returns how many chunks were brought up to date. */
async function applyNote(dependencies: ProjectionDependencies, note: OutboxNote, signal: AbortSignal | undefined): Promise<number> {
  const { outbox } = dependencies;
  let written: readonly ProjectedChunk[] = [];
  let projection = await outbox.readProjection(note.tenantId, note.documentId, { signal });
  for (let round = 0; round < MAXIMUM_ROUNDS && projection !== undefined; round += 1) {
    const { version, chunks } = projection;
    // Older chunks have notes of their own; their vectors are there or will be.
    const due = chunks.filter((chunk) => chunk.version >= note.version);
    await writeVectors(dependencies, note, due, signal);
    written = [...written, ...due];
    projection = await outbox.readProjection(note.tenantId, note.documentId, { signal });
    if (projection?.version === version) break;
  }
  // What was removed by this change, and what a change during this work removed after we had written it.
  const present = new Set(projection?.chunks.map((chunk) => chunk.id));
  const gone = [...note.removedChunkIds, ...written.map((chunk) => chunk.id)].filter((id) => !present.has(id));
  if (gone.length > 0) await removeVectors(dependencies, note, [...new Set(gone)], signal);
  return written.length;
}

/** A document that is deleted and made anew has the same chunks again, perhaps while their vectors are being removed: those are written back. */
async function removeVectors(
  dependencies: ProjectionDependencies,
  note: OutboxNote,
  gone: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  await dependencies.vectors.remove(note.tenantId, gone, { signal });
  const projection = await dependencies.outbox.readProjection(note.tenantId, note.documentId, { signal });
  const back = projection?.chunks.filter((chunk) => gone.includes(chunk.id)) ?? [];
  await writeVectors(dependencies, note, back, signal);
}

async function writeVectors(
  dependencies: ProjectionDependencies,
  note: OutboxNote,
  chunks: readonly ProjectedChunk[],
  signal: AbortSignal | undefined,
): Promise<void> {
  if (chunks.length === 0) return;
  const { embeddings, embeddingModel, vectors } = dependencies;
  const hashes = [...new Set(chunks.map((chunk) => chunk.contentHash))];
  const known = await embeddings.readEmbeddings(note.tenantId, embeddingModel.id, hashes, { signal });
  const missing = new Map(chunks.filter((chunk) => !known.has(chunk.contentHash)).map((chunk) => [chunk.contentHash, chunk.embeddedText]));
  const made = await embeddingModel.embed([...missing.values()], { signal, purpose: 'passage' });
  const fresh = new Map([...missing.keys()].flatMap((hash, place) => (made[place] ? [[hash, made[place]] as const] : [])));
  await embeddings.saveEmbeddings(note.tenantId, embeddingModel.id, fresh, { signal });
  const rows = chunks.flatMap(({ id, scope, version, contentHash }) => {
    const vector = known.get(contentHash) ?? fresh.get(contentHash);
    return vector === undefined ? [] : [{ chunkId: id, documentId: note.documentId, scope, version, vector }];
  });
  await vectors.upsert(note.tenantId, rows, { signal });
}

async function giveBack({ outbox, logger }: ProjectionDependencies, note: OutboxNote, error: unknown): Promise<AppError> {
  const failure = error instanceof AppError ? error : new AppError('INTERNAL', 'The projection failed.', { cause: error });
  const delayMs = Math.min(FIRST_RETRY_MS * 2 ** (note.attempts - 1), LAST_RETRY_MS);
  if (failure.code !== 'CANCELLED') {
    logger.warn({ area: 'ingestion', tenantId: note.tenantId, documentId: note.documentId, err: failure, delayMs }, 'projection postponed');
  }
  try {
    await outbox.release([note.id], { delayMs: failure.code === 'CANCELLED' ? 0 : delayMs, reason: failure.code });
  } catch (releaseError) {
    // The lease runs out by itself.
    logger.warn({ area: 'ingestion', reason: messageOf(releaseError) }, 'note not given back; its lease will run out');
  }
  return failure;
}
