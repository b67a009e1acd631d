import pMap from 'p-map';
import { groupBy } from '../../domain/group-by.ts';
import { AppError, asAppError, messageOf } from '../../errors.ts';
import { throwIfCancelled } from '../../platform/abortable.ts';
import type { Logger } from '../../platform/logger.ts';
import type { ExtractionNote, ExtractionStore, OpenChunk, Postponement } from '../../stores/extraction-store.ts';
import { batchChunks } from './batch-chunks.ts';
import { readNames } from './read-names.ts';
import type { JsonModel } from './read-names.ts';

export interface ExtractionDependencies {
  readonly extractions: ExtractionStore;
  readonly model: JsonModel;
  readonly logger: Logger;
}

export interface ExtractionOptions {
  /** Only this tenant's notes. */
  readonly tenantId?: string;
  readonly signal?: AbortSignal;
  /** Called after each request to the model, and when documents are done, with what came to it. */
  readonly onProgress?: (progress: { chunks: number; documents: number }) => void;
}

export interface ExtractionResult {
  /** Documents that are done, and chunks that were read. */
  readonly documents: number;
  readonly chunks: number;
  /** Documents that will be tried again. */
  readonly postponed: number;
  /** Documents whose rest is left as it is: the model never answered well for it. */
  readonly givenUp: number;
  /** What the last failure said. */
  readonly lastFailure?: AppError;
}

/** Notes that are claimed at once: documents of one passage fill two requests. */
const NOTES_PER_CLAIM = 40;
/** Chunks that are read in one claim, ten requests and more; the rest of a large document waits for its next turn. */
const CHUNKS_PER_CLAIM = 200;
/** Longer than these requests take. A relay that dies gives its notes back after this long. */
const LEASE_MS = 15 * 60_000;
/** Requests under way at once. */
const CONCURRENCY = 2;
const FIRST_RETRY_MS = 1_000;
/** A model that is away, or refuses the key, is asked again every ten minutes, however long that lasts. */
const LAST_RETRY_MS = 10 * 60_000;
/**
 * Tries that came to nothing for a document, because no answer could be used, until it is left as it is. Each try asks for fewer chunks at once, so what leads a model
 * astray is alone in the end.
 */
const MAXIMUM_BAD_ANSWERS = 5;

/**
 * Has a language model read the documents that were written: claim notes, send their chunks in batches, keep the names that stand in them. What is read is kept request by
 * request, so that nothing is asked for twice when the rest fails. No vector waits for it: it has notes of its own.
 * @throws AppError CANCELLED; whatever reading the notes throws
 */
export async function extractNames(dependencies: ExtractionDependencies, options: ExtractionOptions = {}): Promise<ExtractionResult> {
  const extraction = new ExtractionRun(dependencies, options);
  await extraction.run();
  const { documents, chunks, postponed, givenUp, lastFailure } = extraction;
  return { documents, chunks, postponed, givenUp, lastFailure };
}

/** What came of the chunks of one claim. */
interface Outcome {
  /** Documents with chunks that were read. */
  readonly readIds: Set<string>;
  /** Documents with chunks for which the model gave no answer that can be used. */
  readonly refusedIds: Set<string>;
  /** Set when the model, or the store, did not answer: then no more is asked. */
  failure?: AppError;
}

/** One run over the notes. */
class ExtractionRun {
  documents = 0;
  chunks = 0;
  postponed = 0;
  givenUp = 0;
  lastFailure: AppError | undefined;
  readonly #dependencies: ExtractionDependencies;
  readonly #options: ExtractionOptions;
  #isOver = false;

  constructor(dependencies: ExtractionDependencies, options: ExtractionOptions) {
    this.#dependencies = dependencies;
    this.#options = options;
  }

  /** One claim after the other, until no note is open or the model does not answer. */
  async run(): Promise<void> {
    const { tenantId, signal } = this.#options;
    while (!this.#isOver) {
      throwIfCancelled(signal);
      const notes = await this.#dependencies.extractions.claim({ limit: NOTES_PER_CLAIM, leaseMs: LEASE_MS, tenantId, signal });
      if (notes.length === 0) return;
      for (const [tenant, some] of groupBy(notes, (note) => note.tenantId)) await this.#carryOut(tenant, some);
    }
    throwIfCancelled(signal);
  }

  async #carryOut(tenantId: string, notes: readonly ExtractionNote[]): Promise<void> {
    const { extractions, model } = this.#dependencies;
    const outcome: Outcome = { readIds: new Set(), refusedIds: new Set() };
    let hasMore = false;
    try {
      // The model of an earlier tenant's notes does not answer: these would only wait.
      if (this.#isOver) return await this.#release(notes, { delayMs: 0 });
      const documentIds = notes.map(({ documentId }) => documentId);
      const { signal } = this.#options;
      const chunks = await extractions.readOpenChunks({ tenantId, documentIds, model: model.id, limit: CHUNKS_PER_CLAIM }, { signal });
      hasMore = chunks.length === CHUNKS_PER_CLAIM;
      await pMap(batchChunks(chunks), (batch) => this.#readBatch(tenantId, batch, outcome), { concurrency: CONCURRENCY });
    } catch (error) {
      outcome.failure = toFailure(error);
    }
    await this.#settle(notes, outcome, hasMore);
  }

  /** Never throws: the other batch that is under way is to end in peace. */
  async #readBatch(tenantId: string, batch: readonly OpenChunk[], outcome: Outcome): Promise<void> {
    if (outcome.failure !== undefined) return;
    const { extractions, model } = this.#dependencies;
    const { signal, onProgress } = this.#options;
    try {
      throwIfCancelled(signal);
      const { read, refused } = await readNames(model, batch, { signal });
      for (const { documentId } of refused) outcome.refusedIds.add(documentId);
      if (read.length === 0) return;
      await extractions.saveNames(tenantId, model.id, read, { signal });
      for (const { documentId } of read) outcome.readIds.add(documentId);
      this.chunks += read.length;
      onProgress?.({ chunks: read.length, documents: 0 });
    } catch (error) {
      outcome.failure ??= toFailure(error);
    }
  }

  /** Removes the notes that are done, and gives the others back. */
  async #settle(notes: readonly ExtractionNote[], { readIds, refusedIds, failure }: Outcome, hasMore: boolean): Promise<void> {
    const refused = notes.filter(({ documentId }) => refusedIds.has(documentId));
    const others = notes.filter(({ documentId }) => !refusedIds.has(documentId));
    for (const note of refused) await this.#postponeRefused(note, !readIds.has(note.documentId));
    if (failure === undefined && !hasMore) return this.#complete(others);
    if (failure === undefined) return this.#release(others, { delayMs: 0 });
    this.#isOver = true;
    this.lastFailure = failure;
    this.postponed += others.length;
    const { logger } = this.#dependencies;
    if (failure.code === 'CANCELLED') return this.#release(others, { delayMs: 0 });
    logger.warn({ area: 'ingestion', documents: others.length, err: failure }, 'extraction postponed');
    for (const [failures, some] of groupBy(others, (note) => note.failures))
      await this.#release(some, { delayMs: delayAfter(failures), reason: failure.code });
  }

  async #complete(notes: readonly ExtractionNote[]): Promise<void> {
    if (notes.length === 0) return;
    await this.#dependencies.extractions.complete(notes, { signal: this.#options.signal });
    this.documents += notes.length;
    this.#options.onProgress?.({ chunks: 0, documents: notes.length });
  }

  async #postponeRefused(note: ExtractionNote, isBadAnswer: boolean): Promise<void> {
    const { logger, extractions } = this.#dependencies;
    const { tenantId, documentId } = note;
    const failure = new AppError('DEPENDENCY_UNAVAILABLE', 'The language model did not answer in the form that it was asked for.');
    this.lastFailure = failure;
    if (!isBadAnswer || note.badAnswers + 1 < MAXIMUM_BAD_ANSWERS) {
      this.postponed += 1;
      return this.#release([note], { delayMs: delayAfter(note.failures), reason: failure.code, isBadAnswer });
    }
    logger.warn(
      { area: 'ingestion', tenantId, documentId },
      'extraction given up: the language model never gave an answer that can be used',
    );
    this.givenUp += 1;
    await extractions.complete([note], { signal: this.#options.signal });
  }

  async #release(notes: readonly ExtractionNote[], postponement: Postponement): Promise<void> {
    if (notes.length === 0) return;
    try {
      // Without the signal: what was claimed is given back although the caller leaves.
      await this.#dependencies.extractions.release(notes, postponement);
    } catch (error) {
      // The lease runs out by itself.
      this.#dependencies.logger.warn({ area: 'ingestion', reason: messageOf(error) }, 'notes not given back; their lease will run out');
    }
  }
}

function delayAfter(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS);
}

function toFailure(error: unknown): AppError {
  return asAppError(error, (cause) => new AppError('INTERNAL', 'The extraction failed.', { cause }));
}
