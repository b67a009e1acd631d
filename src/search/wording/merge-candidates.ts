import type { Candidate } from '../retriever.ts';

/** Candidates that one way of finding has for another wording of the question. */
export interface WordingCandidates {
  readonly candidates: readonly Candidate[];
  /** 0 to 1: what their scores count against those of the question as it was asked. */
  readonly share: number;
  /** Whether their scores are scaled first, so that the best of them is as good as the asked question's best. */
  readonly isScaled: boolean;
}

/**
 * The candidates of the asked question and of other wordings as one list, best first: each has the best of its scores, which says how near it comes to any of the
 * wordings (CombMAX, E. Fox and J. Shaw, "Combination of Multiple Searches", TREC-2, 1994). Ties go by chunk id.
 */
export function mergeCandidates(asked: readonly Candidate[], wordings: readonly WordingCandidates[], limit: number): Candidate[] {
  const best = new Map(asked.map((candidate) => [candidate.chunkId, candidate]));
  for (const { candidates, share, isScaled } of wordings) {
    const scale = isScaled ? share * scaleTo(asked, candidates) : share;
    for (const { chunkId, raw } of candidates) {
      const known = best.get(chunkId);
      if (known === undefined || known.raw < raw * scale) best.set(chunkId, { ...known, chunkId, raw: raw * scale });
    }
  }
  return [...best.values()].sort((a, b) => b.raw - a.raw || (a.chunkId < b.chunkId ? -1 : 1)).slice(0, limit);
}

/** What makes the best score of a list that of the other; 1 where either has none above 0. */
function scaleTo(asked: readonly Candidate[], candidates: readonly Candidate[]): number {
  const [target, own] = [asked[0]?.raw ?? 0, candidates[0]?.raw ?? 0];
  return target > 0 && own > 0 ? target / own : 1;
}
