import type { FormattedExecutionResult } from 'graphql';
import type { OperationRequest } from '../../src/graphql/persisted-documents.ts';
import type { GraphqlData } from './graphql-data.ts';
import type { TestServer } from './test-server.ts';
import { openWebsocketClient } from './websocket-client.ts';

/** The three ways in, each of which takes every query and mutation. */
export const TRANSPORTS = ['HTTP', 'WebSocket', 'server-sent events'] as const;
export type Transport = (typeof TRANSPORTS)[number];

export type Result = FormattedExecutionResult<Record<string, GraphqlData>>;

/** Sends one operation that way and gives what came back: the first result, or the errors that refused it. */
export function sendBy(transport: Transport, server: TestServer, request: OperationRequest & { token: string }): Promise<Result> {
  const { token, ...operation } = request;
  if (transport === 'HTTP') return sendByHttp(server, token, operation);
  return transport === 'WebSocket' ? sendByWebSocket(server, token, operation) : sendByEvents(server, token, operation);
}

async function sendByHttp(server: TestServer, token: string, operation: OperationRequest): Promise<Result> {
  return (await server.post(token, JSON.stringify(operation))).body as Result;
}

async function sendByWebSocket(server: TestServer, token: string, operation: OperationRequest): Promise<Result> {
  const client = openWebsocketClient(server.websocketUrl, { token });
  try {
    // The protocol wants a text in any case: an empty one beside an id.
    const { value } = await client.iterate({ query: '', ...operation } as { query: string }).next();
    return value as Result;
  } catch (refusal) {
    if (Array.isArray(refusal)) return { errors: refusal as Result['errors'] };
    throw refusal;
  } finally {
    await client.dispose();
  }
}

async function sendByEvents(server: TestServer, token: string, operation: OperationRequest): Promise<Result> {
  const response = await fetch(`${server.graphqlUrl}/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
    body: JSON.stringify(operation),
  });
  const text = await response.text();
  const event = /^event: next\ndata: (.*)$/m.exec(text)?.[1];
  return JSON.parse(event ?? text) as Result;
}

/** The code of the first error. */
export function codeOfResult({ errors }: Result): unknown {
  return errors?.[0]?.extensions?.code;
}
