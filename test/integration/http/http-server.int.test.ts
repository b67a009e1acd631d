import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readExampleOperations } from '../../../src/http/example-operations.ts';
import { PROJECT_ROOT } from '../../../src/platform/project-root.ts';
import { TestServer, codeOf } from '../../support/test-server.ts';
import { openWebsocketClient, resultsOf } from '../../support/websocket-client.ts';

jest.setTimeout(60_000);

describe('the HTTP server', () => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await TestServer.start({ settings: { WEFT_MAX_BODY_BYTES: '100000' }, defaultToken: 'prefilled.token.here' });
    token = await (await server.company().person('ada', 'Ada Byron').load({ withVectors: false })).token('ada');
  });
  afterAll(() => server.close());

  it('says that it lives, and the state of every dependency', async () => {
    expect(await server.get('/livez')).toMatchObject({ status: 200 });
    const { status, text } = await server.get('/readyz');
    const up = { state: 'up', milliseconds: expect.any(Number) };
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      status: 'ready',
      dependencies: {
        neo4j: { ...up, isRequired: true },
        chroma: { ...up, isRequired: false, circuit: 'closed' },
        redis: { ...up, isRequired: false },
      },
    });
  });

  it('keeps idle connections open for longer than load balancers do', async () => {
    expect((await server.get('/livez')).headers.get('keep-alive')).toBe('timeout=65');
  });

  it.each([['/nothing'], ['/graphql/elsewhere'], ['/%E0%A4%A'], ['/..%2f..%2fetc%2fpasswd'], ['/livez/x']])(
    'answers %s with JSON, never with a page of the framework',
    async (path) => {
      const { status, text } = await server.get(path);
      expect([400, 404]).toContain(status);
      expect(JSON.parse(text).errors[0].extensions.code).toMatch(/NOT_FOUND|BAD_INPUT/);
    },
  );

  it.each([
    ['malformed JSON', '{"query":', {}, 400, 'BAD_INPUT'],
    ['no JSON', 'hello', {}, 400, 'BAD_INPUT'],
    ['bytes that are no UTF-8', new Uint8Array([0xff, 0xfe, 0x00]), {}, 400, 'BAD_INPUT'],
    ['nothing', '', {}, 400, 'BAD_INPUT'],
    ['null', 'null', {}, 400, 'BAD_INPUT'],
    ['a list of operations', '[{"query":"{__typename}"},{"query":"{__typename}"}]', {}, 400, 'BAD_INPUT'],
    ['a query that is a number', '{"query":7}', {}, 400, 'BAD_INPUT'],
    ['variables that are a list', '{"query":"{__typename}","variables":[1]}', {}, 400, 'BAD_INPUT'],
    ['variables that are a text', '{"query":"{__typename}","variables":"{}"}', {}, 400, 'BAD_INPUT'],
    ['JSON nested a hundred thousand deep', '['.repeat(50_000), {}, 400, 'BAD_INPUT'],
    ['a body one byte too large', ' '.repeat(100_001), {}, 413, 'TOO_LARGE'],
    ['a compressed body', 'x', { 'content-encoding': 'gzip' }, 400, 'BAD_INPUT'],
    ['a form', 'query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }, 400, 'BAD_INPUT'],
    ['plain text', '{"query":"{__typename}"}', { 'content-type': 'text/plain' }, 400, 'BAD_INPUT'],
  ])('refuses %s with a code', async (_what, body, headers, status, code) => {
    const reply = await server.post(token, body, headers);
    expect([reply.status, codeOf(reply)]).toEqual([status, code]);
    expect(reply.text).not.toMatch(/node_modules|<html|SyntaxError/);
  });

  it('refuses a body of unknown length once it passes the limit', async () => {
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(64_000)) });
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: endless,
      duplex: 'half',
    };
    const response = await fetch(server.graphqlUrl, request as RequestInit).catch((error: unknown) => error as Error);
    // The server ends the connection while the client still sends: which of the two it sees first is the network's choice.
    if (response instanceof Error) expect(response.message).toMatch(/fetch failed/);
    else expect(response.status).toBe(413);
    expect((await server.get('/readyz')).status).toBe(200);
  });

  it('answers GET when the request cannot come from a foreign page', async () => {
    const path = `/graphql?query=${encodeURIComponent('{ employees { name } }')}`;
    const headers = { authorization: `Bearer ${token}` };
    expect((await server.get(path, headers)).status).toBe(400);
    const { status, text } = await server.get(path, { ...headers, 'apollo-require-preflight': '1' });
    expect([status, JSON.parse(text)]).toEqual([200, { data: { employees: [{ name: 'Ada Byron' }] } }]);
    const write = encodeURIComponent('mutation { deleteDocument(input: { id: "x" }) { deletedId } }');
    expect((await server.get(`/graphql?query=${write}`, { ...headers, 'apollo-require-preflight': '1' })).status).toBe(405);
  });

  it('refuses two Authorization headers', async () => {
    const body = '{"query":"{__typename}"}';
    const socket = connect(server.http.port, '127.0.0.1');
    socket.end(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n` +
        `Authorization: Bearer ${token}\r\nAuthorization: Bearer other\r\n\r\n${body}`,
    );
    let answer = '';
    for await (const piece of socket) answer += String(piece);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('"BAD_INPUT"');
  });

  it('carries security headers and the request’s id on every answer', async () => {
    for (const path of ['/', '/livez', '/nothing', '/graphql']) {
      const { headers } = await server.get(path, { 'x-request-id': 'mine-1' });
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect([headers.get('x-powered-by'), headers.get('x-request-id')]).toEqual([null, 'mine-1']);
    }
    expect((await server.get('/livez', { 'x-request-id': 'bad id\u00e9 '.trim() })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('serves GraphiQL in one page that asks nobody else, with the token prefilled', async () => {
    const { status, text, headers } = await server.get('/');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('prefilled.token.here');
    expect(text).not.toMatch(/<(script|link|img)[^>]+(src|href)="https?:/);
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect(text).toContain('"subscriptionsProtocol":"WS"');
    expect(text).not.toContain('@connection-parameters@');
  });

  it.each(readExampleOperations().map(({ name, query, variables }) => [name, query, variables] as const))(
    'can run the example "%s"',
    async (_name, query, variables) => {
      const client = openWebsocketClient(server.websocketUrl, { token });
      const results = await resultsOf(client, query, variables);
      await client.dispose();
      expect(results.length).toBeGreaterThan(0);
      expect(results.flatMap((result) => result.errors ?? [])).toEqual([]);
    },
  );

  it('shows every operation of the folder in a tab', async () => {
    const files = await readdir(join(PROJECT_ROOT, 'schema', 'operations'));
    expect(
      readExampleOperations()
        .map(({ name }) => `${name}.graphql`)
        .sort(),
    ).toEqual(files.sort());
  });

  it('says which port is taken', async () => {
    await expect(TestServer.start({ port: server.http.port })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(new RegExp(`${server.http.port}.*WEFT_PORT`)),
    });
  });
});

describe('a server whose settings say so', () => {
  it('serves neither GraphiQL nor introspection, over any transport', async () => {
    const server = await TestServer.start({ settings: { WEFT_GRAPHIQL: 'false', WEFT_INTROSPECTION: 'false' } });
    const token = await (await server.company().load({ withVectors: false })).token();
    const client = openWebsocketClient(server.websocketUrl, { token });
    expect((await server.get('/')).status).toBe(404);
    expect((await server.query(token, '{ __schema { types { name } } }')).status).toBe(400);
    await expect(resultsOf(client, '{ __schema { types { name } } }')).rejects.toHaveLength(2);
    expect((await server.query(token, '{ __typename }')).status).toBe(200);
    await client.dispose();
    await server.close();
  });
});
