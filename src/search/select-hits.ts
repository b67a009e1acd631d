import type { SearchHit } from '../domain/evidence.ts';
import type { HitOptions } from './hit-options.ts';
import { resemble, shinglesOf } from './near-duplicates.ts';
import type { Shingles } from './near-duplicates.ts';

interface Kept {
  readonly hit: SearchHit;
  readonly shingles: Shingles | undefined;
  readonly duplicates: SearchHit[];
}

export type SelectOptions = Pick<HitOptions, 'minimumScore' | 'hitsPerDocument'> & {
  /** Whether what says nearly the same is one hit. Two documents may have one passage alike and be different. */
  readonly folds: boolean;
};

/**
 * The hits that are shown, of hits in the order of their scores: not those below the minimum; those that say nearly the same as a better one stand in its
 * `duplicates`; of what is left so many of one document. Whole at once, before any page is made of it, so that every page leaves out the same.
 */
export function selectHits(hits: readonly SearchHit[], { minimumScore, hitsPerDocument, folds }: SelectOptions): SearchHit[] {
  const kept: Kept[] = [];
  const counts = new Map<string, number>();
  for (const hit of hits.filter(({ score }) => score >= minimumScore)) {
    const shingles = folds ? shinglesOf(hit.passage.text) : undefined;
    // Only what is shown takes others in: what its document's share has pushed out would hide them.
    const original = shingles && kept.find((other) => other.shingles && resemble(shingles, other.shingles));
    const documentId = hit.passage.document.id;
    const count = counts.get(documentId) ?? 0;
    if (original !== undefined) original.duplicates.push(hit);
    else if (count < hitsPerDocument) {
      kept.push({ hit, shingles, duplicates: [] });
      counts.set(documentId, count + 1);
    }
  }
  return kept.map(({ hit, duplicates }) => (duplicates.length === 0 ? hit : { ...hit, duplicates }));
}
