import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { accessResolvers } from './resolvers/access.ts';
import { answersResolvers } from './resolvers/answers.ts';
import { ingestionResolvers } from './resolvers/ingestion.ts';
import { knowledgeResolvers } from './resolvers/knowledge.ts';
import { searchResolvers } from './resolvers/search.ts';
import { permissions } from './rules.ts';
import { readSchemaFiles } from './schema-files.ts';

/** The published schema with its resolvers, behind the rules. */
export function createSchema(): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs: readSchemaFiles(),
    resolvers: [accessResolvers, knowledgeResolvers, searchResolvers, answersResolvers, ingestionResolvers],
  });
  return applyMiddleware(schema, permissions);
}
