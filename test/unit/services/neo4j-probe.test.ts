import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { NEO4J } from '../../../src/services/neo4j.ts';
import { testConfig } from '../../support/test-config.ts';

/** A server that answers as Neo4j's HTTP endpoint does to the user whose password it has. */
describe('the probe of the local Neo4j', () => {
  let password: string;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const given = Buffer.from(request.headers.authorization?.slice(6) ?? '', 'base64')
      .toString()
      .split(':')[1];
    request.setEncoding('utf8').on('data', (body: string) => {
      asked.push(request.url ?? '');
      if (given !== password) return response.writeHead(401).end('{"errors":[{}]}');
      const { statements } = JSON.parse(body) as { statements: { statement: string; parameters?: { new: string } }[] };
      password = statements[0]?.parameters?.new ?? password;
      return response.end(JSON.stringify({ results: [], errors: [] }));
    });
  });

  afterEach(() => {
    server.close();
    asked.length = 0;
  });

  async function probe(): Promise<string> {
    if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return NEO4J.probe({ config: testConfig({}), ports: { bolt: 1, http: port }, password: 'generated' }, AbortSignal.timeout(5_000));
  }

  it('changes the factory password at the first login and is healthy afterwards', async () => {
    password = 'neo4j';
    expect(await probe()).toBe('waiting');
    expect(password).toBe('generated');
    expect(await probe()).toBe('healthy');
    expect(asked).toEqual(['/db/neo4j/tx/commit', '/db/system/tx/commit', '/db/neo4j/tx/commit']);
  });

  it('says what to do when the data has yet another password', async () => {
    password = 'of another day';
    await expect(probe()).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('weft services reset') });
  });

  it('waits while nobody listens', async () => {
    const context = { config: testConfig({}), ports: { bolt: 1, http: 1 }, password: 'generated' };
    expect(await NEO4J.probe(context, AbortSignal.timeout(5_000))).toBe('waiting');
  });
});
