import type { Cache } from './cache.ts';

interface Entry {
  value: Uint8Array;
  expiresAt: number;
}

/** A cache in this process. When it is full, what was not asked for the longest goes first. */
export class MemoryCache implements Cache {
  readonly #maximumBytes: number;
  /** Least recently used first: a Map keeps the order in which keys were put in. */
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;
  #isClosed = false;

  constructor(options: { maximumBytes: number }) {
    this.#maximumBytes = options.maximumBytes;
  }

  get(key: string): Promise<Uint8Array | undefined> {
    const entry = this.#take(key);
    if (entry === undefined || entry.expiresAt <= Date.now()) return Promise.resolve(undefined);
    this.#put(key, entry);
    return Promise.resolve(entry.value.slice());
  }

  set(key: string, value: Uint8Array, options: { timeToLiveMs: number }): Promise<void> {
    this.#take(key);
    // Copied in and out: what a caller does with its bytes later is no business of the cache.
    if (!this.#isClosed) this.#put(key, { value: value.slice(), expiresAt: Date.now() + options.timeToLiveMs });
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maximumBytes) break;
      this.#take(oldest);
    }
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#isClosed = true;
    this.#entries.clear();
    this.#bytes = 0;
    return Promise.resolve();
  }

  #put(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#bytes += sizeOf(key, entry);
  }

  #take(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#bytes -= sizeOf(key, entry);
    return entry;
  }
}

function sizeOf(key: string, { value }: Entry): number {
  return Buffer.byteLength(key) + value.byteLength;
}
