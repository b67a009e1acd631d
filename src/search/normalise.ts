import type { GraphPath } from '../domain/knowledge.ts';
import type { Candidate } from './retriever.ts';

/** A candidate's place in a list. */
export interface Entry {
  readonly raw: number;
  readonly normalised: number;
  readonly rank: number;
  readonly path?: GraphPath;
}

/** Orders of magnitude below the strongest at which nothing is left: a walk's shares fall by about one with each step. Of 1.5, 2, 2.5 and 3 the best on two sets. */
const MAGNITUDES = 2.5;
/** Cormack, Clarke, Büttcher: Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods, 2009. */
const RRF_K = 60;

export type Scale = 'range' | 'maximum' | 'logarithm' | 'rank';

/**
 * `range`: the weakest of the list is 0, the strongest 1 (cosine similarities differ little and have no natural zero).
 * `maximum`: the strongest is 1, and 0 stays 0 (BM25 is 0 where nothing fits).
 * `logarithm`: the strongest is 1, a three-hundredth of it and less 0 (a walk's shares fall from step to step by magnitudes).
 * `rank`: reciprocal rank fusion, scaled so that the first is 1; how far apart they are does not matter.
 */
export function normalise(list: readonly Candidate[], by: Scale): Map<string, Entry> {
  const raws = list.map((candidate) => candidate.raw);
  const highest = Math.max(...raws);
  const lowest = by === 'range' ? Math.min(...raws) : 0;
  const span = highest - lowest;
  const scale = (raw: number, place: number): number => {
    if (by === 'rank') return (RRF_K + 1) / (RRF_K + 1 + place);
    if (!(span > 0)) return 1;
    return by === 'logarithm' ? Math.max(0, 1 + Math.log10(raw / highest) / MAGNITUDES) : (raw - lowest) / span;
  };
  return new Map(list.map(({ chunkId, raw, path }, place) => [chunkId, { raw, path, rank: place + 1, normalised: scale(raw, place) }]));
}
