import type { DocumentProjection, OutboxNote, OutboxStore } from '../outbox-store.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Executor } from './executor.ts';

export class Neo4jOutboxStore implements OutboxStore {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async claim(options: StoreOptions & { limit: number; leaseMs: number; tenantId?: string }): Promise<OutboxNote[]> {
    const { tenantId, limit, leaseMs } = options;
    const query = 'ingestion/claim-outbox-notes';
    const parameters = { tenantId, limit, leaseMs };
    return this.#executor.write(query, (run) => run<OutboxNote & Record<string, unknown>>(query, parameters), options.signal);
  }

  async readProjections(
    tenantId: string,
    documentIds: readonly string[],
    options: StoreOptions = {},
  ): Promise<Map<string, DocumentProjection>> {
    const rows = await this.#executor.read<DocumentProjection & { documentId: string }>(
      'ingestion/read-projections',
      { tenantId, documentIds },
      options.signal,
    );
    return new Map(rows.map(({ documentId, version, chunks }) => [documentId, { version, chunks }]));
  }

  async complete(noteIds: readonly string[], options: StoreOptions = {}): Promise<void> {
    const query = 'ingestion/complete-outbox-notes';
    await this.#executor.write(query, (run) => run(query, { noteIds }), options.signal);
  }

  async release(noteIds: readonly string[], options: StoreOptions & { delayMs: number; reason: string }): Promise<void> {
    const query = 'ingestion/release-outbox-notes';
    const { delayMs, reason } = options;
    await this.#executor.write(query, (run) => run(query, { noteIds, delayMs, reason }), options.signal);
  }

  async countOpen(tenantId?: string, options: StoreOptions = {}): Promise<number> {
    const [row] = await this.#executor.read<{ count: number }>('ingestion/count-outbox-notes', { tenantId }, options.signal);
    return row?.count ?? 0;
  }

  async requestReprojection(tenantId: string, options: StoreOptions = {}): Promise<number> {
    const query = 'ingestion/request-reprojection';
    const [row] = await this.#executor.write(query, (run) => run<{ count: number }>(query, { tenantId }), options.signal);
    return row?.count ?? 0;
  }
}
