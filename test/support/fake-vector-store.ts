import { dotProduct } from '../../src/domain/dot-product.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { ChunkVector, VectorMatch, VectorStore } from '../../src/stores/vector-store.ts';

/** The vectors of one tenant in memory. */
export class FakeVectorStore implements VectorStore {
  readonly vectors = new Map<string, ChunkVector>();

  upsert(_tenantId: string, vectors: readonly ChunkVector[]): Promise<void> {
    for (const vector of vectors) this.vectors.set(vector.chunkId, vector);
    return Promise.resolve();
  }

  remove(_tenantId: string, chunkIds: readonly string[]): Promise<void> {
    for (const id of chunkIds) this.vectors.delete(id);
    return Promise.resolve();
  }

  query({ scopes }: Principal, vector: Float32Array, options: { limit: number; onlyVisible?: boolean }): Promise<VectorMatch[]> {
    const matches = [...this.vectors.values()]
      .filter(({ scope }) => options.onlyVisible !== true || scopes.includes(scope))
      .map((stored) => ({ chunkId: stored.chunkId, similarity: dotProduct(stored.vector, vector) }));
    return Promise.resolve(matches.sort((a, b) => b.similarity - a.similarity).slice(0, options.limit));
  }

  drop(): Promise<void> {
    this.vectors.clear();
    return Promise.resolve();
  }
}
