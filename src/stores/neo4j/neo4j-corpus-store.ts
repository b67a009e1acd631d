import type { CorpusDocument, CorpusGraph, CorpusName, CorpusNode, CorpusRelationship, DocumentProperties } from '../../domain/corpus.ts';
import type { CorpusStore } from '../corpus-store.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Executor } from './executor.ts';
import { withoutNulls } from '../../domain/without-nulls.ts';

/** Chunks of one batch, about 300 kB of text; a longer document is a batch of its own. */
const CHUNKS_PER_BATCH = 300;
/** Documents that are asked for their size at once. */
const DOCUMENTS_PER_COUNT = 1_000;
// So that no answer of the database occupies the process for long.
const VERSIONS_PER_PAGE = 5_000;
const NODES_PER_PAGE = 500;

type GraphRow = Omit<CorpusNode, 'properties'> & {
  properties: { readonly [Name in keyof DocumentProperties]: string | null } | null;
  names: readonly Omit<CorpusName, 'nodeId'>[];
  relationships: readonly Omit<CorpusRelationship, 'toId'>[];
};

export class Neo4jCorpusStore implements CorpusStore {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async readState(tenantId: string, { signal }: StoreOptions = {}): Promise<string> {
    const [row] = await this.#executor.read<{ state: string }>('search/read-state', { tenantId }, signal);
    return row?.state ?? '';
  }

  async countChunks(tenantId: string, { signal }: StoreOptions = {}): Promise<number> {
    const [row] = await this.#executor.read<{ count: number }>('search/count-chunks', { tenantId }, signal);
    return row?.count ?? 0;
  }

  async readDocumentVersions(tenantId: string, { signal }: StoreOptions = {}): Promise<Map<string, string>> {
    const versions = new Map<string, string>();
    let rows: { id: string; version: string }[] = [];
    do {
      const parameters = { tenantId, after: rows.at(-1)?.id ?? '', limit: VERSIONS_PER_PAGE };
      rows = await this.#executor.read<{ id: string; version: string }>('search/read-versions', parameters, signal);
      for (const { id, version } of rows) versions.set(id, version);
    } while (rows.length === VERSIONS_PER_PAGE);
    return versions;
  }

  async *readDocuments(
    tenantId: string,
    versions: ReadonlyMap<string, string>,
    { signal }: StoreOptions = {},
  ): AsyncGenerator<CorpusDocument[]> {
    for await (const documentIds of this.#batches(tenantId, [...versions.keys()], signal)) {
      const rows = await this.#executor.read<Omit<CorpusDocument, 'version'> & Record<string, unknown>>(
        'search/read-documents',
        { tenantId, documentIds },
        signal,
      );
      yield rows.map((row) => ({ ...row, chunks: row.chunks.map(withoutNulls), version: versions.get(row.id) ?? '' }));
    }
  }

  async readGraph(tenantId: string, { signal }: StoreOptions = {}): Promise<CorpusGraph> {
    const nodes: CorpusNode[] = [];
    const names: CorpusName[] = [];
    const relationships: CorpusRelationship[] = [];
    let rows: GraphRow[];
    do {
      const parameters = { tenantId, after: nodes.at(-1)?.id ?? '', limit: NODES_PER_PAGE };
      rows = await this.#executor.read<GraphRow & Record<string, unknown>>('search/read-graph', parameters, signal);
      for (const { names: ownNames, relationships: incoming, properties, ...node } of rows) {
        nodes.push(properties === null ? node : { ...node, properties: withoutNulls(properties) });
        for (const name of ownNames) names.push({ ...name, nodeId: node.id });
        for (const relationship of incoming) relationships.push({ ...relationship, toId: node.id });
      }
    } while (rows.length === NODES_PER_PAGE);
    return { nodes, names, relationships };
  }

  /** The ids in groups of about the same number of chunks. */
  async *#batches(tenantId: string, ids: readonly string[], signal: AbortSignal | undefined): AsyncGenerator<string[]> {
    let batch: string[] = [];
    let chunks = 0;
    for (let start = 0; start < ids.length; start += DOCUMENTS_PER_COUNT) {
      const parameters = { tenantId, documentIds: ids.slice(start, start + DOCUMENTS_PER_COUNT) };
      const sizes = await this.#executor.read<{ documentId: string; count: number }>('search/count-document-chunks', parameters, signal);
      for (const { documentId, count } of sizes) {
        if (batch.length > 0 && chunks + count > CHUNKS_PER_BATCH) {
          yield batch;
          batch = [];
          chunks = 0;
        }
        batch.push(documentId);
        chunks += count;
      }
    }
    if (batch.length > 0) yield batch;
  }
}
