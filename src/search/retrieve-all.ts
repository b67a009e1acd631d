import type { DegradedPart, RetrieverName } from '../domain/evidence.ts';
import { RETRIEVER_NAMES } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import { AppError, asAppError } from '../errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { Weights } from './fuse.ts';
import type { Candidate, Question, Retriever } from './retriever.ts';

export type Retrievers = Readonly<Record<RetrieverName, Retriever>>;
export type Found = Record<RetrieverName, Candidate[]>;

export interface RetrieveAllOptions {
  /** Candidates that each retriever is asked for. */
  readonly limit: number;
  /** A retriever that counts nothing is not asked. */
  readonly weights: Weights;
  /** The documents to find in; absent: all. */
  readonly documentIds?: readonly string[];
  /** Steps of the walk through the graph, at most. */
  readonly depth?: number;
  readonly useCache?: boolean;
  readonly signal?: AbortSignal;
}

const DEGRADED_PARTS: Readonly<Record<RetrieverName, DegradedPart>> = { vector: 'VECTORS', keyword: 'KEYWORDS', graph: 'GRAPH' };

/**
 * The candidates of every retriever that counts, asked in parallel; one that does not answer is left out and named in `degraded`.
 * @throws AppError CANCELLED; the failure itself when none of those that were asked answers, or neither keywords nor graph does
 */
export async function retrieveAll(
  { retrievers, logger }: { retrievers: Retrievers; logger: Logger },
  principal: Principal,
  question: Question,
  { weights, ...options }: RetrieveAllOptions,
): Promise<{ lists: Found; degraded: DegradedPart[] }> {
  const lists: Found = { vector: [], keyword: [], graph: [] };
  const failures = new Map<RetrieverName, AppError>();
  const asked = options.documentIds?.length === 0 ? [] : RETRIEVER_NAMES.filter((name) => weights[name] > 0);
  await Promise.all(
    asked.map(async (name) => {
      try {
        lists[name] = await retrievers[name].retrieve(principal, question, options);
      } catch (error) {
        const failure = asAppError(error, (cause) => new AppError('INTERNAL', 'A retriever failed.', { cause }));
        failures.set(name, failure);
      }
    }),
  );
  for (const [name, failure] of failures) {
    if (failure.code === 'CANCELLED') throw failure;
    logger.warn({ area: 'search', tenantId: principal.tenantId, retriever: name, err: failure }, 'search goes on without a retriever');
  }
  // Keywords and graph both live in Neo4j: without both there is nothing to read passages from either, so do not wait for that to fail.
  const isGraphAway = failures.has('graph') && failures.has('keyword');
  const [failure] = [failures.get('graph'), ...failures.values()].filter((given) => given !== undefined);
  if (failure !== undefined && (isGraphAway || failures.size === asked.length)) throw failure;
  return { lists, degraded: [...failures.keys()].map((name) => DEGRADED_PARTS[name]) };
}
