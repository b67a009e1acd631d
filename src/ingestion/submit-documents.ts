import type { Principal } from '../domain/principal.ts';
import type { SourceDocument } from '../domain/source-item.ts';
import { AppError } from '../errors.ts';
import { ingestDocuments } from './ingest-documents.ts';
import type { IngestDependencies, IngestOutcome } from './ingest-documents.ts';
import { ReferenceResolver } from './reference-resolver.ts';

/** Documents in one submission at most. */
export const MAXIMUM_SUBMITTED_DOCUMENTS = 100;

/**
 * Documents that a client hands in: put into the graph under the source it names. The writer may give, and replace, only scopes that it
 * has itself. One document's fault does not stop the others.
 * @throws AppError BAD_INPUT for too many documents, or two with the same id
 */
export async function submitDocuments(
  dependencies: IngestDependencies,
  principal: Principal,
  submission: { sourceName: string; documents: readonly SourceDocument[] },
  options: { signal?: AbortSignal } = {},
): Promise<IngestOutcome[]> {
  const { sourceName, documents } = submission;
  if (documents.length > MAXIMUM_SUBMITTED_DOCUMENTS) {
    throw new AppError('BAD_INPUT', `${documents.length} documents are too many at once; the most is ${MAXIMUM_SUBMITTED_DOCUMENTS}.`);
  }
  const ids = new Set(documents.map((document) => document.externalId));
  if (ids.size < documents.length) throw new AppError('BAD_INPUT', 'Two of the documents have the same id.');
  const sourceId = await dependencies.directory.ensureSource(principal, { kind: 'api', name: sourceName }, options);
  const resolver = new ReferenceResolver(dependencies.directory, principal, sourceId);
  const mayWrite = (scope: (typeof principal.scopes)[number]): boolean => principal.scopes.includes(scope);
  const outcomes = await ingestDocuments(dependencies, principal, documents, { sourceId, resolver, mayWrite, signal: options.signal });
  // One may refer to another that came after it.
  const statements = outcomes.flatMap((outcome) => (outcome.state === 'failed' ? [] : outcome.toDocuments));
  if (statements.length > 0) await dependencies.directory.saveRelationships(principal, sourceId, statements, options);
  return outcomes;
}
