import pMap from 'p-map';
import { groupBy } from '../domain/group-by.ts';
import { AppError, messageOf } from '../errors.ts';
import { throwIfCancelled } from '../platform/abortable.ts';
import type { Logger } from '../platform/logger.ts';
import { TurnQueue } from '../platform/turn-queue.ts';
import type { OutboxNote } from '../stores/outbox-store.ts';
import { applyNotes } from './apply-notes.ts';
import type { ApplyDependencies } from './apply-notes.ts';

export interface ProjectionDependencies extends Omit<ApplyDependencies, 'embeddingTurns'> {
  readonly logger: Logger;
}

export interface ProjectionOptions {
  /** Only this tenant's notes. */
  readonly tenantId?: string;
  readonly signal?: AbortSignal;
  /** Called after each note with the number of chunks that it brought up to date. */
  readonly onProgress?: (progress: { chunks: number }) => void;
}

/** Claims under way at once: one is embedded while the other is read or written. */
const CLAIMS = 2;
/** Notes of the first claim, and at most; between them a claim has as many as carry about {@link CHUNKS_PER_CLAIM}, judged by the one before. */
const FIRST_CLAIM = 16;
const LARGEST_CLAIM = 128;
/** Seconds of embedding: few enough for the lease to outlast both claims. */
const CHUNKS_PER_CLAIM = 256;
/** A relay that dies gives its notes back after this long. */
const LEASE_MS = 120_000;
/** Notes tried at once, each by itself, when they could not be carried out together. */
const CONCURRENCY = 6;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

export interface ProjectionResult {
  readonly applied: number;
  /** Notes that failed and will be tried again. */
  readonly postponed: number;
  /** What the last failure said. */
  readonly lastFailure?: AppError;
}

/**
 * Carries out the outbox's notes until none is open: brings the vector store to what the graph shows. Every step may be done twice.
 * The notes of a claim are carried out together; when that fails, each by itself. One that fails even so is given back with a growing delay; the
 * others go on, then this run ends: most likely the store or the model does not answer.
 * @throws AppError CANCELLED; whatever reading the outbox throws
 */
export async function projectOutbox(dependencies: ProjectionDependencies, options: ProjectionOptions = {}): Promise<ProjectionResult> {
  const projection = new Projection(dependencies, options);
  const ends = await Promise.allSettled(Array.from({ length: CLAIMS }, () => projection.run()));
  const failed = ends.find((end): end is PromiseRejectedResult => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  const { applied, failures } = projection;
  return failures.length === 0 ? { applied, postponed: 0 } : { applied, postponed: failures.length, lastFailure: failures.at(-1) };
}

/** One run over the outbox. */
class Projection {
  applied = 0;
  readonly failures: AppError[] = [];
  readonly #dependencies: ProjectionDependencies & ApplyDependencies;
  readonly #options: ProjectionOptions;
  #isOver = false;
  #claimSize = FIRST_CLAIM;

  constructor(dependencies: ProjectionDependencies, options: ProjectionOptions) {
    this.#dependencies = { ...dependencies, embeddingTurns: new TurnQueue() };
    this.#options = options;
  }

  /** One claim after the other, until no note is open or something fails. */
  async run(): Promise<void> {
    const { tenantId, signal } = this.#options;
    try {
      while (!this.#isOver) {
        const notes = await this.#dependencies.outbox.claim({ limit: this.#claimSize, leaseMs: LEASE_MS, tenantId, signal });
        if (notes.length === 0) return;
        for (const [tenant, some] of groupBy(notes, (note) => note.tenantId)) await this.#applyTogether(tenant, some);
        throwIfCancelled(signal);
        if (this.failures.length > 0) this.#isOver = true;
      }
    } catch (error) {
      this.#isOver = true;
      throw error;
    }
  }

  async #applyTogether(tenantId: string, notes: readonly OutboxNote[]): Promise<void> {
    try {
      this.#claimSize = sizeOfNextClaim(this.#claimSize, notes.length, await this.#apply(tenantId, notes));
    } catch (error) {
      const isHopeless = notes.length === 1 || this.#options.signal?.aborted === true;
      if (isHopeless) await Promise.all(notes.map((note) => this.#giveBack(note, error)));
      else await pMap(notes, (note) => this.#applyAlone(note), { concurrency: CONCURRENCY });
    }
  }

  /** One bad note must not hold up the others. */
  async #applyAlone(note: OutboxNote): Promise<void> {
    try {
      await this.#apply(note.tenantId, [note]);
    } catch (error) {
      await this.#giveBack(note, error);
    }
  }

  /** Gives how many chunks were brought up to date. */
  async #apply(tenantId: string, notes: readonly OutboxNote[]): Promise<number> {
    const { signal, onProgress } = this.#options;
    throwIfCancelled(signal);
    const chunks = new Map(await applyNotes(this.#dependencies, notes, { tenantId, signal }));
    const total = [...chunks.values()].reduce((sum, count) => sum + count, 0);
    await this.#dependencies.outbox.complete(
      notes.map(({ id }) => id),
      { signal },
    );
    this.applied += notes.length;
    for (const { documentId } of notes) {
      onProgress?.({ chunks: chunks.get(documentId) ?? 0 });
      // Of several notes of one document the first has brought its chunks up to date.
      chunks.delete(documentId);
    }
    return total;
  }

  async #giveBack(note: OutboxNote, error: unknown): Promise<void> {
    const { outbox, logger } = this.#dependencies;
    const failure = error instanceof AppError ? error : new AppError('INTERNAL', 'The projection failed.', { cause: error });
    this.failures.push(failure);
    const isCancelled = failure.code === 'CANCELLED';
    const delayMs = isCancelled ? 0 : Math.min(FIRST_RETRY_MS * 2 ** (note.attempts - 1), LAST_RETRY_MS);
    if (!isCancelled) {
      logger.warn(
        { area: 'ingestion', tenantId: note.tenantId, documentId: note.documentId, err: failure, delayMs },
        'projection postponed',
      );
    }
    try {
      await outbox.release([note.id], { delayMs, reason: failure.code });
    } catch (releaseError) {
      // The lease runs out by itself.
      logger.warn({ area: 'ingestion', reason: messageOf(releaseError) }, 'note not given back; its lease will run out');
    }
  }
}

/** At most twice as many as now, so that one claim of small documents does not lead to a huge one of large documents. */
function sizeOfNextClaim(now: number, notes: number, chunks: number): number {
  const wanted = Math.floor(CHUNKS_PER_CLAIM / Math.max(1, chunks / notes));
  return Math.max(1, Math.min(2 * now, LARGEST_CLAIM, wanted));
}
