import type { DocumentFilter } from '../domain/document-filter.ts';
import type {
  DegradedPart,
  EvidenceGrade,
  HitKind,
  LinkedName,
  PartName,
  Passage,
  SearchCorrection,
  SearchHit,
} from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import type { FusionMethod, PlanName } from '../domain/question.ts';
import type { WebResult } from '../domain/web-result.ts';
import type { Logger } from '../platform/logger.ts';
import type { DocumentStore } from '../stores/document-store.ts';
import type { GraphStore } from '../stores/graph-store.ts';
import { checkFilter } from './check-filter.ts';
import { askedCandidates, completeVectors } from './complete-vectors.ts';
import { correctSearch } from './correct-search.ts';
import type { ResidentCorpora } from './corpus/resident-corpora.ts';
import { diversify } from './diversify.ts';
import type { CandidateLists, Weights } from './fuse.ts';
import { explainSearch } from './explain-search.ts';
import type { SearchUnderstanding } from './explain-search.ts';
import { gradeEvidence } from './grade-evidence.ts';
import { checkHitOptions } from './hit-options.ts';
import type { HitOptions } from './hit-options.ts';
import { planSearch } from './plan-search.ts';
import { rankHits } from './rank-hits.ts';
import { readBack } from './read-back.ts';
import type { Reranker } from './rerank/reranker.ts';
import { retrieveAll } from './retrieve-all.ts';
import type { Retrievers } from './retrieve-all.ts';
import type { Candidate } from './retriever.ts';
import { checkQuestion, checkWeights } from './search-input.ts';
import { checkRecency } from './score-recency.ts';
import type { HalfLife } from './score-recency.ts';
import { searchWeb } from './search-web.ts';
import type { WebDependencies } from './search-web.ts';
import { selectHits } from './select-hits.ts';
import { understandByNames, understandQuestion } from './understand-question.ts';
import type { Understanding } from './understand-question.ts';
import { refineUnderstanding } from './wording/refine-understanding.ts';
import { rewordSearch } from './wording/reword-search.ts';
import type { WordingDependencies } from './wording/reword-search.ts';

export interface SearchDependencies extends WordingDependencies, WebDependencies {
  readonly documents: DocumentStore;
  readonly graph: GraphStore;
  readonly retrievers: Retrievers;
  readonly corpora: Pick<ResidentCorpora, 'open'>;
  /** Absent: nothing is reranked. */
  readonly reranker?: Reranker;
  readonly logger: Logger;
}

export interface SearchOptions extends Partial<HitOptions> {
  readonly signal?: AbortSignal;
  /** Hits at most; absent: all that the candidates make. */
  readonly limit?: number;
  /** How much each retriever counts; scaled to a sum of one. One that counts nothing is not asked. Absent: what suits the question. */
  readonly weights?: Partial<Weights>;
  /** Search by this plan; absent: the one that suits the question. */
  readonly plan?: PlanName;
  /** Parts of the score that are left out, to see what they are worth. */
  readonly without?: readonly PartName[];
  /** How what was found becomes one order; absent: as the plan has it. */
  readonly fusion?: FusionMethod;
  /** What it counts how new a document is; absent: as the plan has it. */
  readonly recency?: HalfLife;
  /** What each hit is; absent: a passage. */
  readonly kind?: HitKind;
  /** Whether the best hits are compared with the question once more. Absent: unless weights are given. */
  readonly rerank?: boolean;
  /** Which documents are searched; absent: all that the principal may see. */
  readonly filter?: DocumentFilter;
  /** `false`: embed the question anew, and keep nothing of it. The rest of a search is always current. Default: true. */
  readonly useCache?: boolean;
  /** Whether the question is also searched for in a language model's words. Absent: as it is set for all. */
  readonly expand?: boolean;
  /** Whether the question may leave the company for a web search when the company's own evidence is not strong. Default: false. */
  readonly web?: boolean;
}

export interface SearchResult {
  /** The question as it was searched: without control characters and surrounding blanks. */
  readonly question: string;
  readonly hits: readonly SearchHit[];
  /** The names found in the question. */
  readonly names: readonly LinkedName[];
  readonly understanding: SearchUnderstanding;
  readonly grade: EvidenceGrade;
  readonly degraded: readonly DegradedPart[];
  /** The documents that the filter left; absent without one. */
  readonly documentIds?: readonly string[];
  /** How this result was corrected; absent: it was not. */
  readonly correction?: SearchCorrection;
  /** What the web says, when that was wanted and the evidence is not strong: outside sources, below all hits. */
  readonly webResults: readonly WebResult[];
}

type Found = Omit<SearchResult, 'correction' | 'webResults'>;

/**
 * Searches: find hits -> when the evidence is not strong, once more with the question rewritten, where a language model may do that -> when it still is not, the web, where the asker wishes it.
 * What does not answer is left out and named in `degraded`.
 * @throws AppError as {@link findHits}
 */
export async function search(
  dependencies: SearchDependencies,
  principal: Principal,
  text: string,
  options: SearchOptions = {},
): Promise<SearchResult> {
  const { signal, useCache } = options;
  const first = await findHits(dependencies, principal, text, options);
  const searchAgain = (rewritten: string): Promise<Found> => findHits(dependencies, principal, text, { ...options, rewritten });
  const { found, correction, ...corrected } = await correctSearch(dependencies, principal, first, { searchAgain, signal, useCache });
  const { webResults, ...web } = await searchWeb(dependencies, principal, found, options);
  const missing: DegradedPart[] = [
    ...(corrected.isDegraded ? ['LANGUAGE_MODEL' as const] : []),
    ...(web.isDegraded ? ['WEB_SEARCH' as const] : []),
  ];
  return { ...found, correction, webResults, degraded: [...new Set([...found.degraded, ...missing])] };
}

/**
 * Finds passages: bring the tenant's corpus up to date, understand the question, and find the documents that the filter leaves -> plan ->
 * vectors, keywords (each also by other wordings, where they are wanted) and graph in parallel -> read everything back from the graph -> fuse, rerank and, where
 * sections or documents are asked for, put together what is of one -> select the hits -> diversify -> grade. What does not answer is left out and named in `degraded`.
 * @throws AppError BAD_INPUT; DEPENDENCY_UNAVAILABLE when the graph itself, or everything that was asked, does not answer; CANCELLED;
 *   DEADLINE_EXCEEDED
 */
async function findHits(
  dependencies: SearchDependencies,
  principal: Principal,
  text: string,
  options: SearchOptions & { readonly rewritten?: string },
): Promise<Found> {
  const { signal, useCache, kind = 'chunk' } = options;
  const query = checkQuestion(text);
  const givenWeights = checkWeights(options.weights);
  const filter = checkFilter(options.filter);
  const hitOptions = checkHitOptions(options);
  checkRecency(options.recency);

  const corpus = dependencies.corpora.open(principal.tenantId, { signal });
  // Who needs the corpus reports that it cannot be had; nobody may need it.
  corpus.catch(() => undefined);
  const refinement = refineUnderstanding(dependencies, principal, query, options);
  // Awaited below, unless something fails before.
  refinement.catch(() => undefined);
  const understanding = understandQuestion({ graph: dependencies.graph, corpus }, principal, query, { signal });
  const filtered = filter && dependencies.graph.findMatchingDocuments(principal, filter, { signal });
  // A question that cannot be understood is the graph retriever's failure to report; the others go on without.
  const [read, documentIds] = await Promise.all([understanding.catch(() => understandByNames(query, [])), filtered]);
  const { refined, isDegraded: isUnrefined } = await refinement;
  const understood: Understanding = refined === undefined ? read : { ...read, ...refined, isRefined: true };
  const plan = planSearch(understood, principal, { ...options, weights: givenWeights, kind, corpus: await corpus.catch(() => undefined) });

  const question = { text: query, understanding, corpus };
  const { retrievers, isDegraded: isWordless } = rewordSearch(dependencies, principal, query, {
    ...options,
    complexity: understood.complexity,
  });
  const finding = { ...dependencies, retrievers };
  const asked = { limit: askedCandidates(hitOptions.candidates), weights: plan.weights, depth: plan.depth, documentIds, useCache, signal };
  const { lists: candidates, degraded } = await retrieveAll(finding, principal, question, asked);
  const passages = await readBack(dependencies, principal, Object.values(candidates).flat(), signal);
  const state = { found: candidates, passages, degraded, candidates: hitOptions.candidates };
  const lists = await completeVectors(finding, principal, question, { ...state, documentIds, useCache, signal });

  const found = { question, lists, passages: onlyOf(lists, passages) };
  const { hits: ranked, isDegraded } = await rankHits(dependencies, principal, found, { ...plan, kind, documentIds, useCache, signal });
  if (isDegraded) degraded.push('RERANKING');
  if ((await isWordless) || isUnrefined) degraded.push('LANGUAGE_MODEL');
  const ranking = diversify(selectHits(ranked, { ...hitOptions, folds: kind === 'chunk' }), hitOptions.diversity);
  const hits = options.limit === undefined ? ranking : ranking.slice(0, Math.max(options.limit, 0));
  return {
    question: query,
    hits,
    names: understood.names,
    understanding: explainSearch(understood, plan),
    grade: gradeEvidence(query, ranking),
    degraded,
    documentIds,
  };
}

function onlyOf(lists: CandidateLists, passages: ReadonlyMap<string, Passage>): Map<string, Passage> {
  const wanted = new Set(Object.values(lists).flatMap((list: readonly Candidate[]) => list.map((candidate) => candidate.chunkId)));
  return new Map([...passages].filter(([id]) => wanted.has(id)));
}
