import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { realConfig } from '../../support/real-app.ts';
import { TcpProxy } from '../../support/tcp-proxy.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer, codeOf } from '../../support/test-server.ts';
import { closingOf } from '../../support/websocket-client.ts';

jest.setTimeout(60_000);

const SEARCH = '{ search(input: { query: "Which cogs does the engine turn?" }) { degraded hits { document { title } } } }';
const ANSWER = '{ answer(input: { question: "Which cogs does the engine turn?" }) { degraded text } }';

describe('with a service away', () => {
  const proxies = new Map<'NEO4J_URI' | 'CHROMA_URL' | 'REDIS_URL', TcpProxy>();
  let server: TestServer;
  let company: Company;
  let token: string;

  beforeAll(async () => {
    const { neo4j, chroma, redis } = realConfig();
    const settings: Record<string, string> = {};
    for (const [name, url] of Object.entries({ NEO4J_URI: neo4j.uri, CHROMA_URL: chroma.url, REDIS_URL: redis.url })) {
      const proxy = await TcpProxy.open(url ?? '');
      proxies.set(name as 'NEO4J_URI', proxy);
      settings[name] = proxy.through(url ?? '');
    }
    server = await TestServer.start({
      settings: { ...settings, CHROMA_TIMEOUT_MS: '1000', NEO4J_PING_TIMEOUT_MS: '1000', NEO4J_QUERY_TIMEOUT_MS: '10000' },
    });
    company = await server.company().person('ada', 'Ada Byron').document('plan', '# Plan\n\nThe engine turns brass cogs.').load();
    token = await company.token('ada');
  });
  afterEach(async () => {
    for (const proxy of proxies.values()) await proxy.set('pass');
  });
  afterAll(async () => {
    await server.close();
    for (const proxy of proxies.values()) await proxy.close();
  });

  const readiness = async () => {
    const { status, text } = await server.get('/readyz');
    return { status, body: JSON.parse(text) as unknown };
  };
  /** Until it answers as it did before, without anybody's help. */
  const comesBack = async (isBack: () => Promise<boolean>): Promise<void> => {
    const end = Date.now() + 20_000;
    while (!(await isBack())) if (Date.now() > end) throw new Error('It did not come back.');
  };

  it.each([['refuse'], ['pause']] as const)(
    'Neo4j (%s): every operation ends with a code within two seconds, and comes back alone',
    async (mode) => {
      await proxies.get('NEO4J_URI')?.set(mode);
      for (const query of [SEARCH, ANSWER, '{ employees { name } }', '{ __typename }']) {
        const begin = performance.now();
        const reply = await server.query(token, query);
        expect(performance.now() - begin).toBeLessThan(2_000);
        // A paused server takes the connection and never answers: that may be noticed by either deadline.
        expect(['503 DEPENDENCY_UNAVAILABLE', '504 DEADLINE_EXCEEDED']).toContain(`${reply.status} ${String(codeOf(reply))}`);
        expect(reply.text).not.toMatch(/bolt|ECONN|127\.0\.0\.1|stack/);
      }
      expect(await closingOf(server.websocketUrl, [{ type: 'connection_init', payload: { token } }])).toMatchObject({ code: 1013 });
      expect(await readiness()).toMatchObject({
        status: 503,
        body: { status: 'unavailable', dependencies: { neo4j: { state: 'down' }, chroma: { state: 'up' } } },
      });
      expect((await server.get('/livez')).status).toBe(200);
      await proxies.get('NEO4J_URI')?.set('pass');
      await comesBack(async () => (await server.query(token, '{ employees { name } }')).body.errors === undefined);
      expect(await readiness()).toMatchObject({ status: 200, body: { status: 'ready' } });
    },
  );

  it('Chroma: search and answer go on without vectors and say so', async () => {
    await proxies.get('CHROMA_URL')?.set('refuse');
    const { data, errors } = (await server.query(token, SEARCH)).body;
    expect(errors).toBeUndefined();
    expect(data?.search).toEqual({ degraded: ['VECTORS'], hits: [{ document: { title: 'plan' } }] });
    expect((await server.query(token, ANSWER)).body.data?.answer).toMatchObject({
      degraded: ['VECTORS'],
      text: expect.stringContaining('brass cogs'),
    });
    expect((await server.query(token, SEARCH)).body.data?.search.degraded).toEqual(['VECTORS']);
    expect(await readiness()).toMatchObject({
      status: 200,
      body: { status: 'degraded', dependencies: { chroma: { state: 'down', circuit: 'open' } } },
    });
    await proxies.get('CHROMA_URL')?.set('pass');
    await comesBack(async () => (await server.query(token, SEARCH)).body.data?.search.degraded.length === 0);
    expect(await readiness()).toMatchObject({ body: { status: 'ready', dependencies: { chroma: { state: 'up', circuit: 'closed' } } } });
  });

  it.each([['refuse'], ['pause']] as const)('Redis (%s): everything goes on', async (mode) => {
    await proxies.get('REDIS_URL')?.set(mode);
    expect((await server.query(token, SEARCH)).body.data?.search).toMatchObject({ degraded: [], hits: [{ document: { title: 'plan' } }] });
    expect(await readiness()).toMatchObject({ status: 200, body: { status: 'degraded', dependencies: { redis: { state: 'down' } } } });
  });
});
