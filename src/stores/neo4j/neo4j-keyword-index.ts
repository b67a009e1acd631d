import type { Principal } from '../../domain/principal.ts';
import type { KeywordIndex, KeywordMatch } from '../keyword-index.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Executor } from './executor.ts';
import { scopeToken } from './neo4j-document-store.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*/gu;
/** Distinct words of a text that are searched for; Lucene refuses more than 1,024 clauses. */
const MAXIMUM_WORDS = 100;
/** Characters of a word: Lucene's own tokenizer cuts at 255. */
const MAXIMUM_WORD_LENGTH = 100;
/**
 * Title and headings stand beside every chunk of a document: weighted as its own text they drown it (reciprocal rank .17 instead of .57 on questions
 * that paraphrase), left out they are missed by questions that name them.
 */
const FIELD_BOOSTS = { title: 0.1, headings: 0.1, text: 1 } as const;
/** Documents that Lucene filters by itself; with words and scopes they stay well below its 1,024 clauses. */
const MAXIMUM_LUCENE_DOCUMENTS = 500;
/** How far down the order of all chunks to look for those of more documents than that: of so many some stand near the top, else look at everything. */
const REACHES = [2_000, 2 ** 31 - 1] as const;

/**
 * Neo4j's full-text index (Lucene, BM25), for tenants that are too large for the memory. Its statistics are those of all tenants, so its scores order
 * hits within one answer only.
 */
export class Neo4jKeywordIndex implements KeywordIndex {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async search(
    principal: Principal,
    text: string,
    options: StoreOptions & { limit: number; documentIds?: readonly string[] },
  ): Promise<KeywordMatch[]> {
    const { limit, documentIds, signal } = options;
    const isForLucene = documentIds === undefined || documentIds.length <= MAXIMUM_LUCENE_DOCUMENTS;
    const luceneQuery = toLuceneQuery(principal, text, isForLucene ? documentIds : undefined);
    if (luceneQuery === undefined) return [];
    const { tenantId, scopes } = principal;
    let matches: KeywordMatch[] = [];
    for (const reach of isForLucene ? [limit] : REACHES) {
      const parameters = { tenantId, scopes, luceneQuery, documentIds, reach, limit };
      matches = await this.#executor.read<{ chunkId: string; score: number }>('search/search-chunks', parameters, signal);
      if (matches.length >= limit) break;
    }
    return matches;
  }
}

/**
 * Only letters, digits and underscores of the text reach Lucene, each word in quotation marks, so that nothing in it can be syntax
 * (AND, OR and NOT included). Tenant, scopes and documents are required terms that add nothing to the score.
 */
export function toLuceneQuery({ tenantId, scopes }: Principal, text: string, documentIds?: readonly string[]): string | undefined {
  const words = new Set((text.toLowerCase().match(WORD) ?? []).map((word) => word.slice(0, MAXIMUM_WORD_LENGTH)));
  const quoted = [...words].slice(0, MAXIMUM_WORDS).map((word) => `"${word}"`);
  // Without a scope nothing is visible; of no documents nothing is wanted.
  if (quoted.length === 0 || scopes.length === 0 || documentIds?.length === 0) return undefined;
  const fields = Object.entries(FIELD_BOOSTS).map(([field, boost]) => `${field}:(${quoted.join(' ')})^${boost}`);
  const visible = scopes.map((scope) => `"${scopeToken(scope)}"`).join(' ');
  const wanted = documentIds === undefined ? '' : ` +documentId:(${documentIds.map(quoteText).join(' ')})^0`;
  return `+tenantId:("${tenantId}")^0 +scopeToken:(${visible})^0${wanted} +(${fields.join(' ')})`;
}

function quoteText(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
