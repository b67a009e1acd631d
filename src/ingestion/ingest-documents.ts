import type { RelationshipRecord } from '../domain/knowledge.ts';
import type { Principal } from '../domain/principal.ts';
import type { Scope } from '../domain/scope.ts';
import type { Place, SourceDocument } from '../domain/source-item.ts';
import { AppError, asAppError, messageOf } from '../errors.ts';
import type { Tokenizer } from '../models/tokenizer.ts';
import type { DirectoryStore } from '../stores/directory-store.ts';
import type { DocumentStore } from '../stores/document-store.ts';
import { statedReferences } from './document-statements.ts';
import { newNodesOf, resolveDocument, splitDocument } from './prepare-document.ts';
import type { ResolvedDocument } from './prepare-document.ts';
import { scopeReference } from './reference-resolver.ts';
import type { ReferenceResolver } from './reference-resolver.ts';

export interface IngestDependencies {
  readonly documents: DocumentStore;
  readonly directory: DirectoryStore;
  readonly tokenizer: Tokenizer;
}

export interface IngestOptions {
  readonly sourceId: string;
  readonly resolver: ReferenceResolver;
  /** May the writer give a document this scope, or replace one that has it? */
  readonly mayWrite: (scope: Scope) => boolean;
  readonly signal?: AbortSignal;
}

export type IngestOutcome = IngestedDocument | FailedDocument;

export interface IngestedDocument {
  readonly place: Place;
  readonly externalId: string;
  readonly state: 'new' | 'changed' | 'unchanged';
  readonly documentId: string;
  /** Chunks written; 0 when unchanged. */
  readonly chunks: number;
  /** What the document states of others. One that was not there yet is linked when these are written again. */
  readonly toDocuments: readonly RelationshipRecord[];
}

export interface FailedDocument {
  readonly place: Place;
  readonly externalId: string;
  readonly state: 'failed';
  readonly error: AppError;
}

/** Chunks that one transaction writes at most, so that a large document does not hold up the others. */
const CHUNKS_PER_TRANSACTION = 400;

/**
 * Puts a batch of documents into the graph: find what they name, leave out what has not changed, split, save with the notes for the
 * projections. The vectors follow through the outbox. One document's fault does not stop the others; each has its outcome, in order.
 */
export async function ingestDocuments(
  dependencies: IngestDependencies,
  principal: Principal,
  sources: readonly SourceDocument[],
  options: IngestOptions,
): Promise<IngestOutcome[]> {
  const outcomes = new Map<SourceDocument, IngestOutcome>();
  const fail = (source: SourceDocument, error: unknown): void => {
    outcomes.set(source, { place: source.place, externalId: source.externalId, state: 'failed', error: asFailure(error) });
  };

  const references = sources.flatMap((source) => [...statedReferences(source.statements), ...scopeReference(source.scope)]);
  await options.resolver.prefetch(references, options.signal);
  const resolved = attempt(sources, fail, (source) => resolveDocument(source, options.sourceId, options.resolver));

  const states = await readStates(dependencies, principal, resolved, options.signal);
  const allowed = attempt(
    resolved,
    (document, error) => fail(document.source, error),
    (document) => checkScopes(document, states, options),
  );
  const changed = allowed.filter((document) => states.get(document.id)?.contentHash !== document.contentHash);

  const nodes = newNodesOf(changed);
  if (nodes.length > 0) await dependencies.directory.saveRecords(principal, options.sourceId, nodes, { signal: options.signal });

  const split = attempt(
    changed,
    (document, error) => fail(document.source, error),
    (document) => ({ source: document.source, record: splitDocument(document, dependencies.tokenizer) }),
  );
  for (const batch of batches(split, ({ record }) => record.chunks.length)) {
    const records = batch.map(({ record }) => record);
    await dependencies.documents.saveDocuments(principal, records, { signal: options.signal });
  }

  const chunkCounts = new Map(split.map(({ record }) => [record.id, record.chunks.length]));
  for (const document of allowed) {
    if (outcomes.has(document.source)) continue;
    const chunks = chunkCounts.get(document.id);
    const state = chunks === undefined ? 'unchanged' : states.has(document.id) ? 'changed' : 'new';
    const toDocuments = document.relationships.filter((relationship) => relationship.fromId === document.id);
    outcomes.set(document.source, { ...identity(document), state, documentId: document.id, chunks: chunks ?? 0, toDocuments });
  }
  return sources.flatMap((source) => outcomes.get(source) ?? []);
}

type States = ReadonlyMap<string, { contentHash: string; scope: Scope }>;

async function readStates(
  dependencies: IngestDependencies,
  principal: Principal,
  documents: readonly ResolvedDocument[],
  signal: AbortSignal | undefined,
): Promise<States> {
  const ids = documents.map((document) => document.id);
  return new Map((await dependencies.documents.readStates(principal, ids, { signal })).map((state) => [state.id, state]));
}

function checkScopes(document: ResolvedDocument, states: States, options: IngestOptions): ResolvedDocument {
  const before = states.get(document.id)?.scope;
  if (!options.mayWrite(document.facts.scope) || (before !== undefined && !options.mayWrite(before))) {
    throw new AppError('FORBIDDEN', `You may not write "${document.facts.externalId}" with the scope it is given or has.`);
  }
  return document;
}

function attempt<Item, Result>(items: readonly Item[], fail: (item: Item, error: unknown) => void, work: (item: Item) => Result): Result[] {
  return items.flatMap((item) => {
    try {
      return [work(item)];
    } catch (error) {
      fail(item, error);
      return [];
    }
  });
}

function* batches<Item>(items: readonly Item[], weightOf: (item: Item) => number): Generator<Item[]> {
  let batch: Item[] = [];
  let weight = 0;
  for (const item of items) {
    if (batch.length > 0 && weight + weightOf(item) > CHUNKS_PER_TRANSACTION) {
      yield batch;
      batch = [];
      weight = 0;
    }
    batch.push(item);
    weight += weightOf(item);
  }
  if (batch.length > 0) yield batch;
}

function identity({ source }: ResolvedDocument): { place: Place; externalId: string } {
  return { place: source.place, externalId: source.externalId };
}

function asFailure(error: unknown): AppError {
  return asAppError(error, (cause) => new AppError('BAD_INPUT', `The document cannot be read: ${messageOf(cause)}`, { cause }));
}
