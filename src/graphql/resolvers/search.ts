import { AppError } from '../../errors.ts';
import { makeSnippet } from '../../search/make-snippet.ts';
import { NODE_KINDS, RETRIEVERS } from '../enum-values.ts';
import { findNode } from '../find-node.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { pageSize } from '../page-arguments.ts';
import { toWeights } from '../retriever-weights.ts';

export const searchResolvers: Resolvers = {
  Query: {
    async search(_parent, { input: { query, limit, weights } }, { app, principal, signal }) {
      const options = { limit: pageSize(limit ?? 10, 'limit'), weights: toWeights(weights), signal };
      const { hits, names, grade, degraded } = await app.search(principal, query, options);
      return { hits: hits.map((hit) => ({ hit, query })), names, evidenceGrade: grade, degraded };
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
    headingPath: ({ hit }) => hit.passage.headingPath,
    text: ({ hit }) => hit.passage.text,
    snippet: ({ hit, query }) => makeSnippet(hit.passage.text, query),
    index: ({ hit }) => hit.passage.index,
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
