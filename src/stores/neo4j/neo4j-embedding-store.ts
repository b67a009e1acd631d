import type { EmbeddingStore } from '../embedding-store.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Executor } from './executor.ts';

/** Vectors as float32 little-endian bytes: 1,536 bytes for 384 dimensions, a quarter of a list of numbers. */
export class Neo4jEmbeddingStore implements EmbeddingStore {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async readEmbeddings(
    tenantId: string,
    model: string,
    contentHashes: readonly string[],
    options: StoreOptions = {},
  ): Promise<Map<string, Float32Array>> {
    const rows = await this.#executor.read<{ contentHash: string; vector: Int8Array }>(
      'ingestion/read-embeddings',
      { tenantId, model, contentHashes },
      options.signal,
    );
    return new Map(rows.map((row) => [row.contentHash, toVector(row.vector)]));
  }

  async saveEmbeddings(
    tenantId: string,
    model: string,
    embeddings: ReadonlyMap<string, Float32Array>,
    options: StoreOptions = {},
  ): Promise<void> {
    if (embeddings.size === 0) return;
    const query = 'ingestion/save-embeddings';
    const rows = [...embeddings].map(([contentHash, vector]) => ({ contentHash, vector: toBytes(vector) }));
    // In one order everywhere: see write-steps.ts.
    rows.sort((a, b) => (a.contentHash < b.contentHash ? -1 : 1));
    await this.#executor.write(query, (run) => run(query, { tenantId, model, embeddings: rows }), options.signal);
  }
}

function toBytes(vector: Float32Array): Int8Array {
  return new Int8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** Copies, because the driver's bytes need not begin at a multiple of four. */
function toVector(bytes: Int8Array): Float32Array {
  return new Float32Array(Int8Array.from(bytes).buffer);
}
