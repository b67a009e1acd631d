import type { DegradedPart, Passage } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import { AppError } from '../errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { CandidateLists } from './fuse.ts';
import { readBack } from './read-back.ts';
import type { ReadBackDependencies } from './read-back.ts';
import type { Found, Retrievers } from './retrieve-all.ts';
import type { Candidate, Question, RetrieveOptions } from './retriever.ts';

/** How many candidates a retriever is asked for when so many are wanted: twice as many, so that hidden ones leave enough. */
export function askedCandidates(wanted: number): number {
  return 2 * wanted;
}

interface State {
  found: Found;
  readonly passages: Map<string, Passage>;
  readonly degraded: DegradedPart[];
  /** Candidates that each retriever contributes to the fusion. */
  readonly candidates: number;
}

/**
 * The vector store returns the nearest of the whole tenant. When so many of them are hidden from the asker that too few are left, it is
 * asked again, filtering by itself (slower), so that the result equals that of filtering before ranking. Adds to `passages`, and to
 * `degraded` when the second call fails.
 */
export async function completeVectors(
  dependencies: ReadBackDependencies & { readonly retrievers: Retrievers; readonly logger: Logger },
  principal: Principal,
  question: Question,
  { found, passages, degraded, candidates, ...options }: State & Omit<RetrieveOptions, 'limit'>,
): Promise<CandidateLists> {
  const seen = (list: readonly Candidate[]): Candidate[] => list.filter(({ chunkId }) => passages.has(chunkId)).slice(0, candidates);
  let vector: readonly Candidate[] = found.vector;
  if (vector.length >= askedCandidates(candidates) && seen(vector).length < candidates) {
    try {
      const again = { ...options, limit: askedCandidates(candidates), isExhaustive: true };
      vector = await dependencies.retrievers.vector.retrieve(principal, question, again);
    } catch (error) {
      if (error instanceof AppError && error.code === 'CANCELLED') throw error;
      // What the first list left is right, only short.
      dependencies.logger.warn({ area: 'search', tenantId: principal.tenantId, err: error }, 'search goes on with a short list of vectors');
      degraded.push('VECTORS');
    }
    for (const [id, passage] of await readBack(dependencies, principal, vector, options.signal)) passages.set(id, passage);
  }
  return { vector: seen(vector), keyword: seen(found.keyword), graph: seen(found.graph) };
}
