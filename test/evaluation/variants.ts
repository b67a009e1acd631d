import type { DocumentBm25 } from './document-bm25.ts';
import type { AskedQuestion } from './question-set.ts';

/** How much each way of finding counts, as `SearchInput.weights` takes it. */
export interface Weights {
  readonly vector?: number;
  readonly keyword?: number;
  readonly graph?: number;
}

/** What of `SearchInput` a variant chooses. */
export interface Choice {
  readonly weights?: Weights;
  readonly kind?: 'CHUNK' | 'SECTION' | 'DOCUMENT';
  readonly fusion?: 'WEIGHTED_SUM' | 'RECIPROCAL_RANK';
  readonly without?: readonly Part[];
}

/** The parts of a score, as the API names them. */
export const PARTS = ['VECTOR', 'KEYWORD', 'GRAPH', 'DOCUMENT', 'PROPERTIES', 'RECENCY', 'RERANK'] as const;
export type Part = (typeof PARTS)[number];

/** Searches through the public API. Gives the external ids of the hits' documents, best first, each once. */
export type Search = (question: AskedQuestion, choice?: Choice) => Promise<string[]>;

/** A way to rank documents for a question. */
export type Rank = (question: AskedQuestion) => Promise<string[]>;

/** What the API gives when nobody chooses. Its figures are the product's. */
export const MAIN_VARIANT = 'search';

/** Documents kept of a ranking; metrics look at ten. */
const DEPTH = 50;
/** Cormack, Clarke & Büttcher 2009. */
const RRF_K = 60;

/** What is compared in one run: the search itself, its parts alone, and what others do with the same parts. */
export function createVariants(search: Search, wholeDocuments: DocumentBm25): Readonly<Record<string, Rank>> {
  return {
    [MAIN_VARIANT]: (question) => search(question),
    'search-rrf': (question) => search(question, { fusion: 'RECIPROCAL_RANK' }),
    documents: (question) => search(question, { kind: 'DOCUMENT' }),
    sections: (question) => search(question, { kind: 'SECTION' }),
    vector: (question) => search(question, { weights: { vector: 1 } }),
    keyword: (question) => search(question, { weights: { keyword: 1 } }),
    graph: (question) => search(question, { weights: { graph: 1 } }),
    rrf: async (question) =>
      reciprocalRankFusion([await search(question, { weights: { vector: 1 } }), await search(question, { weights: { keyword: 1 } })]),
    'weighted-50': (question) => search(question, { weights: { vector: 0.5, keyword: 0.5 } }),
    'weighted-70': (question) => search(question, { weights: { vector: 0.7, keyword: 0.3 } }),
    'document-bm25': ({ text }) => Promise.resolve(wholeDocuments.rank(text, DEPTH)),
  };
}

/** The search with all its parts, and without each in turn: what is missed is what the part is worth. */
export function createAblation(search: Search): Readonly<Record<string, Rank>> {
  const without = PARTS.map((part): [string, Rank] => [`without ${part}`, (question) => search(question, { without: [part] })]);
  return { [MAIN_VARIANT]: (question) => search(question), ...Object.fromEntries(without) };
}

/** Ids by the sum of 1 / (60 + rank) over the rankings that have them. */
export function reciprocalRankFusion(rankings: readonly (readonly string[])[]): string[] {
  const scores = new Map<string, number>();
  for (const ranking of rankings) ranking.forEach((id, place) => scores.set(id, (scores.get(id) ?? 0) + 1 / (RRF_K + place + 1)));
  return [...scores].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || (a < b ? -1 : 1)).map(([id]) => id);
}
