import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { GraphqlData } from './graphql-data.ts';

/** A real graphql-ws client. The caller disposes of it. */
export function openWebsocketClient(url: string, connectionParams?: Record<string, unknown>): Client {
  return createClient({ url, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0, lazy: true });
}

/** Every result of an operation, until it completes. Rejects with the errors or the close event. */
export async function resultsOf(client: Client, query: string, variables?: Record<string, unknown>): Promise<GraphqlData[]> {
  const results: unknown[] = [];
  for await (const result of client.iterate({ query, variables })) results.push(result);
  return results;
}

export interface Closing {
  code: number;
  reason: string;
}

/** Opens a plain socket, sends these messages once it is open, and tells how the server closes it. */
export function closingOf(url: string, messages: readonly (string | object)[], protocol = 'graphql-transport-ws'): Promise<Closing> {
  const socket = new WebSocket(url, protocol);
  socket.on('open', () => {
    for (const message of messages) socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
}
