import type { DocumentFilter, TimeSpan } from '../domain/document-filter.ts';
import type { SearchFilter, TimeFilter } from './generated/resolver-types.ts';

/** A filter as a client gives it: null counts as not given. */
export function toFilter(given: SearchFilter | null | undefined): DocumentFilter | undefined {
  if (given === null || given === undefined) return undefined;
  const { projects, employees, topics, documents, documentTypes, statuses, createdAt, updatedAt } = given;
  return {
    projects: projects ?? undefined,
    employees: employees ?? undefined,
    topics: topics ?? undefined,
    documents: documents ?? undefined,
    documentTypes: documentTypes ?? undefined,
    statuses: statuses ?? undefined,
    createdAt: toSpan(createdAt),
    updatedAt: toSpan(updatedAt),
  };
}

function toSpan(given: TimeFilter | null | undefined): TimeSpan | undefined {
  return given === null || given === undefined ? undefined : { from: given.from ?? undefined, before: given.before ?? undefined };
}
