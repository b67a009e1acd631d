import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient as createSseClient } from 'graphql-sse';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { FakeOpenAiServer } from '../../support/fake-openai-server.ts';
import { TestServer } from '../../support/test-server.ts';
import { until } from '../../support/until.ts';
import { openWebsocketClient, resultsOf } from '../../support/websocket-client.ts';

jest.setTimeout(60_000);

const QUESTION = 'Which cogs does the engine turn?';
const ASK = `subscription { ask(input: { question: "${QUESTION}" }) { __typename } }`;
const ANSWER = `{ answer(input: { question: "${QUESTION}" }) { text } }`;
/** How soon a model must notice that nobody waits for it any more. */
const AT_ONCE_MS = 1_000;

interface Message {
  id?: string;
  type: string;
  payload?: unknown;
}

describe('a client that leaves while a language model hangs', () => {
  let model: FakeOpenAiServer;
  let server: TestServer;
  let token: string;
  const clients: Client[] = [];
  const connect = (): Client => {
    const client = openWebsocketClient(server.websocketUrl, { token });
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    model = await FakeOpenAiServer.start();
    server = await TestServer.start({ settings: { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'test', WEFT_CHAT_MODEL: 'test' } });
    const company = await server.company().person('ada', 'Ada Byron').document('plan', '# Plan\n\nThe engine turns brass cogs.').load();
    token = await company.token('ada');
  });
  beforeEach(() => {
    model.requests.length = 0;
    model.script({ kind: 'silence' });
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
  });
  afterAll(async () => {
    await server.close();
    await model.close();
  });

  /** Until the model has been asked and says nothing. */
  const untilModelHangs = async (): Promise<void> => {
    await until(() => model.requests.length > 0);
    expect(model.requests).toMatchObject([{ path: '/v1/chat/completions', isAborted: false }]);
  };
  /** Leaves, and expects the model's own connection to be ended at once. */
  const leaveBy = async (leave: () => unknown): Promise<void> => {
    await untilModelHangs();
    await leave();
    await model.untilAborted(AT_ONCE_MS);
    expect(model.requests).toHaveLength(1);
  };
  /** A plain socket that was let in. graphql-ws's own client closes its socket with its last operation. */
  const openSocket = async () => {
    const messages: Message[] = [];
    const socket = new WebSocket(server.websocketUrl, 'graphql-transport-ws');
    const send = (message: object): void => socket.send(JSON.stringify(message));
    socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as Message));
    socket.on('open', () => send({ type: 'connection_init', payload: { token } }));
    await until(() => messages.some(({ type }) => type === 'connection_ack'));
    return { socket, send, messages };
  };
  const post = (path: string, query: string, accept: string, signal: AbortSignal): Promise<Response> =>
    fetch(`${server.http.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
      signal,
    });

  it.each([
    ['subscription', ASK],
    ['query', ANSWER],
  ])('stops it by completing a %s over a WebSocket that stays open', async (_kind, query) => {
    const { socket, send, messages } = await openSocket();
    send({ id: '1', type: 'subscribe', payload: { query } });
    await leaveBy(() => send({ id: '1', type: 'complete' }));
    send({ id: '2', type: 'subscribe', payload: { query: '{ employees { name } }' } });
    await until(() => messages.some(({ id, type }) => id === '2' && type === 'complete'));
    expect(messages).toContainEqual({ id: '2', type: 'next', payload: { data: { employees: [{ name: 'Ada Byron' }] } } });
    expect(messages.filter(({ id, type }) => id === '1' && type === 'complete')).toEqual([]);
    socket.terminate();
  });

  it.each([
    ['subscription', ASK],
    ['query', ANSWER],
  ])('stops it by disposing of a client with a %s', async (_kind, query) => {
    const client = connect();
    const ended = resultsOf(client, query).catch(() => []);
    await leaveBy(() => client.dispose());
    await ended;
  });

  it.each([
    ['subscription', ASK],
    ['query', ANSWER],
  ])('stops it when the socket of a %s breaks', async (_kind, query) => {
    const { socket, send } = await openSocket();
    send({ id: '1', type: 'subscribe', payload: { query } });
    await leaveBy(() => socket.terminate());
  });

  it.each([
    ['subscription', ASK],
    ['query', ANSWER],
  ])('stops it by ending the request of a %s for server-sent events', async (_kind, query) => {
    const leaving = new AbortController();
    const ended = post('/graphql/stream', query, 'text/event-stream', leaving.signal)
      .then((response) => response.text())
      .catch((error: Error) => error.name);
    await leaveBy(() => leaving.abort());
    expect(await ended).toBe('AbortError');
  });

  it('stops it by disposing of a graphql-sse client', async () => {
    const client = createSseClient({ url: `${server.graphqlUrl}/stream`, headers: { authorization: `Bearer ${token}` }, retryAttempts: 0 });
    client.subscribe({ query: ASK }, { next: () => {}, error: () => {}, complete: () => {} });
    await leaveBy(() => client.dispose());
  });

  it('stops it by ending the request of a query over plain HTTP', async () => {
    const leaving = new AbortController();
    const ended = post('/graphql', ANSWER, 'application/json', leaving.signal).catch((error: Error) => error.name);
    await leaveBy(() => leaving.abort());
    expect(await ended).toBe('AbortError');
  });

  it('stops it by leaving before the first result, and answers the next client as ever', async () => {
    const client = connect();
    const leave = client.subscribe({ query: ASK }, { next: () => {}, error: () => {}, complete: () => {} });
    await sleep(0);
    leave();
    await sleep(300);
    expect(model.requests.filter(({ isAborted }) => !isAborted)).toEqual([]);
    model.script({ kind: 'stream', texts: ['It turns brass cogs [1].'] });
    const [result] = await resultsOf(connect(), ANSWER);
    expect(result).toEqual({ data: { answer: { text: 'It turns brass cogs [1].' } } });
  });
});
