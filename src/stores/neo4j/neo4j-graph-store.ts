import type { DocumentFilter } from '../../domain/document-filter.ts';
import { DOCUMENT_ROLES } from '../../domain/document-role.ts';
import type { Fact, NodeReference, PathStep } from '../../domain/knowledge.ts';
import type { AliasKind } from '../../domain/names.ts';
import type { Principal } from '../../domain/principal.ts';
import type { GraphStore, NameMatch, NearbyDocument } from '../graph-store.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Executor } from './executor.ts';

type FactRow = Omit<Fact, 'documentId'> & { documentId: string | null };

/** Properties that say where a relationship comes from, not what it states. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['supportId', 'documentId', 'sourceId', 'scope']);

export class Neo4jGraphStore implements GraphStore {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async findNames(principal: Principal, keys: readonly string[], options: StoreOptions & { maximumPerKey: number }): Promise<NameMatch[]> {
    if (keys.length === 0) return [];
    const parameters = { ...visibility(principal), keys, maximumPerKey: options.maximumPerKey };
    return this.#executor.read<{ key: string; kind: AliasKind; node: NodeReference }>('search/find-names', parameters, options.signal);
  }

  async findMatchingDocuments(principal: Principal, filter: DocumentFilter, options: StoreOptions = {}): Promise<string[]> {
    const { documents, employees, projects, topics, documentTypes: types, statuses, createdAt, updatedAt } = filter;
    const spans = {
      createdFrom: createdAt?.from,
      createdBefore: createdAt?.before,
      updatedFrom: updatedAt?.from,
      updatedBefore: updatedAt?.before,
    };
    const parameters = {
      ...visibility(principal),
      documents,
      employees,
      projects,
      topics,
      types,
      statuses,
      ...spans,
      roles: DOCUMENT_ROLES,
    };
    const rows = await this.#executor.read<{ id: string }>('search/find-matching-documents', parameters, options.signal);
    return rows.map((row) => row.id);
  }

  async findNearbyDocuments(
    principal: Principal,
    seedIds: readonly string[],
    options: StoreOptions & { fanOut: number; documentIds?: readonly string[] },
  ): Promise<NearbyDocument[]> {
    if (seedIds.length === 0) return [];
    const rows = await this.#executor.read<{ seed: NodeReference; steps: PathStep[] }>(
      'search/find-nearby-documents',
      { ...visibility(principal), seedIds, fanOut: options.fanOut, documentIds: options.documentIds },
      options.signal,
    );
    return shortestPaths(
      rows.map(({ seed, steps }) => ({ documentId: (steps.at(-1)?.node ?? seed).id, seedId: seed.id, path: { start: seed, steps } })),
    );
  }

  async readLeadChunks(principal: Principal, documentIds: readonly string[], options: StoreOptions = {}): Promise<Map<string, string>> {
    if (documentIds.length === 0) return new Map();
    const rows = await this.#executor.read<{ documentId: string; chunkId: string }>(
      'search/read-lead-chunks',
      { ...visibility(principal), documentIds },
      options.signal,
    );
    return new Map(rows.map((row) => [row.documentId, row.chunkId]));
  }

  async readFacts(
    principal: Principal,
    seedIds: readonly string[],
    { signal, ...bounds }: StoreOptions & { limit: number; limitOfType: number; documentIds?: readonly string[] },
  ): Promise<Fact[]> {
    if (seedIds.length === 0) return [];
    const parameters = { documentIds: undefined, ...bounds, ...visibility(principal), seedIds };
    const rows = await this.#executor.read<FactRow>('search/read-facts', parameters, signal);
    return rows.map(({ documentId, properties, ...fact }) => ({
      ...fact,
      documentId: documentId ?? undefined,
      properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !BOOKKEEPING.has(name))),
    }));
  }
}

function visibility({ tenantId, scopes }: Principal): { tenantId: string; scopes: readonly string[] } {
  return { tenantId, scopes };
}

/** Of several ways from one seed to one document, the shortest; of those, the first by the names of its relationships and nodes. */
function shortestPaths(found: readonly NearbyDocument[]): NearbyDocument[] {
  const best = new Map<string, NearbyDocument>();
  const sorted = [...found].sort((a, b) => a.path.steps.length - b.path.steps.length || (pathKey(a) < pathKey(b) ? -1 : 1));
  for (const nearby of sorted) {
    const key = `${nearby.seedId} ${nearby.documentId}`;
    if (!best.has(key)) best.set(key, nearby);
  }
  return [...best.values()];
}

function pathKey({ path }: NearbyDocument): string {
  return path.steps.map((step) => `${step.relationship} ${step.node.id}`).join(' ');
}
