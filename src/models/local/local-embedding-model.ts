import { availableParallelism } from 'node:os';
import { AppError } from '../../errors.ts';
import type { Logger } from '../../platform/logger.ts';
import { TurnQueue } from '../../platform/turn-queue.ts';
import type { EmbeddingModel, EmbedOptions } from '../embedding-model.ts';
import { EmbeddingThread } from './embedding-thread.ts';
import type { BatchVectors } from './embedding-thread.ts';
import { checkKnownSimilarities } from './known-similarities.ts';
import { splitIntoBatches } from './split-into-batches.ts';

export interface LocalEmbeddingModelOptions {
  /** Paths of the ONNX file and of `tokenizer.json`. */
  files: { readonly model: string; readonly tokenizer: string };
  precision: 'fp32' | 'int8';
  /** Threads to compute with; 0: all cores of a small machine, all but one of a larger. */
  threads: number;
  logger: Logger;
  /** Another thread code than ours. */
  workerUrl?: URL;
}

const DIMENSIONS = 384;
const MAXIMUM_TOKENS = 256;

/**
 * About four full passages. Measured on two cores: 24 passages/s with batches of 4, 8 or 16 (22 one at a time, 11 by 32), so the smallest of them,
 * because a question waits for the batch that is being computed.
 */
const BATCH = { texts: 16, characters: 4_800, longest: 1_200 };

/** Far beyond what a batch takes (0.2 s), for a thread that hangs. A call has this long for each batch of its own and each that goes before. */
const BATCH_TIMEOUT_MS = 60_000;
const START_TIMEOUT_MS = 60_000;

/** More threads than this gain nothing on batches this small. */
const MOST_THREADS = 8;

/** How far a similarity may be off. Eight-bit weights were measured to shift them by up to 0.032. */
const TOLERANCE = { fp32: 0.01, int8: 0.05 };

/** all-MiniLM-L6-v2 by onnxruntime in a worker thread, so that this thread answers while it embeds. */
export class LocalEmbeddingModel implements EmbeddingModel {
  readonly id: string;
  readonly dimensions = DIMENSIONS;
  readonly maximumTokens = MAXIMUM_TOKENS;
  readonly #thread: EmbeddingThread;
  readonly #queue = new TurnQueue();
  #isClosed = false;

  private constructor({ files, precision, threads, logger, workerUrl = WORKER_URL }: LocalEmbeddingModelOptions) {
    this.id = `local/all-MiniLM-L6-v2/${precision}`;
    const settings = { ...files, threads: threads === 0 ? defaultThreads() : threads, maximumTokens: MAXIMUM_TOKENS };
    this.#thread = new EmbeddingThread({
      settings,
      url: workerUrl,
      logger,
      startTimeoutMs: START_TIMEOUT_MS,
      batchTimeoutMs: BATCH_TIMEOUT_MS,
    });
  }

  /**
   * Loads the model and checks it on sentences whose similarities are known.
   * @throws AppError BAD_INPUT when it is another model or a broken one, DEPENDENCY_UNAVAILABLE when it cannot be loaded
   */
  static async open(options: LocalEmbeddingModelOptions): Promise<LocalEmbeddingModel> {
    const model = new LocalEmbeddingModel(options);
    try {
      const similarities = await checkKnownSimilarities(model, TOLERANCE[options.precision]);
      options.logger.debug({ area: 'models', model: model.id, similarities }, 'The embedding model is loaded.');
      return model;
    } catch (error) {
      await model.close();
      throw error;
    }
  }

  async embed(texts: readonly string[], { signal, purpose = 'passage' }: EmbedOptions = {}): Promise<Float32Array[]> {
    this.#throwIfClosed();
    const vectors = new Array<Float32Array>(texts.length);
    // One after the other: between two batches of a long call, other calls have their turns.
    for (const places of splitIntoBatches(texts, BATCH)) {
      const batch = places.map((place) => texts[place]!);
      const turn = this.#queue.run({ isUrgent: purpose === 'question', signal }, () => this.#embedBatch(batch));
      const result = await untilCancelled(signal, turn);
      places.forEach((place, row) => (vectors[place] = rowOf(result, row)));
    }
    return vectors;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    // In a turn of its own: what is being computed comes to its end, what waits is refused.
    await this.#queue.run({ isUrgent: true }, () => this.#thread.close());
  }

  async #embedBatch(batch: readonly string[]): Promise<BatchVectors> {
    this.#throwIfClosed();
    return this.#thread.embed(batch);
  }

  #throwIfClosed(): void {
    if (this.#isClosed) throw new AppError('DEPENDENCY_UNAVAILABLE', 'The embedding model is closed.', { isRetryable: false });
  }
}

/** The thread's code beside this file, from source or compiled. */
const WORKER_URL = new URL(import.meta.url.endsWith('.ts') ? './embedding-worker.ts' : './embedding-worker.js', import.meta.url);

function defaultThreads(): number {
  const cores = availableParallelism();
  return Math.min(cores <= 2 ? cores : cores - 1, MOST_THREADS);
}

/** A copy, because a view would keep the whole batch's memory. */
function rowOf({ vectors, dimensions }: BatchVectors, row: number): Float32Array {
  if (dimensions !== DIMENSIONS) {
    throw new AppError(
      'BAD_INPUT',
      `The embedding model gives vectors of ${dimensions} dimensions, not of ${DIMENSIONS}: it is not all-MiniLM-L6-v2.`,
    );
  }
  return vectors.slice(row * dimensions, (row + 1) * dimensions);
}

/** The work's result, unless the caller leaves first: a batch that is being computed cannot be stopped, only left. */
async function untilCancelled<Result>(signal: AbortSignal | undefined, work: Promise<Result>): Promise<Result> {
  if (signal === undefined) return work;
  const listening = new AbortController();
  const left = new Promise<never>((_resolve, reject) => {
    const leave = (): void => reject(new AppError('CANCELLED', 'The caller left.', { cause: signal.reason }));
    signal.addEventListener('abort', leave, { once: true, signal: listening.signal });
  });
  try {
    return await Promise.race([work, left]);
  } finally {
    listening.abort();
  }
}
