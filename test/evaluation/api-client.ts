import { AppError } from '../../src/errors.ts';
import type { Search } from './variants.ts';

const SEARCH = `query Search($input: SearchInput!) {
  search(input: $input) { degraded hits { document { externalId } } }
}`;
/** Enough for ten documents: a search gives at most three hits of one. */
const HITS = 50;
const TIMEOUT_MS = 60_000;

interface SearchReply {
  readonly data?: {
    readonly search: { readonly degraded: readonly string[]; readonly hits: readonly { document: { externalId: string } }[] };
  };
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/**
 * Searches through the public API over HTTP, as any client does. Only a question's words go out.
 * @param tokenOf the token of an employee, or of the tenant itself
 */
export function createApiSearch(graphqlUrl: string, tokenOf: (asker?: string) => Promise<string>): Search {
  return async ({ text, asker }, choice) => {
    const response = await fetch(graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(asker)}` },
      body: JSON.stringify({ query: SEARCH, variables: { input: { query: text, limit: HITS, ...choice } } }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { data, errors } = (await response.json()) as SearchReply;
    const [error] = errors ?? [];
    if (error !== undefined || data === undefined) {
      throw new AppError(
        'DEPENDENCY_UNAVAILABLE',
        `A search failed (${error?.extensions?.code ?? response.status}): ${error?.message ?? ''}`,
      );
    }
    // Figures of a search that lacks a part would be figures of something else.
    if (data.search.degraded.length > 0) {
      throw new AppError('DEPENDENCY_UNAVAILABLE', `A search went without ${data.search.degraded.join(', ')}: nothing is measured.`);
    }
    return [...new Set(data.search.hits.map(({ document }) => document.externalId))];
  };
}
