import { completeAnswer } from '../complete-answer.ts';
import { findNode } from '../find-node.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { presentAnswer, presentEvents } from '../present-answer.ts';
import { toAskOptions } from '../search-options.ts';

export const answersResolvers: Resolvers = {
  Query: {
    async answer(_parent, { input }, { app, principal, signal }) {
      const events = app.ask(principal, input.question, { ...toAskOptions(input), signal });
      return presentAnswer(await completeAnswer(events), input.question);
    },
  },
  Subscription: {
    ask: {
      // Only `subscribe`: with a `resolve` beside it the stream would start before the rules are asked.
      async *subscribe(_parent, { input }, { app, principal, signal }) {
        const events = app.ask(principal, input.question, { ...toAskOptions(input), signal });
        for await (const event of presentEvents(events, input.question)) yield { ask: event };
      },
    },
  },
  FactEvidence: {
    from: ({ fact }) => fact.from,
    relationship: ({ fact }) => fact.relationship,
    to: ({ fact }) => fact.to,
    document: ({ fact }, _arguments, { loaders }) => findNode(loaders, 'Document', fact.documentId),
  },
};
