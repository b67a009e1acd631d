import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { WebSocket } from 'ws';
import { TestServer } from '../../support/test-server.ts';

jest.setTimeout(60_000);

const OURS = 'https://app.example.test';
const FOREIGN = 'https://evil.example.test';
const PREFLIGHT = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type,x-client' };

describe('a page of another origin', () => {
  let server: TestServer;
  let open: TestServer;
  let closed: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await TestServer.start({ settings: { WEFT_CORS_ORIGINS: `${OURS},http://localhost:5173` } });
    open = await TestServer.start({ settings: { WEFT_CORS_ORIGINS: '*' } });
    closed = await TestServer.start();
    token = await (await server.company().person('ada', 'Ada Byron').load({ withVectors: false })).token();
  });
  afterAll(async () => {
    for (const each of [server, open, closed]) await each.close();
  });

  const ask = (
    at: TestServer,
    origin: string,
    { path = '/graphql', method = 'POST', headers = {}, query = '{ employees { name } }' } = {},
  ) =>
    fetch(`${at.http.url}${path}`, {
      method,
      headers: { origin, 'content-type': 'application/json', ...headers },
      body: method === 'POST' ? JSON.stringify({ query }) : undefined,
    });
  const cors = ({ headers }: Response) =>
    Object.fromEntries([...headers].filter(([name]) => name === 'vary' || name.startsWith('access-control-')));

  it.each(['/graphql', '/graphql/stream'])('is told beforehand that it may ask %s, when it is named', async (path) => {
    const response = await ask(server, OURS, { path, method: 'OPTIONS', headers: PREFLIGHT });
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(cors(response)).toEqual({
      'access-control-allow-origin': OURS,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization,content-type,x-client',
      'access-control-expose-headers': 'X-Request-Id, WWW-Authenticate',
      'access-control-max-age': '600',
      vary: 'Origin, Access-Control-Request-Headers',
    });
  });

  it('may read answers and failures, with the request’s id', async () => {
    for (const authorization of [`Bearer ${token}`, 'Bearer bad'])
      for (const path of ['/graphql', '/graphql/stream']) {
        const response = await ask(server, OURS, { path, headers: { authorization, accept: 'text/event-stream, application/json' } });
        expect(await response.text()).toContain(authorization.endsWith('bad') ? 'UNAUTHENTICATED' : 'Ada Byron');
        expect(cors(response)).toMatchObject({
          'access-control-allow-origin': OURS,
          'access-control-expose-headers': 'X-Request-Id, WWW-Authenticate',
          vary: expect.stringMatching(/\borigin\b/i),
        });
        expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      }
  });

  it('gets nothing that its browser would show, when it is not named', async () => {
    for (const at of [server, closed]) {
      const preflight = await ask(at, FOREIGN, { method: 'OPTIONS', headers: PREFLIGHT });
      expect([preflight.status, (await preflight.json()).errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
      const response = await ask(at, FOREIGN, { headers: { authorization: `Bearer ${token}` } });
      for (const each of [preflight, response]) expect(cors(each)).toEqual({ vary: 'Origin' });
    }
  });

  it('may be any, without cookies, when all are named', async () => {
    const response = await ask(open, FOREIGN, { headers: { authorization: `Bearer ${token}` } });
    expect(cors(response)).toMatchObject({ 'access-control-allow-origin': '*' });
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('cannot make a request without a preflight, even when all are named', async () => {
    const response = await fetch(`${open.graphqlUrl}?query={__typename}`, {
      headers: { origin: FOREIGN, authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(400);
  });

  it.each([
    ['opens a WebSocket when it is named', () => server, OURS, true],
    ['opens a WebSocket when all are named', () => open, FOREIGN, true],
    ['opens none when it is not named', () => server, FOREIGN, false],
    ['opens none when no origin is named', () => closed, OURS, false],
  ])('%s', async (_what, at, origin, isOpened) => {
    const socket = new WebSocket(at().websocketUrl, 'graphql-transport-ws', { headers: { origin } });
    const outcome = await Promise.race([
      once(socket, 'open').then(() => 'open'),
      once(socket, 'unexpected-response').then(([, { statusCode }]) => statusCode as number),
    ]);
    expect(outcome).toBe(isOpened ? 'open' : 403);
    socket.terminate();
  });

  it('is the server’s own when it has its host', async () => {
    const socket = new WebSocket(closed.websocketUrl, 'graphql-transport-ws', { headers: { origin: closed.http.url } });
    await once(socket, 'open');
    socket.terminate();
  });
});
