import { availableParallelism } from 'node:os';
import type { TokenVectors } from '../../domain/token-codes.ts';
import { AppError } from '../../errors.ts';
import type { Logger } from '../../platform/logger.ts';
import { TurnQueue } from '../../platform/turn-queue.ts';
import type { EmbeddingModel, EmbedOptions } from '../embedding-model.ts';
import type { EmbeddedPassage, TokenEmbeddingModel } from '../token-embedding-model.ts';
import { ModelThread } from './model-thread.ts';
import { checkKnownSimilarities } from './known-similarities.ts';
import { splitIntoBatches } from './split-into-batches.ts';
import type { BatchVectors, ThreadResults, ThreadTask } from './thread-messages.ts';

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
export class LocalEmbeddingModel implements EmbeddingModel, TokenEmbeddingModel {
  readonly id: string;
  readonly dimensions = DIMENSIONS;
  readonly maximumTokens = MAXIMUM_TOKENS;
  readonly #thread: ModelThread;
  readonly #queue = new TurnQueue();
  #isClosed = false;

  private constructor({ files, precision, threads, logger, workerUrl = WORKER_URL }: LocalEmbeddingModelOptions) {
    this.id = `local/all-MiniLM-L6-v2/${precision}`;
    const settings = { ...files, threads: threads === 0 ? defaultThreads() : threads, maximumTokens: MAXIMUM_TOKENS };
    this.#thread = new ModelThread({
      settings,
      what: 'The embedding model',
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
    return this.#inBatches(texts, async (batch) => {
      const result = await this.#run({ kind: 'embed', texts: batch }, { isUrgent: purpose === 'question', signal });
      return batch.map((_, row) => rowOf(result, row));
    });
  }

  async embedPassages(texts: readonly string[], { signal }: { signal?: AbortSignal } = {}): Promise<EmbeddedPassage[]> {
    return this.#inBatches(texts, async (batch) => {
      const result = await this.#run({ kind: 'embed-passages', texts: batch }, { isUrgent: false, signal });
      return result.tokenCodes.map((tokenCodes, row) => ({ vector: rowOf(result, row), tokenCodes }));
    });
  }

  async readQuestion(text: string, { signal }: { signal?: AbortSignal } = {}): Promise<TokenVectors> {
    return this.#run({ kind: 'read-question', text }, { isUrgent: true, signal });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    // In a turn of its own: what is being computed comes to its end, what waits is refused.
    await this.#queue.run({ isUrgent: true }, () => this.#thread.close());
  }

  async #inBatches<Result>(texts: readonly string[], embedBatch: (batch: string[]) => Promise<Result[]>): Promise<Result[]> {
    this.#throwIfClosed();
    const results = new Array<Result>(texts.length);
    // One after the other: between two batches of a long call, other calls have their turns.
    for (const places of splitIntoBatches(texts, BATCH)) {
      const batch = await embedBatch(places.map((place) => texts[place]!));
      places.forEach((place, row) => (results[place] = batch[row]!));
    }
    return results;
  }

  /** In its turn, unless the caller leaves first. */
  async #run<Task extends ThreadTask>(
    task: Task,
    { isUrgent, signal }: { isUrgent: boolean; signal?: AbortSignal },
  ): Promise<ThreadResults[Task['kind']]> {
    this.#throwIfClosed();
    const turn = this.#queue.run({ isUrgent, signal }, async () => {
      this.#throwIfClosed();
      return this.#thread.run(task);
    });
    return untilCancelled(signal, turn);
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
