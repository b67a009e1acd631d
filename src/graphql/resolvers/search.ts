import { findHighlights } from '../../search/find-highlights.ts';
import { makeSnippet } from '../../search/make-snippet.ts';
import { toEnumValue } from '../enum-values.ts';
import { findDocumentOf } from '../find-node.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { pageSize } from '../page-arguments.ts';
import { chunkOf, idOfHit, sectionOf } from '../present-answer.ts';
import { presentSearch } from '../present-search.ts';
import { toSearchOptions } from '../search-options.ts';

/** Hits that are not paged, when nobody says how many. */
const DEFAULT_LIMIT = 10;

export const searchResolvers: Resolvers = {
  Query: {
    async search(_parent, { input }, { app, principal, signal }) {
      const limit = pageSize(input.limit ?? DEFAULT_LIMIT, 'limit');
      const options = toSearchOptions(input);
      const found = await app.search(principal, input.query, { ...options, signal });
      return presentSearch(found, { query: input.query, kind: input.kind ?? 'CHUNK', options, limit });
    },
  },
  SearchResult: {
    hitsConnection: ({ page }, given) => page(given),
    names: ({ found }) => found.names,
    understanding: ({ found }) => found.understanding,
    evidenceGrade: ({ found }) => found.grade,
    degraded: ({ found }) => found.degraded,
    correction: ({ found }) => found.correction ?? null,
    webResults: ({ found }) => found.webResults,
  },
  QueryUnderstanding: {
    type: ({ type }) => toEnumValue(type),
    complexity: ({ complexity }) => toEnumValue(complexity),
    classifiedBy: ({ classifiedBy }) => toEnumValue(classifiedBy),
    plan: ({ plan }) => toEnumValue(plan),
    fusion: ({ fusion }) => toEnumValue(fusion),
    recency: ({ recency }) => recency ?? null,
  },
  Recency: {
    order: (recency) => toEnumValue('order' in recency ? recency.order : 'newest'),
    halfLifeDays: (recency) => ('halfLifeDays' in recency ? recency.halfLifeDays : null),
  },
  SearchHit: {
    id: idOfHit,
    score: ({ hit }) => hit.score,
    scoreParts: ({ hit }) => hit.parts,
    document: ({ hit: { passage } }, _arguments, { loaders }) => findDocumentOf(loaders, passage.document.id),
    section: ({ hit }) => sectionOf(hit.passage),
    chunk: ({ hit }) => chunkOf(hit.passage),
    otherChunks: ({ hit }, { limit }) => (hit.others ?? []).slice(0, pageSize(limit ?? 3, 'limit')).map(chunkOf),
    snippet: ({ hit, terms }) => makeSnippet(hit.passage.text, terms),
    highlights: ({ hit, terms }) => findHighlights(makeSnippet(hit.passage.text, terms), terms),
    path: ({ hit }) => hit.path ?? null,
    duplicates: ({ hit, kind, terms }) => (hit.duplicates ?? []).map((duplicate) => ({ hit: duplicate, kind, terms })),
  },
  ScorePart: {
    retriever: ({ retriever }) => toEnumValue(retriever),
  },
  LinkedName: {
    match: ({ match }) => toEnumValue(match),
  },
  NodeReference: {
    kind: ({ label }) => toEnumValue(label),
    node: ({ id }, _arguments, { loaders }) => loaders.node.load(id),
  },
};
