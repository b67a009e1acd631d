import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TavilyWebSearch } from '../../../../src/connectors/tavily/tavily-web-search.ts';
import type { TavilyOptions } from '../../../../src/connectors/tavily/tavily-web-search.ts';
import { createLogger } from '../../../../src/platform/logger.ts';
import { FOUND, FakeTavilyServer } from '../../../support/fake-tavily-server.ts';
import type { TavilyReply } from '../../../support/fake-tavily-server.ts';

const KEY = 'tvly-secret-of-the-test';
const DOWN = { kind: 'plain', status: 503, body: 'overloaded' } as const;

let server: FakeTavilyServer;
beforeAll(async () => {
  server = await FakeTavilyServer.start();
});
beforeEach(() => server.script());
afterAll(() => server.close());

function open(options: Partial<TavilyOptions> = {}): TavilyWebSearch {
  return new TavilyWebSearch({ url: server.url, apiKey: KEY, timeoutMs: 5_000, maximumResults: 4, ...options }, createLogger('silent'));
}

describe('TavilyWebSearch', () => {
  it('asks for the question with the key, and gives what is found', async () => {
    expect(await open().search('How long is the sunspot cycle?')).toEqual([
      { title: FOUND.title, url: FOUND.url, snippet: FOUND.content, score: FOUND.score },
    ]);
    expect(server.requests).toMatchObject([
      {
        path: '/search',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
        body: { query: 'How long is the sunspot cycle?', max_results: 4 },
      },
    ]);
  });

  it('sends no more of a question than the service takes', async () => {
    await open().search('x'.repeat(20_000));
    expect(server.requests[0]?.body.query).toHaveLength(400);
  });

  it('sends no authorization to a service that asks for none, and takes an address that ends with a stroke', async () => {
    await open({ apiKey: undefined, url: `${server.url}/v2/` }).search('tides');
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(server.requests[0]?.path).toBe('/v2/search');
  });

  it.each<TavilyReply>([DOWN, { kind: 'break' }, { kind: 'plain', status: 200, body: '<html>Bad gateway</html>' }])(
    'tries once more after %j',
    async (reply) => {
      server.script(reply);
      expect(await open().search('tides')).toHaveLength(1);
      expect(server.requests).toHaveLength(2);
    },
  );

  it('gives up after the second attempt', async () => {
    server.script(DOWN, DOWN);
    await expect(open().search('tides')).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: true });
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    [401, 'DEPENDENCY_UNAVAILABLE', 'WEB_SEARCH_API_KEY'],
    [403, 'DEPENDENCY_UNAVAILABLE', 'WEB_SEARCH_API_KEY'],
    [404, 'DEPENDENCY_UNAVAILABLE', 'WEB_SEARCH_URL'],
    [429, 'RATE_LIMITED', 'for now'],
  ])('does not ask again after %d, and says why without the words of the service', async (status, code, word) => {
    server.script({ kind: 'plain', status, body: `{"detail":"${KEY} is not good"}` });
    const failure = open().search('tides');
    await expect(failure).rejects.toMatchObject({ name: 'AppError', code, isRetryable: false, message: expect.stringContaining(word) });
    await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining(KEY) });
    expect(server.requests).toHaveLength(1);
  });

  it('does not carry the key to where a redirect leads', async () => {
    const moved = { kind: 'plain', status: 307, headers: { location: `${server.url}/elsewhere` }, body: '' } as const;
    server.script(moved, moved);
    await expect(open().search('tides')).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect(server.requests.map(({ path }) => path)).toEqual(['/search', '/search']);
  });

  it('does not read an answer without end', async () => {
    const endless: TavilyReply = { kind: 'plain', status: 200, body: `{"results":[],"more":"${'x'.repeat(2 ** 21)}"}` };
    server.script(endless, endless);
    await expect(open().search('tides')).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
  });

  it('stops at its deadline and ends the request', async () => {
    server.script({ kind: 'silence' });
    await expect(open({ timeoutMs: 150 }).search('tides')).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED', isRetryable: true });
    await server.untilAborted();
    expect(server.requests).toHaveLength(1);
  });

  it('ends the request when the caller leaves', async () => {
    server.script({ kind: 'silence' });
    const caller = new AbortController();
    const searching = open().search('tides', { signal: caller.signal });
    setTimeout(() => caller.abort(), 50);
    await expect(searching).rejects.toMatchObject({ code: 'CANCELLED' });
    await server.untilAborted();
  });

  it('asks no more after three failures in a row, so that nobody waits for a service that is away', async () => {
    server.script(...Array.from({ length: 6 }, () => DOWN));
    const web = open();
    for (let failure = 0; failure < 3; failure += 1)
      await expect(web.search('tides')).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    await expect(web.search('tides')).rejects.toMatchObject({ message: expect.stringContaining('has not answered lately') });
    expect(server.requests).toHaveLength(6);
  });
});
