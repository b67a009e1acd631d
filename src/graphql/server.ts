import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation, GraphQLRequestListener } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { OperationTypeNode, getVariableValues } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import type { Logger } from '../platform/logger.ts';
import { BackgroundProjection } from './background-projection.ts';
import type { GraphqlContext, GraphqlServices } from './context.ts';
import { formatError, toHttpError } from './format-error.ts';
import { GraphLists } from './graph-lists.ts';
import { createGraphSchema } from './graph-schema.ts';
import { legacyStatus } from './legacy-status.ts';
import { LIMITS, checkLimits, limitsRule } from './limits.ts';
import { parseDocument } from './operation.ts';
import type { ValidationOptions } from './operation.ts';
import { readPersistedDocuments } from './persisted-documents.ts';
import type { PersistedDocuments } from './persisted-documents.ts';
import { requestScope } from './request-scope.ts';
import { createSchema } from './schema.ts';

export interface GraphqlOptions extends ValidationOptions {
  /** The operations that clients may name by id, and whether all others are refused. */
  readonly persistedDocuments: { readonly file?: string; readonly isRequired: boolean };
}

/** The schema, what its operations share, and the server that runs them over plain HTTP. */
export interface GraphqlServer {
  readonly schema: GraphQLSchema;
  readonly services: GraphqlServices;
  readonly apollo: ApolloServer<GraphqlContext>;
  readonly options: GraphqlOptions;
  readonly persistedDocuments: PersistedDocuments;
  close(): Promise<void>;
}

/** @throws AppError BAD_INPUT when the file of persisted documents cannot be used */
export async function createGraphqlServer(app: App, options: GraphqlOptions, logger: Logger): Promise<GraphqlServer> {
  const schema = createSchema();
  const persistedDocuments = await readPersistedDocuments(options.persistedDocuments, (text) => {
    const document = parseDocument(schema, text, options);
    return Array.isArray(document) ? document : [];
  });
  const lists = new GraphLists(await createGraphSchema(), app);
  const projection = new BackgroundProjection(app.ingestion, logger);
  const apollo = createApollo(schema, options, logger);
  await apollo.start();
  return {
    schema,
    options,
    persistedDocuments,
    apollo,
    services: { app, lists, projection, logger },
    close: async () => {
      await apollo.stop();
      await projection.close();
    },
  };
}

function createApollo(schema: GraphQLSchema, { isIntrospectionOn }: GraphqlOptions, logger: Logger): ApolloServer<GraphqlContext> {
  return new ApolloServer<GraphqlContext>({
    schema,
    introspection: isIntrospectionOn,
    hideSchemaDetailsFromClientErrors: !isIntrospectionOn,
    csrfPrevention: true,
    // Apollo's own kind lets clients add what they want; ours come from a file, and their texts are put in before Apollo looks.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [limitsRule],
    formatError: (_formatted, error) => formatError(error, { requestId: requestScope.getStore()?.requestId, logger }),
    // The cache-control plugin would wrap every field: 1.4 times the time of a list.
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), operationGuard(schema), legacyStatus()],
    logger: {
      debug: () => {},
      info: () => {},
      warn: (text) => logger.warn({ area: 'graphql' }, text),
      error: (text) => logger.error({ area: 'graphql' }, text),
    },
  });
}

/** What can be said of an operation only once its variables and its type are known. */
function operationGuard(schema: GraphQLSchema): ApolloServerPlugin<GraphqlContext> {
  const listener: GraphQLRequestListener<GraphqlContext> = {
    didResolveOperation: ({ document, operation, request }) =>
      Promise.resolve().then(() => checkOperation(schema, { document, operation, request })),
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

type Resolved = Pick<GraphQLRequestContextDidResolveOperation<GraphqlContext>, 'document' | 'operation' | 'request'>;

function checkOperation(schema: GraphQLSchema, { document, operation, request }: Resolved): void {
  if (operation === undefined) return;
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw toHttpError(new AppError('BAD_INPUT', SUBSCRIPTION_REFUSAL));
  // With their defaults, which may be page sizes. What cannot be read is the execution's to refuse.
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
  const excess = checkLimits(schema, { document, operation, variables: coerced });
  if (excess !== undefined) throw excess;
}

const SUBSCRIPTION_REFUSAL =
  'A subscription cannot be answered over plain HTTP. Connect by WebSocket to /graphql (protocol graphql-transport-ws), or by ' +
  'server-sent events to /graphql/stream (accept: text/event-stream).';
