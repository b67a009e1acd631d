import type { HitKind, Passage, PartName, ScorePart, SearchHit } from '../domain/evidence.ts';
import { groupBy } from '../domain/group-by.ts';

/** What passages are put together into. */
export type GroupKind = Exclude<HitKind, 'chunk'>;

/** Further passages that a hit names at most. */
const MAXIMUM_OTHERS = 10;

const KEYS: Readonly<Record<GroupKind, (passage: Passage) => string>> = {
  section: ({ section }) => section.id,
  document: ({ document }) => document.id,
};

/**
 * Puts the hits of one section or document together, best first. Each part of the score is the best that one of its passages has, not necessarily the same one, so that
 * the score stays the exact sum of the parts.
 * @param hits all passages that were found, best first
 */
export function groupHits(hits: readonly SearchHit[], kind: GroupKind): SearchHit[] {
  const groups = [...groupBy(hits, ({ passage }) => KEYS[kind](passage)).values()];
  const grouped = groups.flatMap((group): SearchHit[] => {
    const [best] = group;
    if (best === undefined) return [];
    const parts = bestParts(group);
    const others = group.slice(1, 1 + MAXIMUM_OTHERS).map(({ passage }) => passage);
    return [{ ...best, parts, others, score: parts.reduce((sum, { contribution }) => sum + contribution, 0) }];
  });
  // Sorting keeps the order of ties: by document and place, as the passages came.
  return grouped.sort((a, b) => b.score - a.score);
}

function bestParts(group: readonly SearchHit[]): ScorePart[] {
  const best = new Map<PartName, ScorePart>();
  for (const part of group.flatMap(({ parts }) => parts)) {
    const known = best.get(part.retriever);
    if (known === undefined || part.rank < known.rank) best.set(part.retriever, part);
  }
  return [...best.values()];
}
