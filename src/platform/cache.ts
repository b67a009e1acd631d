/**
 * Keeps bytes for a while. A cache never throws: a fault is a miss, and what could not be kept is computed again.
 * Implementations: `memory-cache.ts` (this process), `redis-cache.ts` (all processes).
 */
export interface Cache {
  /** The value, or nothing when it was never kept, is too old, was pushed out, or the cache does not answer. */
  get(key: string): Promise<Uint8Array | undefined>;
  set(key: string, value: Uint8Array, options: { timeToLiveMs: number }): Promise<void>;
  /** Frees connections. Safe to call twice; afterwards every look-up is a miss. */
  close(): Promise<void>;
}
