import type { Principal } from '../domain/principal.ts';
import type { StoreOptions } from './store-options.ts';

/** Keeps what late interaction needs of each embedded text, beside its vector: the codes of its tokens (`domain/token-codes.ts`). */
export interface TokenCodeStore {
  /** Those of the hashes whose texts have codes, made by this model and coded as now. */
  findCoded(tenantId: string, model: string, contentHashes: readonly string[], options?: StoreOptions): Promise<Set<string>>;
  /** By content hash. Of texts without a vector nothing is kept. */
  saveTokenCodes(tenantId: string, model: string, codes: ReadonlyMap<string, Uint8Array>, options?: StoreOptions): Promise<void>;
  /** The codes of chunks that the principal may see, by chunk id; a chunk that has none is missing. */
  readTokenCodes(
    principal: Principal,
    model: string,
    chunkIds: readonly string[],
    options?: StoreOptions,
  ): Promise<Map<string, Uint8Array>>;
}
