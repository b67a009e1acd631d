import type { IncomingMessage, ServerResponse } from 'node:http';
import { OperationTypeNode } from 'graphql';
import type { ExecutionResult, FormattedExecutionResult, GraphQLError } from 'graphql';
import { AppError } from '../errors.ts';
import { formatError } from '../graphql/format-error.ts';
import type { OperationRequest } from '../graphql/persisted-documents.ts';
import type { GraphqlServer } from '../graphql/server.ts';
import { bearerToken } from './bearer-token.ts';
import { EventStream } from './event-stream.ts';
import type { EndpointOptions } from './graphql-endpoint.ts';
import { OperationDeadline } from './operation-deadline.ts';
import { readJsonBody } from './read-body.ts';
import { readSearch } from './search-parameters.ts';
import { beginOperation, presentResult, runOperation } from './streamed-operation.ts';
import type { StreamedOperation } from './streamed-operation.ts';

export type AnswerStream = (request: IncomingMessage, response: ServerResponse, requestId: string) => Promise<void>;

/**
 * Serves GraphQL over server-sent events in graphql-sse's "distinct connections" mode: one request, one operation, one stream. (The mode of
 * a single connection keeps streams under a token of the client's choice, which we do not want to guard.)
 */
export function createAnswerStream(server: GraphqlServer, options: EndpointOptions): AnswerStream {
  const { logger } = server.services;
  return async (request, response, requestId) => {
    requireEventStream(request);
    const deadline = new OperationDeadline(options.requestTimeoutMs);
    response.once('close', () => deadline.cancel());
    const begin = async (): Promise<StreamedOperation | GraphQLError[]> => {
      const given = await readOperation(request, options.maximumBodyBytes);
      return beginOperation(server, given, { token: bearerToken(request), deadline, requestId });
    };
    const operation = await Promise.race([begin(), deadline.whenAborted()]);
    if (Array.isArray(operation)) {
      refuse(
        response,
        operation.map((error) => formatError(error, { requestId, logger })),
      );
      return;
    }
    requirePostForChanges(request, operation);
    await stream(response, operation, (result) => presentResult(result, { requestId, logger }));
  };
}

function requireEventStream({ headers, method }: IncomingMessage): void {
  if (method !== 'POST' && method !== 'GET') throw new AppError('BAD_INPUT', 'Send the operation by POST or GET.');
  if (!/(^|,)\s*text\/event-stream\s*(;|,|$)/i.test(headers.accept ?? '')) {
    throw new AppError('BAD_INPUT', 'This address answers by server-sent events: send the header "accept: text/event-stream".');
  }
}

async function readOperation(request: IncomingMessage, maximumBodyBytes: number): Promise<OperationRequest> {
  if (request.method === 'GET') return readSearch(new URL(request.url ?? '/', 'http://localhost').search);
  const body = await readJsonBody(request, maximumBodyBytes);
  return typeof body === 'object' && body !== null ? body : {};
}

function requirePostForChanges({ method }: IncomingMessage, { operationType }: StreamedOperation): void {
  if (operationType === OperationTypeNode.MUTATION && method !== 'POST') throw new AppError('BAD_INPUT', 'Send a mutation by POST.');
}

function refuse(response: ServerResponse, errors: readonly object[]): void {
  response.writeHead(400, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify({ errors }));
}

async function stream(
  response: ServerResponse,
  operation: StreamedOperation,
  present: (result: ExecutionResult) => FormattedExecutionResult,
): Promise<void> {
  const events = new EventStream(response, operation.deadline);
  const result = await runOperation(operation);
  if (!(Symbol.asyncIterator in result)) await events.next(present(result));
  else for await (const each of result) if (!(await events.next(present(each)))) break;
  events.complete();
}
