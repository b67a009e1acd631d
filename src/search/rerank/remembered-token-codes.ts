import type { Principal } from '../../domain/principal.ts';
import type { StoreOptions } from '../../stores/store-options.ts';
import type { TokenCodeStore } from '../../stores/token-code-store.ts';

/** What an entry takes besides its bytes: measured roughly. */
const BYTES_OF_ENTRY = 300;

/**
 * Token codes that were read lately, in this process; what was not asked for the longest goes first. A chunk's id says what its text is, so an entry never goes
 * stale. Asked only for chunks that the asker was given already: visibility is not checked again for what is remembered.
 */
export class RememberedTokenCodes {
  readonly #store: Pick<TokenCodeStore, 'readTokenCodes'>;
  readonly #maximumBytes: number;
  /** Least recently used first: a Map keeps the order in which keys were put in. */
  readonly #entries = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor(store: Pick<TokenCodeStore, 'readTokenCodes'>, options: { maximumBytes: number }) {
    this.#store = store;
    this.#maximumBytes = options.maximumBytes;
  }

  /** About how much memory it takes, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The codes of the chunks by id, from the store in one call where they are not remembered; a chunk that has none is missing. */
  async read(
    principal: Principal,
    model: string,
    chunkIds: readonly string[],
    options: StoreOptions = {},
  ): Promise<Map<string, Uint8Array>> {
    const keyOf = (chunkId: string): string => `${principal.tenantId} ${model} ${chunkId}`;
    const found = new Map<string, Uint8Array>();
    for (const chunkId of chunkIds) {
      const codes = this.#take(keyOf(chunkId));
      if (codes !== undefined) found.set(chunkId, codes);
    }
    const missing = chunkIds.filter((chunkId) => !found.has(chunkId));
    const read = missing.length === 0 ? [] : await this.#store.readTokenCodes(principal, model, missing, options);
    for (const [chunkId, codes] of read) found.set(chunkId, codes);
    for (const [chunkId, codes] of found) this.#put(keyOf(chunkId), codes);
    return found;
  }

  #put(key: string, codes: Uint8Array): void {
    this.#take(key);
    this.#entries.set(key, codes);
    this.#bytes += codes.byteLength + BYTES_OF_ENTRY;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maximumBytes) break;
      this.#take(oldest);
    }
  }

  #take(key: string): Uint8Array | undefined {
    const codes = this.#entries.get(key);
    if (codes === undefined) return undefined;
    this.#entries.delete(key);
    this.#bytes -= codes.byteLength + BYTES_OF_ENTRY;
    return codes;
  }
}
