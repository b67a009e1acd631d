import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient as createSseClient } from 'graphql-sse';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { LIMITS } from '../../../src/graphql/limits.ts';
import { ENDLESS, withEndlessAnswers } from '../../support/endless-answers.ts';
import type { GraphqlData } from '../../support/graphql-data.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer } from '../../support/test-server.ts';
import { until } from '../../support/until.ts';
import { closingOf, openWebsocketClient, resultsOf } from '../../support/websocket-client.ts';

jest.setTimeout(60_000);

const ASK =
  'subscription ($question: String!) { ask(input: { question: $question }) { __typename ... on AnswerFailed { code sequence } } }';
const NAMES = '{ employees { name } }';
describe('streams', () => {
  let server: TestServer;
  let company: Company;
  let token: string;
  const endings: unknown[] = [];
  const clients: Client[] = [];
  const client = (parameters?: Record<string, unknown>): Client => {
    const opened = openWebsocketClient(server.websocketUrl, parameters);
    clients.push(opened);
    return opened;
  };

  beforeAll(async () => {
    server = await TestServer.start({ settings: { WEFT_REQUEST_TIMEOUT_MS: '1500' }, adapt: (app) => withEndlessAnswers(app, endings) });
    company = await server.company().person('ada', 'Ada Byron').document('plan', 'The engine turns brass cogs.').load();
    token = await company.token('ada');
  });
  afterEach(async () => {
    for (const opened of clients.splice(0)) await opened.dispose();
    endings.length = 0;
  });
  afterAll(() => server.close());

  describe('over WebSocket', () => {
    it.each([
      ['Authorization with Bearer', (value: string) => ({ Authorization: `Bearer ${value}` })],
      ['authorization in small letters', (value: string) => ({ authorization: `bearer ${value}` })],
      ['the token alone', (value: string) => ({ token: value })],
    ])('takes the token as %s', async (_what, parameters) => {
      expect(await resultsOf(client(parameters(token)), NAMES)).toEqual([{ data: { employees: [{ name: 'Ada Byron' }] } }]);
    });

    it('closes a socket that says nothing for three seconds', async () => {
      expect(await closingOf(server.websocketUrl, [])).toMatchObject({ code: 4408 });
    });

    it.each([
      ['speaks before it was let in', [{ id: '1', type: 'subscribe', payload: { query: NAMES } }], 4401],
      ['sends what is no JSON', ['{'], 4400],
      ['sends an unknown message', [{ type: 'nonsense' }], 4400],
    ])('closes a socket that %s', async (_what, messages, code) => {
      expect(await closingOf(server.websocketUrl, messages)).toMatchObject({ code });
    });

    it('closes a socket that introduces itself twice', async () => {
      const hello = { type: 'connection_init', payload: { token } };
      expect(await closingOf(server.websocketUrl, [hello, hello])).toMatchObject({ code: 4429 });
    });

    it('closes a socket that sends more than the limit', async () => {
      const huge = { type: 'connection_init', payload: { token: 'x'.repeat(5_000_000) } };
      expect(await closingOf(server.websocketUrl, [huge])).toMatchObject({ code: 1009 });
    });

    it('closes the socket when its token ends', async () => {
      const short = await company.token('ada', ['read'], 1);
      const { code, reason } = await closingOf(server.websocketUrl, [{ type: 'connection_init', payload: { token: short } }]);
      expect([code, reason]).toEqual([4403, 'The token has expired.']);
    });

    it('refuses another address', async () => {
      const socket = new WebSocket(server.websocketUrl.replace('/graphql', '/elsewhere'), 'graphql-transport-ws');
      const [error] = (await once(socket, 'error')) as [Error];
      expect(error.message).toContain('404');
    });

    it.each([
      ['an unknown field', '{ salaries }', 'GRAPHQL_VALIDATION_FAILED'],
      ['a text that breaks off', '{', 'GRAPHQL_PARSE_FAILED'],
      ['too many words', `{ ${'__typename '.repeat(LIMITS.tokens)} }`, 'GRAPHQL_PARSE_FAILED'],
      [
        'too great a depth',
        `{ employees { ${'manager { '.repeat(LIMITS.depth)} name ${'}'.repeat(LIMITS.depth)} } }`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [
        'too many aliases',
        `{ ${Array.from({ length: LIMITS.aliases + 1 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
    ])('refuses %s as plain HTTP does', async (_what, query, code) => {
      await expect(resultsOf(client({ token }), query)).rejects.toEqual([
        expect.objectContaining({ extensions: expect.objectContaining({ code }) }),
      ]);
    });

    it('asks the rules of subscriptions too', async () => {
      const blind = await company.token('ada', ['write']);
      const [result] = await resultsOf(client({ token: blind }), ASK, { question: 'engine' });
      expect(result.errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'FORBIDDEN' }) })]);
    });

    it('reports a failing field in the form of plain HTTP', async () => {
      const [result] = await resultsOf(client({ token }), '{ employees(limit: 0) { name } }');
      expect(result).toMatchObject({ data: null, errors: [{ extensions: { code: 'BAD_INPUT', requestId: expect.any(String) } }] });
    });

    it('stops the work at once when the client completes the operation', async () => {
      const stream = client({ token }).iterate({ query: ASK, variables: { question: ENDLESS } });
      expect((await stream.next()).value).toMatchObject({ data: { ask: { __typename: 'AnswerStarted' } } });
      await stream.return?.();
      await until(() => endings.length > 0);
      expect(endings).toEqual(['CANCELLED']);
    });

    it('stops the work when the socket breaks', async () => {
      const socket = new WebSocket(server.websocketUrl, 'graphql-transport-ws');
      socket.on('message', (data: Buffer) => {
        const { type } = JSON.parse(data.toString()) as { type: string };
        const subscribe = { id: '1', type: 'subscribe', payload: { query: ASK, variables: { question: ENDLESS } } };
        if (type === 'connection_ack') socket.send(JSON.stringify(subscribe));
        if (type === 'next') socket.terminate();
      });
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { token } })));
      await until(() => endings.length > 0);
      expect(endings).toEqual(['CANCELLED']);
    });

    it('gives up a stream that says nothing for longer than the deadline, in words', async () => {
      const results = await resultsOf(client({ token }), ASK, { question: ENDLESS });
      expect(results.at(-1)).toEqual({ data: { ask: { __typename: 'AnswerFailed', code: 'DEADLINE_EXCEEDED', sequence: 1 } } });
    });

    it('sees a change of membership within one connection', async () => {
      const moving = await server
        .company()
        .person('ben', 'Ben')
        .group('board', 'Board')
        .document('minutes', 'Minutes.', { scope: 'group:board' })
        .load({ withVectors: false });
      const connection = openWebsocketClient(server.websocketUrl, { token: await moving.token('ben') });
      clients.push(connection);
      expect(await resultsOf(connection, '{ documents { title } }')).toEqual([{ data: { documents: [] } }]);
      await moving.relate('ben', 'MEMBER_OF', 'board');
      expect(await resultsOf(connection, '{ documents { title } }')).toEqual([{ data: { documents: [{ title: 'minutes' }] } }]);
    });
  });

  describe('over server-sent events', () => {
    const post = (body: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
      fetch(`${server.graphqlUrl}/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}`, ...headers },
        body,
        signal,
      });

    it('answers queries and subscriptions of graphql-sse', async () => {
      const sse = createSseClient({ url: `${server.graphqlUrl}/stream`, headers: { Authorization: `Bearer ${token}` }, retryAttempts: 0 });
      const results: unknown[] = [];
      for await (const result of sse.iterate({ query: NAMES })) results.push(result);
      expect(results).toEqual([{ data: { employees: [{ name: 'Ada Byron' }] } }]);
      const events: GraphqlData[] = [];
      for await (const result of sse.iterate({ query: ASK, variables: { question: 'What turns?' } })) events.push(result.data?.ask);
      expect([events[0].__typename, events.at(-1).__typename]).toEqual(['AnswerStarted', 'AnswerCompleted']);
      sse.dispose();
    });

    it.each([
      ['no token', { authorization: '' }, JSON.stringify({ query: NAMES }), 401, 'UNAUTHENTICATED'],
      ['a bad token', { authorization: 'Bearer x' }, JSON.stringify({ query: NAMES }), 401, 'UNAUTHENTICATED'],
      ['another accept', { accept: 'application/json' }, JSON.stringify({ query: NAMES }), 400, 'BAD_INPUT'],
      ['malformed JSON', {}, '{', 400, 'BAD_INPUT'],
      ['a body that is too large', {}, JSON.stringify({ query: 'x'.repeat(5_000_000) }), 413, 'TOO_LARGE'],
      ['an unknown field', {}, JSON.stringify({ query: '{ salaries }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
      ['too many words', {}, JSON.stringify({ query: `{ ${'__typename '.repeat(LIMITS.tokens)} }` }), 400, 'GRAPHQL_PARSE_FAILED'],
    ])('refuses %s in JSON with a code', async (_what, headers, body, status, code) => {
      const response = await post(body, headers);
      expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([status, code]);
    });

    it('stops the work when the client leaves', async () => {
      const leaving = new AbortController();
      const response = await post(JSON.stringify({ query: ASK, variables: { question: ENDLESS } }), {}, leaving.signal);
      await response.body?.getReader().read();
      leaving.abort();
      await until(() => endings.length > 0);
      expect(endings).toEqual(['CANCELLED']);
    });
  });

  describe('over plain HTTP', () => {
    it('a subscription is refused in words that name where to go', async () => {
      const { status, body } = await server.query(token, ASK, { question: 'engine' });
      expect([status, body.errors?.[0]?.extensions?.code]).toEqual([400, 'BAD_INPUT']);
      expect(body.errors?.[0]?.message).toMatch(/WebSocket to \/graphql .*\/graphql\/stream/);
    });

    it('an answer that takes too long is given up with a code', async () => {
      const { status, body } = await server.query(token, `{ answer(input: { question: "${ENDLESS}" }) { text } }`);
      expect([status, body.errors?.[0]?.extensions?.code]).toEqual([504, 'DEADLINE_EXCEEDED']);
      await until(() => endings.length > 0);
      expect(endings).toEqual(['DEADLINE_EXCEEDED']);
    });

    it('leaving stops the work', async () => {
      const leaving = new AbortController();
      const sent = fetch(server.graphqlUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: `{ answer(input: { question: "${ENDLESS}" }) { text } }` }),
        signal: leaving.signal,
      });
      await sleep(300);
      leaving.abort();
      await expect(sent).rejects.toThrow();
      await until(() => endings.length > 0);
      expect(endings).toEqual(['CANCELLED']);
    });
  });
});

describe('a server that stops', () => {
  it('says goodbye to every socket with 1001', async () => {
    const server = await TestServer.start();
    const company = await server.company().load({ withVectors: false });
    const closing = closingOf(server.websocketUrl, [{ type: 'connection_init', payload: { token: await company.token() } }]);
    await sleep(300);
    await server.close();
    expect(await closing).toEqual({ code: 1001, reason: 'The server is stopping.' });
  });
});
