import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { throwIfCancelled } from '../../platform/abortable.ts';
import { AppError } from '../../errors.ts';
import { fileHash } from './file-hash.ts';

export interface DownloadOptions {
  /** Where the file goes. While it is incomplete it is `<path>.partial`, from which a later call goes on. */
  path: string;
  /** What the file's sha256 must be. */
  sha256: string;
  /** Until the server's first words. */
  connectTimeoutMs: number;
  /** Between two pieces of the body. */
  stallTimeoutMs: number;
  signal?: AbortSignal;
  /** Bytes that are there, and bytes in all when the server says so. */
  onProgress?: (done: number, total: number | undefined) => void;
}

/**
 * Downloads a file unless it is there already, and goes on where an earlier call stopped.
 * @throws AppError DEPENDENCY_UNAVAILABLE (not reachable, another status than 2xx, another file than expected), DEADLINE_EXCEEDED, CANCELLED
 */
export async function downloadFile(url: string, options: DownloadOptions): Promise<void> {
  const { path, sha256, signal } = options;
  throwIfCancelled(signal);
  if ((await fileHash(path)) === sha256) return;
  const partial = `${path}.partial`;
  try {
    await fetchInto(partial, url, options);
  } catch (error) {
    throwIfCancelled(signal);
    if (error instanceof AppError) throw error;
    throw new AppError('DEPENDENCY_UNAVAILABLE', `${new URL(url).host} cannot be reached.`, { cause: error });
  }
  if ((await fileHash(partial)) !== sha256) {
    await rm(partial);
    throw new AppError('DEPENDENCY_UNAVAILABLE', `${new URL(url).host} sent another file than the published one.`);
  }
  await rename(partial, path);
}

async function fetchInto(partial: string, url: string, options: DownloadOptions): Promise<void> {
  const watchdog = new Watchdog(options.signal, `${new URL(url).host} did not answer in time.`);
  try {
    watchdog.expectWithin(options.connectTimeoutMs);
    const already = await sizeOf(partial);
    const response = await fetch(url, { headers: already > 0 ? { range: `bytes=${already}-` } : {}, signal: watchdog.signal });
    const isContinued = response.status === 206;
    if (!response.ok || response.body === null) {
      // 416: what is there is no beginning of the file, so the next call begins anew.
      if (response.status === 416) await rm(partial);
      throw new AppError('DEPENDENCY_UNAVAILABLE', `${new URL(url).host} answered with status ${response.status}.`);
    }
    let done = isContinued ? already : 0;
    const length = response.headers.get('content-length');
    const total = length === null ? undefined : done + Number(length);
    const body = Readable.fromWeb(response.body as NodeReadableStream);
    body.on('data', (piece: Buffer) => {
      watchdog.expectWithin(options.stallTimeoutMs);
      options.onProgress?.((done += piece.length), total);
    });
    await pipeline(body, createWriteStream(partial, { flags: isContinued ? 'a' : 'w' }));
  } catch (error) {
    throw watchdog.reasonOf(error);
  } finally {
    watchdog.stop();
  }
}

/** Aborts when the next sign of life does not come in time, or when the caller leaves. */
class Watchdog {
  readonly signal: AbortSignal;
  readonly #silence = new AbortController();
  readonly #message: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(caller: AbortSignal | undefined, message: string) {
    this.signal = caller === undefined ? this.#silence.signal : AbortSignal.any([caller, this.#silence.signal]);
    this.#message = message;
  }

  expectWithin(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#silence.abort(new AppError('DEADLINE_EXCEEDED', this.#message)), milliseconds);
  }

  /** Why it was aborted, when it was; else the error itself. */
  reasonOf(error: unknown): unknown {
    return this.#silence.signal.aborted ? this.#silence.signal.reason : error;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
