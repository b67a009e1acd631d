import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors.ts';
import { withDeadline } from '../../platform/abortable.ts';
import type { Logger } from '../../platform/logger.ts';
import type { ThreadReply, ThreadRequest, ThreadResults, ThreadSettings, ThreadTask } from './thread-messages.ts';

export interface ModelThreadOptions {
  settings: ThreadSettings;
  /** As messages name the model: "The embedding model". */
  what: string;
  /** The thread's code. */
  url: URL;
  logger: Logger;
  /** Loading the model may take this long; a batch may take `batchTimeoutMs`. */
  startTimeoutMs: number;
  batchTimeoutMs: number;
}

/** Freeing a model takes milliseconds. */
const CLOSE_TIMEOUT_MS = 5_000;

/**
 * A worker thread that carries out one task at a time; the caller sees to it that there is never a second. Started by the first batch, and again
 * by the first one after its death. A thread that does not answer in time is ended.
 */
export class ModelThread {
  readonly #options: ModelThreadOptions;
  #worker: Worker | undefined;

  constructor(options: ModelThreadOptions) {
    this.#options = options;
  }

  /** @throws AppError DEPENDENCY_UNAVAILABLE (the thread died, or the model refused the batch), DEADLINE_EXCEEDED */
  async run<Task extends ThreadTask>(task: Task): Promise<ThreadResults[Task['kind']]> {
    const worker = this.#worker ?? (await this.#start());
    const reply = await this.#ask(worker, task, this.#options.batchTimeoutMs);
    if (reply.kind === 'done') return reply.result as ThreadResults[Task['kind']];
    throw unavailable(`${this.#options.what} could not read this text.`, reply.kind === 'failed' ? reply.message : reply.kind);
  }

  /** Ends the thread, if there is one. Like {@link run}, not to be called while a batch is being computed. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    worker.ref();
    worker.postMessage({ kind: 'close' } satisfies ThreadRequest);
    await withDeadline({ timeoutMs: CLOSE_TIMEOUT_MS, what: this.#options.what }, () => gone).catch(() => worker.terminate());
  }

  async #start(): Promise<Worker> {
    const { url, settings, what, logger, startTimeoutMs } = this.#options;
    const worker = new Worker(url, { workerData: settings, execArgv: argumentsFor(url) });
    worker.once('exit', (exitCode) => {
      this.#forget(worker);
      logger.debug({ area: 'models', what, exitCode }, 'A thread ended.');
    });
    // Without a listener an error in the thread would end this process. Whoever waits for a reply hears of it through #ask.
    worker.on('error', (error) => logger.error({ area: 'models', what, err: error }, 'A thread failed.'));
    await this.#ask(worker, undefined, startTimeoutMs);
    this.#worker = worker;
    return worker;
  }

  /** Sends the request, if there is one, and waits for the next reply, the thread's death or the deadline, whichever comes first. */
  async #ask(worker: Worker, request: ThreadRequest | undefined, timeoutMs: number): Promise<ThreadReply> {
    const listeners = new AbortController();
    // Only a thread that owes a reply keeps the process alive.
    worker.ref();
    try {
      return await withDeadline({ timeoutMs, what: this.#options.what }, () => {
        const reply = nextReply(worker, this.#options.what, listeners.signal);
        if (request !== undefined) worker.postMessage(request);
        return reply;
      });
    } catch (error) {
      this.#forget(worker);
      // Not awaited: a thread that hangs in foreign code ends only when that returns.
      void worker.terminate();
      throw error;
    } finally {
      listeners.abort();
      worker.unref();
    }
  }

  #forget(worker: Worker): void {
    if (this.#worker === worker) this.#worker = undefined;
  }
}

function nextReply(worker: Worker, what: string, signal: AbortSignal): Promise<ThreadReply> {
  return new Promise((resolve, reject) => {
    const onMessage = (reply: ThreadReply): void => resolve(reply);
    const onError = (error: unknown): void => reject(unavailable(`${what} failed.`, error));
    const onExit = (exitCode: number): void => reject(unavailable(`${what} stopped.`, `exit code ${exitCode}`));
    worker.once('message', onMessage).once('error', onError).once('exit', onExit);
    signal.addEventListener('abort', () => worker.off('message', onMessage).off('error', onError).off('exit', onExit), { once: true });
  });
}

/**
 * Compiled the thread needs nothing; from source it needs tsx. `--import tsx` would not do: on Node 20 that registers in the main thread only.
 */
function argumentsFor(url: URL): string[] {
  if (!url.pathname.endsWith('.ts')) return [];
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(/\.cjs$/, '.mjs');
  return ['--import', `data:text/javascript,import { register } from ${JSON.stringify(tsx)}; register();`];
}

function unavailable(message: string, cause: unknown): AppError {
  return new AppError('DEPENDENCY_UNAVAILABLE', message, { cause });
}
