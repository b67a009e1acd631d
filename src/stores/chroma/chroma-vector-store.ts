import { ChromaClient, ChromaNotFoundError } from 'chromadb';
import type { Collection, Where } from 'chromadb';
import type { Principal } from '../../domain/principal.ts';
import { withDeadline } from '../../platform/abortable.ts';
import type { Logger } from '../../platform/logger.ts';
import type { StoreOptions } from '../store-options.ts';
import type { ChunkVector, VectorMatch, VectorQueryOptions, VectorStore } from '../vector-store.ts';
import { ChromaCalls } from './chroma-calls.ts';
import { chromaError } from './chroma-errors.ts';
import { HNSW_PROFILES, isBuiltFor } from './hnsw-profile.ts';
import type { HnswProfile } from './hnsw-profile.ts';

export interface ChromaOptions {
  readonly url: string;
  readonly token?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tenant: string;
  readonly database: string;
  /** How long one look-up may take, both attempts together. */
  readonly timeoutMs: number;
  /** Of collections that are made from now on; one that is there keeps what it was built with. */
  readonly hnswProfile: HnswProfile;
}

/** Writing takes longer than asking: the server builds its index meanwhile. */
const WRITE_TIMEOUT_FACTOR = 30;
/** Measured best for 384 dimensions. A server that takes fewer at once (5,461 as it comes) gets as many as it takes. */
const WRITE_BATCH = 500;
/** Documents that one query filters by: the server's database takes up to 32,766 values. */
const DOCUMENTS_PER_QUERY = 10_000;

/** One collection a tenant, cosine distance. Asks for ids and distances only: what is shown is read from the graph. */
export class ChromaVectorStore implements VectorStore {
  readonly #client: ChromaClient;
  readonly #timeoutMs: number;
  readonly #hnswProfile: HnswProfile;
  readonly #logger: Logger;
  readonly #calls: ChromaCalls;
  /** Handles by tenant; a handle holds the collection's server-side id. */
  readonly #collections = new Map<string, Promise<Collection>>();

  constructor(options: ChromaOptions, logger: Logger) {
    const { hostname, port, protocol } = new URL(options.url);
    const isSecure = protocol === 'https:';
    const token = options.token && { authorization: `Bearer ${options.token}`, 'x-chroma-token': options.token };
    this.#timeoutMs = options.timeoutMs;
    this.#hnswProfile = options.hnswProfile;
    this.#logger = logger;
    this.#calls = new ChromaCalls(logger);
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
    for (const batch of await this.#writeBatches(vectors, options)) {
      await this.#write(options, () =>
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
    for (const ids of await this.#writeBatches(chunkIds, options)) {
      await this.#write(options, () => this.#withCollection(tenantId, (collection) => collection.delete({ ids })));
    }
  }

  async query(principal: Principal, vector: Float32Array, options: VectorQueryOptions): Promise<VectorMatch[]> {
    const { limit, onlyVisible, documentIds } = options;
    const scopes = onlyVisible === true ? [{ scope: { $in: [...principal.scopes] } }] : [];
    const documents = documentIds && batchesOf(documentIds, DOCUMENTS_PER_QUERY).map((batch) => ({ documentId: { $in: batch } }));
    const filters = documents === undefined ? [scopes] : documents.map((wanted) => [wanted, ...scopes]);
    const found = await Promise.all(filters.map((filter) => this.#nearest(principal.tenantId, vector, { ...options, filter })));
    return found
      .flat()
      .sort((a, b) => b.similarity - a.similarity || (a.chunkId < b.chunkId ? -1 : 1))
      .slice(0, limit);
  }

  async drop(tenantId: string, options: StoreOptions = {}): Promise<void> {
    await this.#write(options, async () => {
      this.#collections.delete(tenantId);
      await this.#client.deleteCollection({ name: collectionName(tenantId) }).catch((error: unknown) => {
        if (!(error instanceof ChromaNotFoundError)) throw error;
      });
    });
  }

  /** Whether calls go through, or are refused because Chroma has not answered lately. */
  get circuit(): ChromaCalls['circuit'] {
    return this.#calls.circuit;
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
    const result = await this.#read({ signal }, () =>
      this.#withCollection(tenantId, (collection) =>
        collection.query({ queryEmbeddings: [Array.from(vector)], nResults: limit, include: ['distances'], where }),
      ),
    );
    const distances = result.distances[0] ?? [];
    return (result.ids[0] ?? []).map((chunkId, place) => ({ chunkId, similarity: 1 - (distances[place] ?? 1) }));
  }

  async #writeBatches<Item>(items: readonly Item[], options: StoreOptions): Promise<Item[][]> {
    if (items.length === 0) return [];
    // Asked once: the client remembers the answer.
    const most = await this.#read(options, () => this.#client.getMaxBatchSize());
    return batchesOf(items, Math.max(1, Math.min(WRITE_BATCH, most)));
  }

  #read<Result>(options: StoreOptions, work: () => Promise<Result>): Promise<Result> {
    return this.#calls.run({ signal: options.signal, timeoutMs: this.#timeoutMs }, work);
  }

  #write<Result>(options: StoreOptions, work: () => Promise<Result>): Promise<Result> {
    return this.#calls.run({ signal: options.signal, timeoutMs: this.#timeoutMs * WRITE_TIMEOUT_FACTOR }, work);
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
    // Without a deadline of its own, one look-up that hangs would be what every later call waits for.
    const opening = withDeadline({ timeoutMs: this.#timeoutMs, what: 'Chroma' }, () => this.#openCollection(tenantId));
    this.#collections.set(tenantId, opening);
    // A failed look-up is not remembered; the caller of this very look-up is told.
    opening.catch(() => this.#collections.delete(tenantId));
    return opening;
  }

  /**
   * A collection that is there keeps its index: Chroma takes other parameters for it, but writes them down without building it anew. Whoever wants
   * the profile for it has it built from the stored vectors.
   */
  async #openCollection(tenantId: string): Promise<Collection> {
    const profile = this.#hnswProfile;
    const collection = await this.#client.getOrCreateCollection({
      name: collectionName(tenantId),
      configuration: { hnsw: { space: 'cosine', ...HNSW_PROFILES[profile] } },
      embeddingFunction: null,
    });
    const built = collection.configuration.hnsw;
    if (!isBuiltFor(profile, built)) {
      const advice =
        "this tenant's index was built with another HNSW profile and keeps it; to build it anew: npx weft reembed --tenant <slug>";
      this.#logger.warn({ area: 'stores', tenantId, profile, built }, advice);
    }
    return collection;
  }
}

function batchesOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, place) => items.slice(place * size, (place + 1) * size));
}

/** From the tenant's id, never its slug: nothing a user types reaches a collection's name. */
function collectionName(tenantId: string): string {
  return `weft-${tenantId}`;
}
