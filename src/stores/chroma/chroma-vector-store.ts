import { ChromaClient, ChromaNotFoundError } from 'chromadb';
import type { Collection, Where } from 'chromadb';
import type { Principal } from '../../domain/principal.ts';
import { withDeadline } from '../../platform/abortable.ts';
import { createCircuitBreaker } from '../../platform/circuit-breaker.ts';
import type { StoreOptions } from '../store-options.ts';
import type { ChunkVector, VectorMatch, VectorQueryOptions, VectorStore } from '../vector-store.ts';
import { chromaError } from './chroma-errors.ts';

export interface ChromaOptions {
  readonly url: string;
  readonly token?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tenant: string;
  readonly database: string;
  readonly timeoutMs: number;
}

/** Writing takes longer than asking: the server builds its index meanwhile. */
const WRITE_TIMEOUT_FACTOR = 30;
/** Measured best for 384 dimensions; the server's own ceiling is some thousands. */
const WRITE_BATCH = 500;
/** Documents that one query filters by: the server's database takes up to 32,766 values. */
const DOCUMENTS_PER_QUERY = 10_000;

/** One collection a tenant, cosine distance. Asks for ids and distances only: what is shown is read from the graph. */
export class ChromaVectorStore implements VectorStore {
  readonly #client: ChromaClient;
  readonly #timeoutMs: number;
  readonly #breaker = createCircuitBreaker('Chroma');
  /** Handles by tenant; a handle holds the collection's server-side id. */
  readonly #collections = new Map<string, Promise<Collection>>();

  constructor(options: ChromaOptions) {
    const { hostname, port, protocol } = new URL(options.url);
    const isSecure = protocol === 'https:';
    const token = options.token && { authorization: `Bearer ${options.token}`, 'x-chroma-token': options.token };
    this.#timeoutMs = options.timeoutMs;
    this.#client = new ChromaClient({
      host: hostname,
      port: port === '' ? (isSecure ? 443 : 80) : Number(port),
      ssl: isSecure,
      tenant: options.tenant,
      database: options.database,
      headers: { ...token, ...options.headers },
    });
  }

  async upsert(tenantId: string, vectors: readonly ChunkVector[], options: StoreOptions = {}): Promise<void> {
    for (let start = 0; start < vectors.length; start += WRITE_BATCH) {
      const batch = vectors.slice(start, start + WRITE_BATCH);
      await this.#call(options.signal, this.#timeoutMs * WRITE_TIMEOUT_FACTOR, () =>
        this.#withCollection(tenantId, (collection) =>
          collection.upsert({
            ids: batch.map((vector) => vector.chunkId),
            embeddings: batch.map((vector) => Array.from(vector.vector)),
            metadatas: batch.map(({ documentId, scope, version }) => ({ documentId, scope, version })),
          }),
        ),
      );
    }
  }

  async remove(tenantId: string, chunkIds: readonly string[], options: StoreOptions = {}): Promise<void> {
    for (let start = 0; start < chunkIds.length; start += WRITE_BATCH) {
      const ids = chunkIds.slice(start, start + WRITE_BATCH);
      await this.#call(options.signal, this.#timeoutMs * WRITE_TIMEOUT_FACTOR, () =>
        this.#withCollection(tenantId, (collection) => collection.delete({ ids })),
      );
    }
  }

  async query(principal: Principal, vector: Float32Array, options: VectorQueryOptions): Promise<VectorMatch[]> {
    const { limit, onlyVisible, documentIds } = options;
    const scopes = onlyVisible === true ? [{ scope: { $in: [...principal.scopes] } }] : [];
    const documents = documentIds && batchesOf(documentIds).map((batch) => ({ documentId: { $in: batch } }));
    const filters = documents === undefined ? [scopes] : documents.map((wanted) => [wanted, ...scopes]);
    const found = await Promise.all(filters.map((filter) => this.#nearest(principal.tenantId, vector, { ...options, filter })));
    return found
      .flat()
      .sort((a, b) => b.similarity - a.similarity || (a.chunkId < b.chunkId ? -1 : 1))
      .slice(0, limit);
  }

  async drop(tenantId: string, options: StoreOptions = {}): Promise<void> {
    await this.#call(options.signal, this.#timeoutMs * WRITE_TIMEOUT_FACTOR, async () => {
      this.#collections.delete(tenantId);
      await this.#client.deleteCollection({ name: collectionName(tenantId) }).catch((error: unknown) => {
        if (!(error instanceof ChromaNotFoundError)) throw error;
      });
    });
  }

  /** Asks past the circuit breaker: readiness wants to know how things are now. */
  async ping(options: StoreOptions = {}): Promise<void> {
    try {
      await withDeadline({ timeoutMs: this.#timeoutMs, signal: options.signal, what: 'Chroma' }, () => this.#client.heartbeat());
    } catch (error) {
      throw chromaError(error);
    }
  }

  async #nearest(
    tenantId: string,
    vector: Float32Array,
    { limit, filter, signal }: VectorQueryOptions & { filter: Where[] },
  ): Promise<VectorMatch[]> {
    const where = filter.length > 1 ? { $and: filter } : filter[0];
    const result = await this.#call(signal, this.#timeoutMs, () =>
      this.#withCollection(tenantId, (collection) =>
        collection.query({ queryEmbeddings: [Array.from(vector)], nResults: limit, include: ['distances'], where }),
      ),
    );
    const distances = result.distances[0] ?? [];
    return (result.ids[0] ?? []).map((chunkId, place) => ({ chunkId, similarity: 1 - (distances[place] ?? 1) }));
  }

  async #call<Result>(signal: AbortSignal | undefined, timeoutMs: number, work: () => Promise<Result>): Promise<Result> {
    return this.#breaker.execute(async () => {
      try {
        return await withDeadline({ timeoutMs, signal, what: 'Chroma' }, work);
      } catch (error) {
        throw chromaError(error);
      }
    });
  }

  /** A handle may be of a collection that was dropped and made anew meanwhile; then it is looked up once more. */
  async #withCollection<Result>(tenantId: string, work: (collection: Collection) => Promise<Result>): Promise<Result> {
    try {
      return await work(await this.#collection(tenantId));
    } catch (error) {
      if (!(error instanceof ChromaNotFoundError)) throw error;
      this.#collections.delete(tenantId);
      return work(await this.#collection(tenantId));
    }
  }

  #collection(tenantId: string): Promise<Collection> {
    const known = this.#collections.get(tenantId);
    if (known !== undefined) return known;
    const opening = this.#client.getOrCreateCollection({
      name: collectionName(tenantId),
      configuration: { hnsw: { space: 'cosine' } },
      embeddingFunction: null,
    });
    this.#collections.set(tenantId, opening);
    // A failed look-up is not remembered; the caller of this very look-up is told.
    opening.catch(() => this.#collections.delete(tenantId));
    return opening;
  }
}

function batchesOf(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / DOCUMENTS_PER_QUERY);
  return Array.from({ length: count }, (_, place) => ids.slice(place * DOCUMENTS_PER_QUERY, (place + 1) * DOCUMENTS_PER_QUERY));
}

/** From the tenant's id, never its slug: nothing a user types reaches a collection's name. */
function collectionName(tenantId: string): string {
  return `weft-${tenantId}`;
}
