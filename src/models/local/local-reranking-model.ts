import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../errors.ts';
import { throwIfCancelled, waitFor } from '../../platform/abortable.ts';
import type { Logger } from '../../platform/logger.ts';
import { TurnQueue } from '../../platform/turn-queue.ts';
import type { RerankingModel } from '../reranking-model.ts';
import { ModelThread } from './model-thread.ts';
import { splitIntoBatches } from './split-into-batches.ts';

export interface LocalRerankingModelOptions {
  /** Holds `model.onnx` (inputs `input_ids`, `attention_mask` and, if it likes, `token_type_ids`; output `logits`, one number a text) and `tokenizer.json`. */
  readonly folder: string;
  /** Threads to compute with. */
  readonly threads: number;
  readonly logger: Logger;
}

/** What cross-encoders of BERT's size read: question and text together. */
const MAXIMUM_TOKENS = 512;
/** Characters of a question that are read, about half of the tokens, so that the text has the other half. */
const MAXIMUM_QUESTION_LENGTH = 1_000;
/** Small, because the next question waits for the batch that is being computed. */
const BATCH = { texts: 8, characters: 9_600, longest: 2_400 };
const START_TIMEOUT_MS = 60_000;
/** Far beyond what a batch takes, for a thread that hangs; who waits for a score gives up sooner. */
const BATCH_TIMEOUT_MS = 30_000;

/** A cross-encoder (R. Nogueira and K. Cho, "Passage Re-ranking with BERT", https://arxiv.org/abs/1901.04085) by onnxruntime in a worker thread. */
export class LocalRerankingModel implements RerankingModel {
  readonly id: string;
  readonly #thread: ModelThread;
  readonly #queue = new TurnQueue();

  private constructor(id: string, { folder, threads, logger }: LocalRerankingModelOptions) {
    this.id = id;
    this.#thread = new ModelThread({
      settings: { ...filesOf(folder), threads, maximumTokens: MAXIMUM_TOKENS },
      what: 'The reranking model',
      url: WORKER_URL,
      logger,
      startTimeoutMs: START_TIMEOUT_MS,
      batchTimeoutMs: BATCH_TIMEOUT_MS,
    });
  }

  /**
   * Loads the model and has it score a pair.
   * @throws AppError BAD_INPUT when the folder holds no cross-encoder that can be run
   */
  static async open(options: LocalRerankingModelOptions): Promise<LocalRerankingModel> {
    const refuse = (cause: unknown): AppError =>
      new AppError('BAD_INPUT', `${options.folder} does not hold a cross-encoder that can be run: model.onnx and tokenizer.json.`, {
        cause,
      });
    const hash = await hashOfFile(filesOf(options.folder).model).catch((error: unknown) => {
      throw refuse(error);
    });
    const model = new LocalRerankingModel(`local/cross-encoder/${hash.slice(0, 16)}`, options);
    try {
      await model.score('Does it run?', ['It runs.', 'A longer text, so that the shorter one is padded.']);
      return model;
    } catch (error) {
      await model.close();
      throw refuse(error);
    }
  }

  async score(question: string, texts: readonly string[], { signal }: { signal?: AbortSignal } = {}): Promise<number[]> {
    const scores = new Array<number>(texts.length);
    for (const places of splitIntoBatches(texts, BATCH)) {
      throwIfCancelled(signal);
      const task = {
        kind: 'score-pairs',
        question: question.slice(0, MAXIMUM_QUESTION_LENGTH),
        texts: places.map((place) => texts[place]!),
      } as const;
      // A batch that is being computed cannot be stopped, only left.
      const batch = await waitFor(
        this.#queue.run({ isUrgent: true, signal }, () => this.#thread.run(task)),
        signal,
      );
      if (!batch.scores.every(Number.isFinite))
        throw new AppError('DEPENDENCY_UNAVAILABLE', 'The reranking model gave a score that is no number.');
      places.forEach((place, row) => (scores[place] = batch.scores[row]!));
    }
    return scores;
  }

  /** Ends the thread, once what it computes is done. Safe to call twice. */
  async close(): Promise<void> {
    await this.#queue.run({ isUrgent: true }, () => this.#thread.close());
  }
}

/** The thread's code beside this file, from source or compiled. */
const WORKER_URL = new URL(import.meta.url.endsWith('.ts') ? './reranking-worker.ts' : './reranking-worker.js', import.meta.url);

function filesOf(folder: string): { model: string; tokenizer: string } {
  return { model: join(folder, 'model.onnx'), tokenizer: join(folder, 'tokenizer.json') };
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
