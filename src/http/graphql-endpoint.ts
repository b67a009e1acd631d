import { HeaderMap } from '@apollo/server';
import type { HTTPGraphQLRequest, HTTPGraphQLResponse } from '@apollo/server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../errors.ts';
import { createContext } from '../graphql/context.ts';
import { toHttpError } from '../graphql/format-error.ts';
import type { PersistedDocuments } from '../graphql/persisted-documents.ts';
import { requestScope } from '../graphql/request-scope.ts';
import type { GraphqlServer } from '../graphql/server.ts';
import { bearerToken } from './bearer-token.ts';
import { OperationDeadline } from './operation-deadline.ts';
import { readJsonBody } from './read-body.ts';
import { readSearch, toSearch } from './search-parameters.ts';

export interface EndpointOptions {
  readonly requestTimeoutMs: number;
  readonly maximumBodyBytes: number;
}

/**
 * Answers one GraphQL request over plain HTTP. Apollo runs the operation; body, deadline and cancellation are ours.
 * @throws AppError for what ends the request before GraphQL begins: body, deadline
 */
export async function answerOverHttp(
  server: GraphqlServer,
  options: EndpointOptions,
  { request, response, requestId }: { request: IncomingMessage; response: ServerResponse; requestId: string },
): Promise<void> {
  const deadline = new OperationDeadline(options.requestTimeoutMs);
  response.once('close', () => (response.writableFinished ? deadline.finish() : deadline.cancel()));
  const work = async (): Promise<HTTPGraphQLResponse> => {
    const body = await readJsonBody(request, options.maximumBodyBytes);
    return requestScope.run({ requestId }, () => execute(server, { request, body, requestId, signal: deadline.signal }));
  };
  send(response, await Promise.race([work(), deadline.whenAborted()]));
}

async function execute(
  { apollo, services, persistedDocuments }: GraphqlServer,
  { request, body, requestId, signal }: { request: IncomingMessage; body: unknown; requestId: string; signal: AbortSignal },
): Promise<HTTPGraphQLResponse> {
  const httpGraphQLRequest = toApolloRequest(request, body);
  return apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest,
    // Apollo asks for this once its check against foreign pages is passed, and reads the operation only afterwards.
    context: async () => {
      try {
        const context = await createContext(services, { token: bearerToken(request), requestId, signal });
        Object.assign(httpGraphQLRequest, withPersistedDocument(httpGraphQLRequest, persistedDocuments));
        return context;
      } catch (error) {
        throw error instanceof AppError ? toHttpError(error) : error;
      }
    },
  });
}

function toApolloRequest(request: IncomingMessage, body: unknown): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const search = new URL(request.url ?? '/', 'http://localhost').search;
  return { method: (request.method ?? 'GET').toUpperCase(), headers, search, body };
}

/** The request with the text of the document that it names by id. A list of operations is left to Apollo, which refuses it. */
function withPersistedDocument(
  { method, search, body }: HTTPGraphQLRequest,
  documents: PersistedDocuments,
): Partial<Pick<HTTPGraphQLRequest, 'search' | 'body'>> {
  if (method === 'GET') {
    const given = readSearch(search);
    const resolved = documents.resolve(given);
    return resolved === given ? {} : { search: toSearch(resolved) };
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
  return { body: documents.resolve(body) };
}

function send(response: ServerResponse, result: HTTPGraphQLResponse): void {
  // `@defer` is not offered, so no answer comes in parts.
  const text = result.body.kind === 'complete' ? result.body.string : '';
  for (const [name, value] of result.headers) response.setHeader(name, value);
  if (result.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.writeHead(result.status ?? 200).end(text);
}
