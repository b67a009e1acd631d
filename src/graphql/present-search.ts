import type { SearchOptions, SearchResult } from '../search/search.ts';
import type { HitKind } from './generated/resolver-types.ts';
import type { HitPage } from './hit-page.ts';
import { toHitPage } from './hit-page.ts';
import type { PageArguments } from './page-arguments.ts';
import { presentHits } from './present-answer.ts';
import type { PresentedHit } from './present-answer.ts';
import { nameOfSearch } from './search-options.ts';

/** What a search found, as the schema shows it. */
export interface PresentedSearch {
  readonly found: SearchResult;
  /** The first hits. */
  readonly hits: readonly PresentedHit[];
  /** @throws AppError BAD_INPUT */
  readonly page: (given: PageArguments) => HitPage;
}

/** @param asked the query, what its hits are, and its options as they were given; `limit`: hits that are not paged, at most */
export function presentSearch(
  found: SearchResult,
  { query, kind, options, limit }: { query: string; kind: HitKind; options: SearchOptions; limit: number },
): PresentedSearch {
  const hits = presentHits(found.hits, { query, names: found.names, kind });
  const name = nameOfSearch(query, options);
  return { found, hits: hits.slice(0, limit), page: (given) => toHitPage(hits, name, given) };
}
