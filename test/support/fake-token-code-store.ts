import type { Principal } from '../../src/domain/principal.ts';
import type { TokenCodeStore } from '../../src/stores/token-code-store.ts';

/** The codes of one tenant's texts, by content hash. Chunks are called like their content. */
export class FakeTokenCodeStore implements TokenCodeStore {
  readonly codes = new Map<string, Uint8Array>();

  findCoded(_tenantId: string, _model: string, contentHashes: readonly string[]): Promise<Set<string>> {
    return Promise.resolve(new Set(contentHashes.filter((hash) => this.codes.has(hash))));
  }

  saveTokenCodes(_tenantId: string, _model: string, codes: ReadonlyMap<string, Uint8Array>): Promise<void> {
    for (const [hash, bytes] of codes) this.codes.set(hash, bytes);
    return Promise.resolve();
  }

  readTokenCodes(_principal: Principal, _model: string, chunkIds: readonly string[]): Promise<Map<string, Uint8Array>> {
    return Promise.resolve(new Map([...this.codes].filter(([id]) => chunkIds.includes(id))));
  }
}
