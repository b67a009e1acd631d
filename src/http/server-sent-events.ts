import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHandler } from 'graphql-sse';
import type { Request, RequestParams, Response } from 'graphql-sse';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { AppError } from '../errors.ts';
import type { GraphqlContext } from '../graphql/context.ts';
import { formatError } from '../graphql/format-error.ts';
import type { GraphqlServer } from '../graphql/server.ts';
import { bearerToken } from './bearer-token.ts';
import type { EndpointOptions } from './graphql-endpoint.ts';
import { OperationDeadline } from './operation-deadline.ts';
import { readJsonBody } from './read-body.ts';
import { beginOperation, executeOnce, presentResult, subscribeCancellably } from './streamed-operation.ts';
import type { StreamedOperation } from './streamed-operation.ts';

/** The library wants a context that could have any key. */
type StreamContext = GraphqlContext & Record<PropertyKey, unknown>;

/** What is known of the request that a stream answers. */
interface StreamRequest {
  readonly request: IncomingMessage;
  readonly requestId: string;
  readonly deadline: OperationDeadline;
}

export type AnswerStream = (request: IncomingMessage, response: ServerResponse, requestId: string) => Promise<void>;

/**
 * Serves GraphQL over server-sent events in graphql-sse's "distinct connections" mode: one request, one operation, one stream. (The mode of
 * a single connection keeps streams under a token of the client's choice, which we do not want to guard.)
 */
export function createAnswerStream(server: GraphqlServer, options: EndpointOptions): AnswerStream {
  const { logger } = server.services;
  const handle = createHandler<IncomingMessage, StreamRequest, StreamContext>({
    // No token of the protocol's own: only distinct connections.
    authenticate: () => null,
    onSubscribe: (request, parameters) => begin(server, request, parameters),
    execute: executeOnce,
    subscribe: subscribeCancellably as never,
    // The operation was validated with our own rules already.
    validate: () => [],
    onNext: (_context, { context: { requestId } }, result) => presentResult(result as ExecutionResult, { requestId, logger }) as never,
  });
  return async (request, response, requestId) => {
    requireEventStream(request);
    const deadline = new OperationDeadline(options.requestTimeoutMs);
    response.once('close', () => deadline.cancel());
    const body = await readJsonBody(request, options.maximumBodyBytes);
    const [content, { status, statusText, headers }] = await handle({
      method: request.method ?? 'POST',
      url: request.url ?? '/',
      headers: { get: (name) => headerOf(request, name) },
      body: body as Record<string, unknown>,
      raw: request,
      context: { request, requestId, deadline },
    });
    response.writeHead(status, statusText, headers as Record<string, string>);
    await writeAll(response, content);
  };
}

async function begin(
  server: GraphqlServer,
  { context: { request, requestId, deadline } }: Request<IncomingMessage, StreamRequest>,
  parameters: RequestParams,
): Promise<(StreamedOperation & { contextValue: StreamContext }) | Response> {
  const refuse = (errors: readonly GraphQLError[], status: number): Response => {
    deadline.finish();
    const body = JSON.stringify({ errors: errors.map((error) => formatError(error, { requestId, logger: server.services.logger })) });
    return [body, { status, statusText: '', headers: { 'content-type': 'application/json; charset=utf-8' } }];
  };
  const operation = await beginOperation(server, parameters, { token: bearerToken(request), deadline, requestId });
  return Array.isArray(operation) ? refuse(operation, 400) : (operation as StreamedOperation & { contextValue: StreamContext });
}

function requireEventStream({ headers, method }: IncomingMessage): void {
  if (method !== 'POST' && method !== 'GET') throw new AppError('BAD_INPUT', 'Send the operation by POST or GET.');
  if (headers.accept !== 'text/event-stream') {
    throw new AppError('BAD_INPUT', 'This address answers by server-sent events: send the header "accept: text/event-stream".');
  }
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}

async function writeAll(response: ServerResponse, content: Response[0]): Promise<void> {
  if (content === null || content === undefined || typeof content === 'string') {
    response.end(content ?? undefined);
    return;
  }
  response.once('close', () => void content.return(undefined));
  for await (const piece of content) {
    if (response.destroyed) break;
    // A client that reads slowly is waited for.
    if (!response.write(piece)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
  }
  response.end();
}
