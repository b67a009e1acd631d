import type { PartName, ScorePart, SearchHit } from '../../domain/evidence.ts';
import type { Principal } from '../../domain/principal.ts';
import { throwIfCancelled, withDeadline } from '../../platform/abortable.ts';
import type { Logger } from '../../platform/logger.ts';
import { byScore, toPart } from '../fuse.ts';
import { normalise } from '../normalise.ts';
import type { Question } from '../retriever.ts';
import type { RerankLimits, Reranker } from './reranker.ts';

/**
 * Hits that are compared, from the best, and far more milliseconds than that takes: a search does not wait longer for its last touch. For a reranker that does
 * not name its own.
 */
const LIMITS: RerankLimits = { passages: 50, timeoutMs: 2_000 };

export interface RerankDependencies {
  /** Absent: nothing is reranked. */
  readonly reranker?: Reranker;
  readonly logger: Logger;
}

export interface RerankHitsOptions {
  /** Best first. */
  readonly hits: SearchHit[];
  /** What meaning and words count together in them. */
  readonly texts: number;
  /**
   * What the comparison takes of that, 0 to 1; 0: nothing is compared. What the graph counts stays, because a document that the graph leads to need not say
   * what the question says.
   */
  readonly share: number;
  /** `false`: nothing that was kept of an earlier question counts. */
  readonly useCache?: boolean;
  readonly signal?: AbortSignal;
}

export interface Reranked {
  /** All of the hits, best first. */
  readonly hits: SearchHit[];
  /** Whether the reranker did not answer, or could not rate every one of the best; the hits are then as they were. */
  readonly isDegraded: boolean;
}

/**
 * The hits, the best of them compared with the question once more. That is one more part of their score; the parts of meaning and words count less by as much, in
 * all hits, so that no hit beyond the best comes before one of them that stood above it.
 * @throws AppError CANCELLED, or the reason's own code
 */
export async function rerankHits(
  { reranker, logger }: RerankDependencies,
  principal: Principal,
  question: Question,
  { hits, texts, share, signal, useCache }: RerankHitsOptions,
): Promise<Reranked> {
  const weight = share * texts;
  if (reranker === undefined || hits.length === 0 || !(weight > 0)) return { hits, isDegraded: false };
  const { passages: most, timeoutMs } = reranker.limits ?? LIMITS;
  const passages = hits.slice(0, most).map(({ passage }) => passage);
  try {
    const scores = await withDeadline({ timeoutMs, what: 'The reranker', signal }, (within) =>
      reranker.score(principal, question, passages, { signal: within, useCache }),
    );
    return scores === undefined ? { hits, isDegraded: true } : { hits: addScores(hits, scores, { weight, share }), isDegraded: false };
  } catch (error) {
    throwIfCancelled(signal);
    logger.warn({ area: 'search', tenantId: principal.tenantId, err: error }, 'search goes on without reranking');
    return { hits, isDegraded: true };
  }
}

function addScores(
  hits: readonly SearchHit[],
  scores: readonly number[],
  { weight, share }: { weight: number; share: number },
): SearchHit[] {
  const rated = scores.map((raw, place) => ({ chunkId: hits[place]!.passage.chunkId, raw }));
  // Sorting is stable: of equal ones the better hit ranks first.
  const entries = normalise(
    rated.sort((a, b) => b.raw - a.raw),
    'range',
  );
  return hits
    .map((hit) => {
      const parts = [...hit.parts.map((part) => takeShare(part, share)), ...toPart('rerank', entries.get(hit.passage.chunkId), weight)];
      return { ...hit, parts, score: parts.reduce((sum, part) => sum + part.contribution, 0) };
    })
    .sort(byScore);
}

/** Ways of finding by what texts say. */
const OF_TEXTS: ReadonlySet<PartName> = new Set<PartName>(['vector', 'keyword', 'document']);

function takeShare(part: ScorePart, share: number): ScorePart {
  if (!OF_TEXTS.has(part.retriever)) return part;
  const weight = part.weight * (1 - share);
  return { ...part, weight, contribution: weight * part.normalised };
}
