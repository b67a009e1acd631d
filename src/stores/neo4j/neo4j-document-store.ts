import type { Passage } from '../../domain/evidence.ts';
import { groupBy } from '../../domain/group-by.ts';
import { hashOf } from '../../domain/ids.ts';
import type { Principal } from '../../domain/principal.ts';
import type { Scope } from '../../domain/scope.ts';
import type { DocumentRecord, DocumentState, DocumentStore } from '../document-store.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Executor, RunQuery } from './executor.ts';
import { withoutNulls } from '../../domain/without-nulls.ts';
import { writeAliases, writeRelationships } from './write-steps.ts';

type SavedRow = { id: string; version: number; scopeBefore: Scope | null };
type FoundRow = { scope: Scope; version: number; chunkIds: string[]; neighbourIds: string[] };

export interface DocumentStoreOptions {
  /** Whether a language model is to read what is saved: then each save notes it. Default: no. */
  readonly isExtracted?: boolean;
}

export class Neo4jDocumentStore implements DocumentStore {
  readonly #executor: Executor;
  readonly #isExtracted: boolean;

  constructor(executor: Executor, { isExtracted = false }: DocumentStoreOptions = {}) {
    this.#executor = executor;
    this.#isExtracted = isExtracted;
  }

  async readStates(principal: Principal, documentIds: readonly string[], options: StoreOptions = {}): Promise<DocumentState[]> {
    const parameters = { tenantId: principal.tenantId, documentIds };
    return this.#executor.read<DocumentState & Record<string, unknown>>('ingestion/read-document-states', parameters, options.signal);
  }

  async saveDocuments(principal: Principal, documents: readonly DocumentRecord[], options: StoreOptions = {}): Promise<void> {
    if (documents.length === 0) return;
    const { tenantId } = principal;
    await this.#executor.write(
      'ingestion/save-documents',
      async (run) => {
        const documentIds = documents.map(({ id }) => id);
        if (this.#isExtracted) await run('ingestion/write-extraction-notes', { tenantId, documentIds });
        await saveAll(run, tenantId, documents);
      },
      options.signal,
    );
  }

  async deleteDocument(principal: Principal, documentId: string, options: StoreOptions = {}): Promise<boolean> {
    const { tenantId, scopes } = principal;
    return this.#executor.write(
      'ingestion/delete-document',
      async (run) => {
        const [found] = await run<FoundRow>('ingestion/find-document', { tenantId, scopes, documentId });
        if (found === undefined) return false;
        await run('ingestion/delete-document', { tenantId, documentId });
        await run('ingestion/remove-unsupported-nodes', { tenantId, nodeIds: found.neighbourIds });
        const note = { documentId, version: found.version + 1, removedChunkIds: found.chunkIds };
        await run('ingestion/write-outbox-notes', { tenantId, notes: [withNoteId(tenantId, note)] });
        await run('ingestion/raise-generations', { tenantId, scopes: [found.scope] });
        return true;
      },
      options.signal,
    );
  }

  async readPassages(principal: Principal, chunkIds: readonly string[], options: StoreOptions = {}): Promise<Passage[]> {
    if (chunkIds.length === 0) return [];
    const { tenantId, scopes } = principal;
    const rows = await this.#executor.read<Passage & Record<string, unknown>>(
      'search/read-passages',
      { tenantId, scopes, chunkIds },
      options.signal,
    );
    return rows.map((row) => ({ ...row, document: withoutNulls(row.document) }));
  }
}

async function saveAll(run: RunQuery, tenantId: string, documents: readonly DocumentRecord[]): Promise<void> {
  const saved = await run<SavedRow>('ingestion/save-documents', { tenantId, documents: documents.map(documentRow) });
  const versions = new Map(saved.map((row) => [row.id, row.version]));
  const removed = await saveTexts(run, tenantId, documents, versions);
  await saveStatements(run, tenantId, documents);
  const notes = documents.map(({ id }) =>
    withNoteId(tenantId, { documentId: id, version: versions.get(id) ?? 1, removedChunkIds: removed.get(id) ?? [] }),
  );
  await run('ingestion/write-outbox-notes', { tenantId, notes });
  // A document that changes its scope changes what both scopes see.
  const scopes = new Set([...documents.map((document) => document.facts.scope), ...saved.flatMap((row) => row.scopeBefore ?? [])]);
  await run('ingestion/raise-generations', { tenantId, scopes: [...scopes] });
}

/** Sections and chunks. Returns the ids of the chunks that are no more, by document. */
async function saveTexts(
  run: RunQuery,
  tenantId: string,
  documents: readonly DocumentRecord[],
  versions: ReadonlyMap<string, number>,
): Promise<Map<string, string[]>> {
  const kept = documents.map(({ id, chunks, sections }) => ({
    id,
    chunkIds: chunks.map((chunk) => chunk.id),
    sectionIds: sections.map((section) => section.id),
  }));
  const removed = await run<{ documentId: string; chunkIds: string[] }>('ingestion/remove-stale-chunks', { tenantId, documents: kept });
  await run('ingestion/remove-stale-sections', { tenantId, documents: kept });
  await run('ingestion/save-sections', { tenantId, sections: documents.flatMap((document) => document.sections) });
  await run('ingestion/save-chunks', {
    tenantId,
    chunks: documents.flatMap((document) => chunkRows(document, versions.get(document.id) ?? 1)),
  });
  return new Map(removed.map((row) => [row.documentId, row.chunkIds]));
}

/** What the documents state: their names and their relationships. */
async function saveStatements(run: RunQuery, tenantId: string, documents: readonly DocumentRecord[]): Promise<void> {
  const documentIds = documents.map((document) => document.id);
  const [before] = await run<{ nodeIds: string[] }>('ingestion/remove-stated-relationships', { tenantId, documentIds });
  for (const [sourceId, group] of groupBy(documents, (document) => document.sourceId)) {
    await writeRelationships(
      run,
      tenantId,
      sourceId,
      group.flatMap((document) => document.relationships),
    );
  }
  await run('ingestion/remove-unsupported-nodes', { tenantId, nodeIds: before?.nodeIds ?? [] });
  await writeAliases(
    run,
    tenantId,
    documents.map(({ id, facts, aliases }) => ({ nodeId: id, supportId: id, scope: facts.scope, aliases })),
  );
}

function documentRow({ id, sourceId, facts, contentHash }: DocumentRecord): Record<string, unknown> {
  const { meta, ...rest } = facts;
  return { id, properties: { ...rest, meta: meta && JSON.stringify(meta), sourceId, contentHash, origin: 'source' } };
}

function chunkRows({ facts, chunks }: DocumentRecord, version: number): Record<string, unknown>[] {
  return chunks.map(({ id, documentId, sectionId, ...properties }) => ({
    id,
    documentId,
    sectionId,
    scope: facts.scope,
    version,
    properties: {
      ...properties,
      title: facts.title,
      headings: properties.headingPath.join(' '),
      scopeToken: scopeToken(facts.scope),
    },
  }));
}

/** A scope as one word of the full-text index, whose tokenizer would split it at the colon. */
export function scopeToken(scope: Scope): string {
  return `scope${hashOf(scope).slice(0, 16)}`;
}

function withNoteId<Note extends { documentId: string; version: number }>(tenantId: string, note: Note): Note & { id: string } {
  return { id: `${tenantId}:${note.documentId}:${note.version}`, ...note };
}
