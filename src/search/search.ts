import type { DegradedPart, EvidenceGrade, LinkedName, Passage, RetrieverName, SearchHit } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import { AppError, asAppError } from '../errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { DocumentStore } from '../stores/document-store.ts';
import type { GraphStore } from '../stores/graph-store.ts';
import { fuse } from './fuse.ts';
import type { CandidateLists, Weights } from './fuse.ts';
import { gradeEvidence } from './grade-evidence.ts';
import { linkNames } from './link-names.ts';
import type { Candidate, Question, Retriever } from './retriever.ts';
import { checkQuestion, checkWeights } from './search-input.ts';

export interface SearchDependencies {
  readonly documents: DocumentStore;
  readonly graph: GraphStore;
  readonly retrievers: Readonly<Record<RetrieverName, Retriever>>;
  readonly logger: Logger;
}

export interface SearchOptions {
  readonly signal?: AbortSignal;
  /** Hits at most. */
  readonly limit?: number;
  /** How much each retriever counts; scaled to a sum of one. */
  readonly weights?: Partial<Weights>;
}

export interface SearchResult {
  /** The question as it was searched: without control characters and surrounding blanks. */
  readonly question: string;
  readonly hits: readonly SearchHit[];
  /** The names found in the question. */
  readonly names: readonly LinkedName[];
  readonly grade: EvidenceGrade;
  readonly degraded: readonly DegradedPart[];
}

const DEFAULT_LIMIT = 10;
export const MAXIMUM_LIMIT = 100;
/** Candidates that each retriever contributes to the fusion, and how many it is asked for, so that hidden ones leave enough. */
const CANDIDATES = 50;
const ASKED_CANDIDATES = 100;
const DEGRADED_PARTS: Readonly<Record<RetrieverName, DegradedPart>> = { vector: 'VECTORS', keyword: 'KEYWORDS', graph: 'GRAPH' };

/**
 * Finds passages: link names -> vectors, keywords and graph in parallel -> read everything back from the graph -> fuse -> grade.
 * A retriever that does not answer is left out and named in `degraded`.
 * @throws AppError BAD_INPUT; DEPENDENCY_UNAVAILABLE when the graph itself does not answer; CANCELLED; DEADLINE_EXCEEDED
 */
export async function search(
  dependencies: SearchDependencies,
  principal: Principal,
  text: string,
  options: SearchOptions = {},
): Promise<SearchResult> {
  const { signal } = options;
  const query = checkQuestion(text);
  const weights = checkWeights(options.weights);
  const limit = Math.min(Math.max(options.limit ?? DEFAULT_LIMIT, 0), MAXIMUM_LIMIT);

  const question: Question = { text: query, names: linkNames(dependencies.graph, principal, query, { signal }) };
  const { lists: found, degraded } = await retrieveAll(dependencies, principal, question, signal);
  const passages = await readBack(dependencies, principal, Object.values(found).flat(), signal);
  const lists = await completeVectors(dependencies, principal, question, { found, passages, degraded, signal });

  const hits = fuse(lists, onlyOf(lists, passages), { weights, limit });
  return { question: query, hits, names: await question.names.catch(() => []), grade: gradeEvidence(query, hits), degraded };
}

type Found = Record<RetrieverName, Candidate[]>;

async function retrieveAll(
  { retrievers, logger }: SearchDependencies,
  principal: Principal,
  question: Question,
  signal: AbortSignal | undefined,
): Promise<{ lists: Found; degraded: DegradedPart[] }> {
  const lists: Found = { vector: [], keyword: [], graph: [] };
  const failures = new Map<RetrieverName, AppError>();
  await Promise.all(
    Object.values(retrievers).map(async (retriever) => {
      try {
        lists[retriever.name] = await retriever.retrieve(principal, question, { limit: ASKED_CANDIDATES, signal });
      } catch (error) {
        failures.set(
          retriever.name,
          asAppError(error, (cause) => new AppError('INTERNAL', 'A retriever failed.', { cause })),
        );
      }
    }),
  );
  for (const [name, failure] of failures) {
    if (failure.code === 'CANCELLED') throw failure;
    logger.warn({ area: 'search', tenantId: principal.tenantId, retriever: name, err: failure }, 'search goes on without a retriever');
  }
  // Keywords and graph both live in Neo4j: without both there is nothing to read passages from either, so do not wait for that to fail.
  const graphFailure = failures.get('graph');
  if (graphFailure !== undefined && failures.has('keyword')) throw graphFailure;
  return { lists, degraded: [...failures.keys()].map((name) => DEGRADED_PARTS[name]) };
}

async function readBack(
  { documents }: SearchDependencies,
  principal: Principal,
  candidates: readonly Candidate[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Passage>> {
  const ids = [...new Set(candidates.map((candidate) => candidate.chunkId))];
  return new Map((await documents.readPassages(principal, ids, { signal })).map((passage) => [passage.chunkId, passage]));
}

/**
 * The vector store returns the nearest of the whole tenant. When so many of them are hidden from the asker that too few are left, it is
 * asked again, filtering by itself (slower), so that the result equals that of filtering before ranking. Adds to `passages`, and to
 * `degraded` when the second call fails.
 */
async function completeVectors(
  dependencies: SearchDependencies,
  principal: Principal,
  question: Question,
  state: { found: Found; passages: Map<string, Passage>; degraded: DegradedPart[]; signal: AbortSignal | undefined },
): Promise<CandidateLists> {
  const { found, passages, degraded, signal } = state;
  const seen = (list: readonly Candidate[]): Candidate[] => list.filter(({ chunkId }) => passages.has(chunkId)).slice(0, CANDIDATES);
  const isShort = found.vector.length >= ASKED_CANDIDATES && seen(found.vector).length < CANDIDATES;
  if (isShort) {
    try {
      found.vector = await dependencies.retrievers.vector.retrieve(principal, question, {
        limit: ASKED_CANDIDATES,
        signal,
        isExhaustive: true,
      });
    } catch (error) {
      if (error instanceof AppError && error.code === 'CANCELLED') throw error;
      // What the first list left is right, only short.
      dependencies.logger.warn({ area: 'search', tenantId: principal.tenantId, err: error }, 'search goes on with a short list of vectors');
      degraded.push('VECTORS');
    }
    for (const [id, passage] of await readBack(dependencies, principal, found.vector, signal)) passages.set(id, passage);
  }
  return { vector: seen(found.vector), keyword: seen(found.keyword), graph: seen(found.graph) };
}

function onlyOf(lists: CandidateLists, passages: ReadonlyMap<string, Passage>): Map<string, Passage> {
  const wanted = new Set(Object.values(lists).flatMap((list: readonly Candidate[]) => list.map((candidate) => candidate.chunkId)));
  return new Map([...passages].filter(([id]) => wanted.has(id)));
}
