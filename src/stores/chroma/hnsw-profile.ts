import type { HNSWConfiguration } from 'chromadb';

/** How a collection's index trades memory and time for finding the true neighbours. */
export type HnswProfile = 'thorough' | 'quality' | 'balanced' | 'speed';

/** `max_neighbors` is the M of Malkov and Yashunin (2016), the method's source; `ef_construction` and `ef_search` are theirs as well. */
type HnswParameters = Readonly<Record<'max_neighbors' | 'ef_construction' | 'ef_search', number>>;

/**
 * A search for k neighbours looks at the greater of k and `ef_search` at least, and Weft asks for a hundred: of the four, `ef_search` makes a difference
 * only in `thorough`. docs/performance.md says what each finds.
 */
export const HNSW_PROFILES: Readonly<Record<HnswProfile, HnswParameters>> = {
  thorough: { max_neighbors: 24, ef_construction: 150, ef_search: 400 },
  quality: { max_neighbors: 32, ef_construction: 200, ef_search: 100 },
  balanced: { max_neighbors: 24, ef_construction: 150, ef_search: 75 },
  speed: { max_neighbors: 16, ef_construction: 100, ef_search: 50 },
};

/** Whether an index was built as the profile says. A kind of index that has no such parameters (Chroma Cloud's) is left as it is. */
export function isBuiltFor(profile: HnswProfile, built: HNSWConfiguration | null | undefined): boolean {
  const wanted = HNSW_PROFILES[profile];
  return !built || Object.entries(wanted).every(([name, value]) => built[name as keyof HnswParameters] === value);
}
