import type { ExtractedChunk, ExtractionNote, ExtractionStore, OpenChunk, OpenChunksRequest, Postponement } from '../extraction-store.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Scope } from '../../domain/scope.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Executor } from './executor.ts';

export class Neo4jExtractionStore implements ExtractionStore {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async claim(options: StoreOptions & { limit: number; leaseMs: number; tenantId?: string }): Promise<ExtractionNote[]> {
    const { tenantId, limit, leaseMs, signal } = options;
    const query = 'ingestion/claim-extraction-notes';
    const parameters = { tenantId, limit, leaseMs };
    return this.#executor.write(query, (run) => run<ExtractionNote & Record<string, unknown>>(query, parameters), signal);
  }

  async readOpenChunks(request: OpenChunksRequest, { signal }: StoreOptions = {}): Promise<OpenChunk[]> {
    return this.#executor.read<OpenChunk & Record<string, unknown>>('ingestion/read-unextracted-chunks', { ...request }, signal);
  }

  async saveNames(tenantId: string, model: string, chunks: readonly ExtractedChunk[], { signal }: StoreOptions = {}): Promise<void> {
    const documents = [...groupBy(chunks, ({ documentId }) => documentId)].map(([id, own]) => ({ id, chunks: own.map(toRow) }));
    await this.#executor.write(
      'ingestion/save-extracted-names',
      async (run) => {
        const rows = await run<{ scope: Scope }>('ingestion/save-extracted-names', { tenantId, model, documents });
        await run('ingestion/raise-generations', { tenantId, scopes: [...new Set(rows.map(({ scope }) => scope))] });
      },
      signal,
    );
  }

  async complete(notes: readonly ExtractionNote[], { signal }: StoreOptions = {}): Promise<void> {
    const query = 'ingestion/complete-extraction-notes';
    await this.#executor.write(query, (run) => run(query, { notes: notes.map(toReference) }), signal);
  }

  async release(notes: readonly ExtractionNote[], options: StoreOptions & Postponement): Promise<void> {
    const query = 'ingestion/release-extraction-notes';
    const { delayMs, reason, isBadAnswer = false, signal } = options;
    await this.#executor.write(query, (run) => run(query, { notes: notes.map(toReference), delayMs, reason, isBadAnswer }), signal);
  }

  async request(tenantId: string, model: string, { signal }: StoreOptions = {}): Promise<number> {
    const query = 'ingestion/request-extraction';
    const [row] = await this.#executor.write(query, (run) => run<{ count: number }>(query, { tenantId, model }), signal);
    return row?.count ?? 0;
  }
}

/** Lists side by side: a property of Neo4j is no list of objects. */
function toRow({ id, names }: ExtractedChunk): { id: string; names: string[]; kinds: string[] } {
  return { id, names: names.map(({ name }) => name), kinds: names.map(({ kind }) => kind) };
}

function toReference({ id, requests }: ExtractionNote): Pick<ExtractionNote, 'id' | 'requests'> {
  return { id, requests };
}
