import type { Principal } from '../../domain/principal.ts';
import { TOKEN_CODING } from '../../domain/token-codes.ts';
import type { StoreOptions } from '../store-options.ts';
import type { TokenCodeStore } from '../token-code-store.ts';
import type { Executor } from './executor.ts';

/** Codes as bytes on the node that keeps the vector, so that both go together. */
export class Neo4jTokenCodeStore implements TokenCodeStore {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async findCoded(tenantId: string, model: string, contentHashes: readonly string[], options: StoreOptions = {}): Promise<Set<string>> {
    const rows = await this.#executor.read<{ contentHash: string }>(
      'ingestion/find-coded-texts',
      { tenantId, model, coding: TOKEN_CODING, contentHashes },
      options.signal,
    );
    return new Set(rows.map(({ contentHash }) => contentHash));
  }

  async saveTokenCodes(tenantId: string, model: string, codes: ReadonlyMap<string, Uint8Array>, options: StoreOptions = {}): Promise<void> {
    if (codes.size === 0) return;
    const query = 'ingestion/save-token-codes';
    const texts = [...codes].map(([contentHash, bytes]) => ({
      contentHash,
      codes: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    }));
    // In one order everywhere: see write-steps.ts.
    texts.sort((a, b) => (a.contentHash < b.contentHash ? -1 : 1));
    await this.#executor.write(query, (run) => run(query, { tenantId, model, coding: TOKEN_CODING, texts }), options.signal);
  }

  async readTokenCodes(
    { tenantId, scopes }: Principal,
    model: string,
    chunkIds: readonly string[],
    options: StoreOptions = {},
  ): Promise<Map<string, Uint8Array>> {
    if (chunkIds.length === 0) return new Map();
    const rows = await this.#executor.read<{ chunkId: string; codes: Int8Array }>(
      'search/read-token-codes',
      { tenantId, scopes, model, coding: TOKEN_CODING, chunkIds },
      options.signal,
    );
    return new Map(rows.map(({ chunkId, codes }) => [chunkId, Uint8Array.from(codes)]));
  }
}
