import { hashOf, nodeId } from '../../domain/ids.ts';
import type { DirectoryRecord, RelationshipRecord } from '../../domain/knowledge.ts';
import { nameKey } from '../../domain/names.ts';
import type { Principal } from '../../domain/principal.ts';
import type { DirectoryEntry, DirectoryStore, ResolvedReference, SaveCounts } from '../directory-store.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Executor } from './executor.ts';
import { writeAliases, writeRelationships } from './write-steps.ts';

export class Neo4jDirectoryStore implements DirectoryStore {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async ensureSource(principal: Principal, source: { kind: string; name: string }, options: StoreOptions = {}): Promise<string> {
    const sourceId = nodeId('Source', source.kind, source.name);
    const query = 'ingestion/ensure-source';
    const parameters = { tenantId: principal.tenantId, sourceId, ...source };
    await this.#executor.write(query, (run) => run(query, parameters), options.signal);
    return sourceId;
  }

  async saveRecords(
    principal: Principal,
    sourceId: string,
    records: readonly DirectoryEntry[],
    options: StoreOptions = {},
  ): Promise<SaveCounts> {
    const { tenantId } = principal;
    return this.#executor.write(
      'ingestion/save-records',
      async (run) => {
        const rows = records.map(toRow);
        const written = await run<{ id: string; isNew: boolean }>('ingestion/save-records', { tenantId, sourceId, records: rows });
        const ids = new Set(written.map((row) => row.id));
        const touched = records.filter((record) => ids.has(record.id));
        await writeAliases(
          run,
          tenantId,
          touched.map((record) => ({ nodeId: record.id, supportId: sourceId, scope: record.scope, aliases: record.aliases })),
        );
        if (touched.length > 0) {
          const scopes = [...new Set(touched.map((record) => record.scope))];
          await run('ingestion/raise-generations', { tenantId, scopes });
        }
        const created = written.filter((row) => row.isNew).length;
        return { created, changed: written.length - created, unchanged: records.length - written.length };
      },
      options.signal,
    );
  }

  async saveRelationships(
    principal: Principal,
    sourceId: string,
    relationships: readonly RelationshipRecord[],
    options: StoreOptions = {},
  ): Promise<{ saved: number; missing: number[] }> {
    const { tenantId } = principal;
    return this.#executor.write(
      'ingestion/save-relationships',
      async (run) => {
        const written = await writeRelationships(run, tenantId, sourceId, relationships);
        const scopes = [...new Set(relationships.map((relationship) => relationship.scope))];
        if (written.size > 0) await run('ingestion/raise-generations', { tenantId, scopes });
        const missing = relationships.map((_, place) => place).filter((place) => !written.has(place));
        return { saved: written.size, missing };
      },
      options.signal,
    );
  }

  async resolve(principal: Principal, references: readonly string[], options: StoreOptions = {}): Promise<ResolvedReference[]> {
    if (references.length === 0) return [];
    return this.#executor.read<ResolvedReference & Record<string, unknown>>(
      'ingestion/resolve-references',
      { tenantId: principal.tenantId, references, keys: references.map(nameKey) },
      options.signal,
    );
  }
}

function toRow(record: DirectoryRecord): Record<string, unknown> {
  const { id, label, externalId, name, scope, properties, origin } = record;
  const contentHash = hashOf(label, externalId, name, scope, origin, JSON.stringify(Object.entries(properties).sort()));
  return { id, label, externalId, name, scope, properties, origin, contentHash };
}
