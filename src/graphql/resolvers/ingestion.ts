import { toEnumValue } from '../enum-values.ts';
import { findNode } from '../find-node.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { ingestSubmission } from '../ingest-submission.ts';

export const ingestionResolvers: Resolvers = {
  Mutation: {
    ingestDocuments: (_parent, { input }, context) => ingestSubmission(context, input),
    async deleteDocument(_parent, { input: { id } }, { app, principal, projection, signal }) {
      const isDeleted = await app.ingestion.deleteDocument(principal, id, { signal });
      if (isDeleted) projection.start(principal.tenantId);
      const userErrors = isDeleted ? [] : [{ message: 'There is no such document.', field: ['id'], code: 'NOT_FOUND' as const }];
      return { deletedId: isDeleted ? id : null, userErrors };
    },
  },
  IngestedDocument: {
    state: ({ state }) => toEnumValue(state),
    passageCount: ({ chunks }) => chunks,
    document: ({ documentId }, _arguments, { loaders }) => findNode(loaders, 'Document', documentId),
  },
};
