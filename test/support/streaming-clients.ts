import { ApolloClient, InMemoryCache, gql as apolloGql } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client as UrqlClient, gql as urqlGql, subscriptionExchange } from '@urql/core';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWebsocketClient } from 'graphql-ws';
import type { Client as WebsocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { GraphqlData } from './graphql-data.ts';

/** What a client is told while it listens. */
export interface Listener {
  next(event: GraphqlData): void;
  error(error: unknown): void;
  complete(): void;
}

/** A client library, connected as docs/clients.md shows. */
export interface StreamingClient {
  /** Asks and gives the function that leaves. */
  ask(question: string, listener: Listener): () => void;
  dispose(): void | Promise<void>;
}

/** @param url the server's, without a path */
export type OpenClient = (url: string, token: string) => StreamingClient;

/** Asks and tells each event's number. */
export const ASK = `subscription Ask($question: String!) {
  ask(input: { question: $question }) {
    __typename
    ... on AnswerStarted { sequence }
    ... on EvidenceFound { sequence }
    ... on TextDelta { sequence text }
    ... on CitationAdded { sequence }
    ... on AnswerCompleted { sequence answer { text } }
    ... on AnswerFailed { sequence code }
  }
}`;

/** These libraries come back with growing pauses; five times, unless told otherwise, would take a minute. */
const RETRY_ATTEMPTS = 2;

/** The client libraries that docs/clients.md names. */
export const STREAMING_CLIENTS: Readonly<Record<string, OpenClient>> = {
  'graphql-ws': (url, token) => {
    const client = openSocket(url, token);
    return {
      ask: (question, listener) =>
        client.subscribe<GraphqlData>(
          { query: ASK, variables: { question } },
          {
            ...handOn(listener),
            next: ({ data, errors }) => (errors === undefined ? listener.next(data?.['ask']) : listener.error(errors)),
          },
        ),
      dispose: () => client.dispose(),
    };
  },

  'Apollo Client': (url, token) => {
    const sockets = openSocket(url, token);
    const client = new ApolloClient({ cache: new InMemoryCache(), link: new GraphQLWsLink(sockets) });
    return {
      ask: (question, listener) => {
        const subscription = client.subscribe<GraphqlData>({ query: apolloGql(ASK), variables: { question } }).subscribe({
          ...handOn(listener),
          next: ({ data, error }) => (error === undefined ? listener.next(data?.['ask']) : listener.error(error)),
        });
        return () => subscription.unsubscribe();
      },
      dispose: () => sockets.dispose(),
    };
  },

  urql: (url, token) => {
    const sockets = openSocket(url, token);
    const forward = subscriptionExchange({
      forwardSubscription: ({ query = '', variables }) => ({
        subscribe: (sink) => ({ unsubscribe: sockets.subscribe({ query, variables }, sink as never) }),
      }),
    });
    const client = new UrqlClient({ url: `${url}/graphql`, preferGetMethod: false, exchanges: [forward] });
    return {
      ask: (question, listener) => {
        const subscription = client.subscription<GraphqlData>(urqlGql(ASK), { question }).subscribe(({ data, error, hasNext }) => {
          if (error !== undefined) listener.error(error);
          // How urql says that the stream has ended: with the last event once more.
          else if (hasNext === false) listener.complete();
          else listener.next(data?.['ask']);
        });
        return () => subscription.unsubscribe();
      },
      dispose: () => sockets.dispose(),
    };
  },

  'graphql-sse': (url, token) => {
    const client = createSseClient({
      url: `${url}/graphql/stream`,
      headers: () => ({ authorization: `Bearer ${token}` }),
      retryAttempts: RETRY_ATTEMPTS,
    });
    return {
      ask: (question, listener) =>
        client.subscribe<GraphqlData>(
          { query: ASK, variables: { question } },
          {
            ...handOn(listener),
            next: ({ data, errors }) => (errors === undefined ? listener.next(data?.['ask']) : listener.error(errors)),
          },
        ),
      dispose: () => client.dispose(),
    };
  },
};

function openSocket(url: string, token: string): WebsocketClient {
  return createWebsocketClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: () => ({ Authorization: `Bearer ${token}` }),
    retryAttempts: RETRY_ATTEMPTS,
  });
}

function handOn(listener: Listener): Pick<Listener, 'error' | 'complete'> {
  return { error: (error) => listener.error(error), complete: () => listener.complete() };
}
