import { hashOf } from '../domain/ids.ts';
import type { SearchOptions } from '../search/search.ts';
import { fromEnumValue } from './enum-values.ts';
import type { AskInput, SearchInput } from './generated/resolver-types.ts';
import { toWeights } from './retriever-weights.ts';
import { toFilter } from './search-filter.ts';

/** What it counts how new a document is, as the schema has it. */
const DEFAULT_RECENCY_WEIGHT = 0.2;

/** Options of a search as a client gives them: null counts as not given. How many hits a page has is no part of them. */
export function toSearchOptions(given: SearchInput): SearchOptions {
  const { kind, filter, weights, plan, fusion, recency, without, ...others } = given;
  const { rerank, minimumScore, hitsPerDocument, diversity, candidates, useCache, expand, web } = others;
  return {
    kind: fromEnumValue(kind ?? 'CHUNK'),
    filter: toFilter(filter),
    weights: toWeights(weights),
    plan: plan ? fromEnumValue(plan) : undefined,
    fusion: fusion ? fromEnumValue(fusion) : undefined,
    recency: recency ? { halfLifeDays: recency.halfLifeDays, weight: recency.weight ?? DEFAULT_RECENCY_WEIGHT } : undefined,
    without: without?.map((part) => fromEnumValue(part)),
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
