import { AppError } from '../../errors.ts';
import { findHighlights } from '../../search/find-highlights.ts';
import { makeSnippet } from '../../search/make-snippet.ts';
import { NODE_KINDS, RETRIEVERS } from '../enum-values.ts';
import { findNode } from '../find-node.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { pageSize } from '../page-arguments.ts';
import { presentHits, presentSection } from '../present-answer.ts';
import { toWeights } from '../retriever-weights.ts';
import { toFilter } from '../search-filter.ts';

export const searchResolvers: Resolvers = {
  Query: {
    async search(_parent, { input: { query, limit, filter, weights } }, { app, principal, signal }) {
      const options = { limit: pageSize(limit ?? 10, 'limit'), filter: toFilter(filter), weights: toWeights(weights), signal };
      const { hits, names, grade, degraded } = await app.search(principal, query, options);
      return { hits: presentHits(hits, query, names), names, evidenceGrade: grade, degraded };
    },
  },
  SearchHit: {
    id: ({ hit }) => hit.passage.chunkId,
    score: ({ hit }) => hit.score,
    scoreParts: ({ hit }) => hit.parts,
    async document({ hit: { passage } }, _arguments, { loaders }) {
      const found = await findNode(loaders, 'Document', passage.document.id);
      // Deleted or hidden between the search and this look: the hit is not true any more.
      if (found === null) throw new AppError('NOT_FOUND', 'The document was removed while it was searched.', { isRetryable: true });
      return found;
    },
    section: ({ hit }) => presentSection(hit.passage),
    chunk: ({ hit: { passage } }) => ({ id: passage.chunkId, text: passage.text, index: passage.index }),
    snippet: ({ hit, terms }) => makeSnippet(hit.passage.text, terms),
    highlights: ({ hit, terms }) => findHighlights(makeSnippet(hit.passage.text, terms), terms),
    path: ({ hit }) => hit.path ?? null,
  },
  ScorePart: {
    retriever: ({ retriever }) => RETRIEVERS[retriever],
  },
  NodeReference: {
    kind: ({ label }) => NODE_KINDS[label],
    node: ({ id }, _arguments, { loaders }) => loaders.node.load(id),
  },
};
