import { hashOf } from '../domain/ids.ts';
import type { SearchOptions } from '../search/search.ts';
import { HIT_KINDS, PART_NAMES, PLAN_NAMES } from './enum-values.ts';
import type { AskInput, SearchInput } from './generated/resolver-types.ts';
import { toWeights } from './retriever-weights.ts';
import { toFilter } from './search-filter.ts';

/** Options of a search as a client gives them: null counts as not given. How many hits a page has is no part of them. */
export function toSearchOptions(given: SearchInput): SearchOptions {
  const { kind, filter, weights, plan, without, rerank, minimumScore, hitsPerDocument, diversity, candidates, useCache, expand, web } =
    given;
  return {
    kind: HIT_KINDS[kind ?? 'CHUNK'],
    filter: toFilter(filter),
    weights: toWeights(weights),
    plan: plan ? PLAN_NAMES[plan] : undefined,
    without: without?.map((part) => PART_NAMES[part]),
    rerank: rerank ?? undefined,
    minimumScore: minimumScore ?? undefined,
    hitsPerDocument: hitsPerDocument ?? undefined,
    diversity: diversity ?? undefined,
    candidates: candidates ?? undefined,
    useCache: useCache ?? undefined,
    expand: expand ?? undefined,
    web: web ?? undefined,
  };
}

/** Options of a question as a client gives them. */
export function toAskOptions({ filter, weights, web }: AskInput): SearchOptions {
  return { filter: toFilter(filter), weights: toWeights(weights), web: web ?? undefined };
}

/** Names a search by everything that its hits depend on, for cursors. Neither says nor hides anything: whoever holds the cursor has asked the question. */
export function nameOfSearch(query: string, { useCache: _useCache, web: _web, ...options }: SearchOptions): string {
  return `search ${hashOf(query, JSON.stringify(options)).slice(0, 16)}`;
}
