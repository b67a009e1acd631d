import type { StoreOptions } from './store-options.ts';

/** Keeps each vector by the hash of what was embedded, so that nothing is embedded twice and a lost collection is rebuilt without the model. */
export interface EmbeddingStore {
  /** The known vectors by content hash. */
  readEmbeddings(
    tenantId: string,
    model: string,
    contentHashes: readonly string[],
    options?: StoreOptions,
  ): Promise<Map<string, Float32Array>>;
  saveEmbeddings(tenantId: string, model: string, embeddings: ReadonlyMap<string, Float32Array>, options?: StoreOptions): Promise<void>;
}
