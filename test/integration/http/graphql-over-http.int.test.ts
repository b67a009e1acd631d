import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { TestServer } from '../../support/test-server.ts';

jest.setTimeout(60_000);

/** The checks of the GraphQL over HTTP specification's own reference implementation, on the whole server. */
describe('GraphQL over HTTP', () => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await TestServer.start();
    token = await (await server.company().load({ withVectors: false })).token();
  });
  afterAll(() => server.close());

  const audit = async (headers: Record<string, string> = {}): Promise<string[]> => {
    const fetchFn = (url: string, request: RequestInit = {}) =>
      fetch(url, { ...request, headers: { authorization: `Bearer ${token}`, ...headers, ...(request.headers as Record<string, string>) } });
    const audits = serverAudits({ url: server.graphqlUrl, fetchFn });
    expect(audits).toHaveLength(61);
    const results = await Promise.all(audits.map(({ fn }) => fn()));
    return results.flatMap((result) => (result.status === 'ok' ? [] : [`${result.status}: ${result.id} ${result.name}`]));
  };

  it.each([['apollo-require-preflight'], ['x-apollo-operation-name']])('is kept in all 61 points with the header %s', async (name) => {
    expect(await audit({ [name]: 'audit' })).toEqual([]);
  });

  it('is kept in all but GET without such a header, because a foreign page could send that', async () => {
    const others = await audit();
    expect(others.map((result) => result.slice(0, 12))).toEqual(['notice: 5A70', 'notice: D6D5', 'notice: 6A70']);
    for (const result of others) expect(result).toMatch(/\bGETs?\b/);
  });
});
