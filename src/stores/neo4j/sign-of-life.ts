import { setTimeout as sleep } from 'node:timers/promises';

/** After this long a read makes one ask whether the server lives; and again after each further such while. Milliseconds. */
const SUSPICION_MS = 700;

/**
 * Tells a slow query from a server that does not answer (paused, cut off): while reads take their time, the server is asked for a sign of life
 * on another connection. So a read may take its time, and yet nobody waits long for a server that is away.
 */
export class SignOfLife {
  readonly #ask: () => Promise<void>;
  #asking: Promise<void> | undefined;

  /** `ask` rejects when the server does not answer in time. */
  constructor(ask: () => Promise<void>) {
    this.#ask = ask;
  }

  /** The work's result, or the failure of `ask` while the work is under way; then the work's signal is aborted. */
  async during<Result>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const stop = new AbortController();
    const leave = (): void => stop.abort(signal?.reason);
    signal?.addEventListener('abort', leave, { once: true });
    if (signal?.aborted === true) leave();
    try {
      return await Promise.race([work(stop.signal), this.#watch(stop.signal)]);
    } finally {
      signal?.removeEventListener('abort', leave);
      stop.abort();
    }
  }

  async #watch(signal: AbortSignal): Promise<never> {
    for (;;) {
      // Once the caller has left, the work itself says so.
      await sleep(SUSPICION_MS, undefined, { signal }).catch(() => new Promise<never>(() => {}));
      await this.#askOnce();
    }
  }

  /** Many reads share one question. */
  #askOnce(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }
}
