import type { Principal } from '../domain/principal.ts';
import type { Scope } from '../domain/scope.ts';
import type { StoreOptions } from './store-options.ts';

/**
 * Vectors of chunks, a collection a tenant. A projection: it can be lost and rebuilt from the graph.
 * What it returns are candidates, to be read back from the graph before anyone sees them.
 */
export interface VectorStore {
  /** Adds or replaces. The collection is made when it is missing. */
  upsert(tenantId: string, vectors: readonly ChunkVector[], options?: StoreOptions): Promise<void>;
  /** Ids that are not there are passed over. */
  remove(tenantId: string, chunkIds: readonly string[], options?: StoreOptions): Promise<void>;
  /**
   * The nearest chunks, nearest first, ties by id; an empty list when the tenant has no collection.
   * `onlyVisible` makes the store itself filter by the principal's scopes, `documentIds` by documents (both slower), so that what is wanted is
   * found however many others are nearer.
   */
  query(principal: Principal, vector: Float32Array, options: VectorQueryOptions): Promise<VectorMatch[]>;
  /** Drops the tenant's collection. */
  drop(tenantId: string, options?: StoreOptions): Promise<void>;
}

export interface VectorQueryOptions extends StoreOptions {
  readonly limit: number;
  readonly onlyVisible?: boolean;
  readonly documentIds?: readonly string[];
}

export interface ChunkVector {
  readonly chunkId: string;
  readonly documentId: string;
  readonly scope: Scope;
  /** The document's version in which the chunk was made or last changed its scope. */
  readonly version: number;
  /** Unit length. */
  readonly vector: Float32Array;
}

export interface VectorMatch {
  readonly chunkId: string;
  /** Cosine similarity, -1 to 1. */
  readonly similarity: number;
}
