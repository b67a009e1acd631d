import type { HNSWConfiguration } from 'chromadb';

/** How a collection's index trades memory and time for finding the true neighbours. */
export type HnswProfile = 'quality' | 'balanced' | 'speed';

/** `max_neighbors` is the M of Malkov and Yashunin (2016), the method's source; `ef_construction` and `ef_search` are theirs as well. */
type HnswParameters = Readonly<Record<'max_neighbors' | 'ef_construction' | 'ef_search', number>>;

export const HNSW_PROFILES: Readonly<Record<HnswProfile, HnswParameters>> = {
  quality: { max_neighbors: 32, ef_construction: 200, ef_search: 100 },
  balanced: { max_neighbors: 24, ef_construction: 150, ef_search: 75 },
  speed: { max_neighbors: 16, ef_construction: 100, ef_search: 50 },
};

/** Whether an index was built as the profile says. A kind of index that has no such parameters (Chroma Cloud's) is left as it is. */
export function isBuiltFor(profile: HnswProfile, built: HNSWConfiguration | null | undefined): boolean {
  const wanted = HNSW_PROFILES[profile];
  return !built || Object.entries(wanted).every(([name, value]) => built[name as keyof HnswParameters] === value);
}
