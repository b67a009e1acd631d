import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { GraphqlContext } from './context.ts';

/** Faults of the GraphQL text and its variables; a request that is malformed in another way is refused with 400 in any case. */
const OPERATION_FAULTS: ReadonlySet<unknown> = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/**
 * Status 200 for a faulty operation when the client names `application/json` and not the newer `application/graphql-response+json`: such
 * clients take any other status for an answer of something in between (GraphQL over HTTP, "application/json"). All others get 400.
 */
export function legacyStatus(): ApolloServerPlugin<GraphqlContext> {
  const listener: GraphQLRequestListener<GraphqlContext> = {
    willSendResponse: ({ request, response, errors }) => {
      const accept = request.http?.headers.get('accept') ?? '';
      const isLegacy = accept.includes('application/json') && !accept.includes('application/graphql-response+json');
      const isOperationFault = errors?.every(({ extensions }) => OPERATION_FAULTS.has(extensions.code)) === true;
      if (isLegacy && isOperationFault && response.http.status === 400) response.http.status = 200;
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}
