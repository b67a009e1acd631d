import type { SourceDocument } from '../domain/source-item.ts';
import { AppError } from '../errors.ts';
import type { IngestOutcome, IngestedDocument } from '../ingestion/ingest-documents.ts';
import type { GraphqlContext } from './context.ts';
import { checkDocument, checkSource } from './document-input.ts';
import type { ExpectedFailure } from './expected-failure.ts';
import type { IngestDocumentsInput, UserErrorCode } from './generated/resolver-types.ts';

interface Submitted {
  readonly documents: IngestedDocument[];
  readonly userErrors: ExpectedFailure[];
}

const EXPECTED: ReadonlySet<string> = new Set<UserErrorCode>(['BAD_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'TOO_LARGE']);

/**
 * Puts the documents that are as they should be into the graph and says what is wrong with the others.
 * @throws AppError when a dependency fails
 */
export async function ingestSubmission(context: GraphqlContext, input: IngestDocumentsInput): Promise<Submitted> {
  const { app, principal, session, projection, signal } = context;
  const userErrors: ExpectedFailure[] = [...checkSource(input.source)];
  const documents = input.documents.flatMap((document, place) => {
    const checked = checkDocument(document, place);
    if (!Array.isArray(checked)) return [checked];
    userErrors.push(...checked);
    return [];
  });
  if (input.documents.length === 0) userErrors.push({ message: 'There is no document.', field: ['documents'], code: 'BAD_INPUT' });
  if (documents.length === 0 || userErrors.some(({ field }) => field[0] === 'source')) return { documents: [], userErrors };
  try {
    const submission = { sourceName: input.source, documents };
    const outcomes = await app.ingestion.submitDocuments(principal, session.tenant, submission, { signal });
    projection.start(principal.tenantId);
    return {
      documents: outcomes.filter(isIngested),
      userErrors: [...userErrors, ...outcomes.flatMap((outcome) => toFailure(outcome, documents))],
    };
  } catch (error) {
    if (!(error instanceof AppError) || !isExpected(error)) throw error;
    return {
      documents: [],
      userErrors: [...userErrors, { message: error.message, field: ['documents'], code: error.code as UserErrorCode }],
    };
  }
}

function isIngested(outcome: IngestOutcome): outcome is IngestedDocument {
  return outcome.state !== 'failed';
}

function toFailure(outcome: IngestOutcome, documents: readonly SourceDocument[]): ExpectedFailure[] {
  if (isIngested(outcome)) return [];
  if (!isExpected(outcome.error)) throw outcome.error;
  const place = documents.find((document) => document.externalId === outcome.externalId)?.place ?? '';
  return [{ message: outcome.error.message, field: place.split('.'), code: outcome.error.code as UserErrorCode }];
}

function isExpected(error: AppError): boolean {
  return EXPECTED.has(error.code);
}
