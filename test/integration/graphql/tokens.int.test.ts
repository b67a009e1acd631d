import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { TOKEN_SECRET } from '../../support/real-app.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer, codeOf } from '../../support/test-server.ts';
import { closingOf } from '../../support/websocket-client.ts';

jest.setTimeout(60_000);

const NAMES = '{ employees { name } }';
const OTHER_KEY = 'another key that is as long as the good one';

const sign = (claims: Record<string, unknown>, { key = TOKEN_SECRET, alg = 'HS256' } = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));
const inAnHour = () => Math.floor(Date.now() / 1000) + 3_600;

describe('a token', () => {
  let server: TestServer;
  let company: Company;
  beforeAll(async () => {
    server = await TestServer.start();
    company = await server.company().person('ada', 'Ada Byron').load({ withVectors: false });
  });
  afterAll(() => server.close());

  const BAD: [string, () => Promise<string> | string][] = [
    ['an empty one', () => ''],
    ['garbage', () => 'garbage'],
    ['three parts of garbage', () => 'a.b.c'],
    ['one without a signature (alg none)', () => new UnsecuredJWT({ tenantId: company.tenant.id, exp: inAnHour() }).encode()],
    ['one signed with another key', () => sign({ tenantId: company.tenant.id, exp: inAnHour() }, { key: OTHER_KEY })],
    [
      'one signed with another algorithm',
      () => sign({ tenantId: company.tenant.id, exp: inAnHour() }, { alg: 'HS512', key: TOKEN_SECRET.repeat(2) }),
    ],
    ['one that has expired', () => sign({ tenantId: company.tenant.id, exp: 1_000_000_000 })],
    ['one that never expires', () => sign({ tenantId: company.tenant.id })],
    ['one without a tenant', () => sign({ exp: inAnHour() })],
    ['one of an unknown tenant', () => sign({ tenantId: `tn_${'0'.repeat(32)}`, exp: inAnHour() })],
    ['one with the tenant’s slug in place of its id', () => sign({ tenantId: company.tenant.slug, exp: inAnHour() })],
    ['one with a list of tenants', () => sign({ tenantId: [company.tenant.id], exp: inAnHour() })],
    ['one with an object for a tenant', () => sign({ tenantId: { ne: 'x' }, exp: inAnHour() })],
    ['one with a number for a tenant', () => sign({ tenantId: 1, exp: inAnHour() })],
    ['one with null for a tenant', () => sign({ tenantId: null, exp: inAnHour() })],
    ['one with a blank before the tenant', () => sign({ tenantId: ` ${company.tenant.id}`, exp: inAnHour() })],
    ['one with NUL after the tenant', () => sign({ tenantId: `${company.tenant.id}\0`, exp: inAnHour() })],
    ['one of an unknown employee', () => sign({ tenantId: company.tenant.id, sub: 'nobody', exp: inAnHour() })],
    ['one with unknown permissions', () => sign({ tenantId: company.tenant.id, permissions: ['everything'], exp: inAnHour() })],
    ['one of 9 kB', () => sign({ tenantId: company.tenant.id, exp: inAnHour(), filler: 'x'.repeat(9_000) })],
  ];

  it.each(BAD)('is refused over HTTP when it is %s', async (_what, make) => {
    const reply = await server.query(await make(), NAMES);
    expect([reply.status, codeOf(reply), reply.body.data]).toEqual([401, 'UNAUTHENTICATED', undefined]);
  });

  it.each(BAD)('is refused over WebSocket when it is %s, in words and with a code of its own', async (_what, make) => {
    const { code, reason } = await closingOf(server.websocketUrl, [
      { type: 'connection_init', payload: { Authorization: `Bearer ${await make()}` } },
    ]);
    // Only a token that has run out is worth coming back for: with a new one.
    expect(code).toBe(reason === 'The token has expired.' ? 4403 : 4401);
    expect(reason).toMatch(/token/i);
  });

  it('is asked for when there is none', async () => {
    const reply = await server.query(undefined, NAMES);
    expect([reply.status, codeOf(reply), reply.headers.get('www-authenticate')]).toEqual([401, 'UNAUTHENTICATED', 'Bearer']);
    expect(await closingOf(server.websocketUrl, [{ type: 'connection_init' }])).toMatchObject({
      code: 4401,
      reason: expect.stringMatching(/No token/),
    });
  });

  it('counts only in its header: not in the address, and no other header names a tenant', async () => {
    const other = await server.company('other').person('eve', 'Eve Other').load({ withVectors: false });
    const search = `query=${encodeURIComponent(NAMES)}&token=${await company.token()}`;
    expect((await server.get(`/graphql?${search}`, { 'apollo-require-preflight': '1' })).status).toBe(401);
    const reply = await server.post(await company.token(), JSON.stringify({ query: NAMES }), { 'x-tenant-id': other.tenant.id });
    expect(reply.body.data).toEqual({ employees: [{ name: 'Ada Byron' }] });
  });

  it('without the permission to write may read but change nothing', async () => {
    const token = await company.token('ada', ['read']);
    expect((await server.query(token, NAMES)).body.data).toEqual({ employees: [{ name: 'Ada Byron' }] });
    const write = 'mutation { ingestDocuments(input: { documents: [{ externalId: "a", text: "b" }] }) { documents { externalId } } }';
    const reply = await server.query(token, write);
    expect([codeOf(reply), reply.body.data]).toEqual(['FORBIDDEN', null]);
    expect((await server.query(token, '{ documents { title } }')).body.data).toEqual({ documents: [] });
  });

  it('without any permission shows who it is and nothing else', async () => {
    const token = await company.token('ada', []);
    const viewer = '{ viewer { tenant { slug } permissions scopes } }';
    expect((await server.query(token, viewer)).body.data?.viewer).toMatchObject({ tenant: { slug: company.tenant.slug }, permissions: [] });
    for (const query of [NAMES, '{ viewer { employee { name } } }', '{ search(input: { query: "Ada" }) { hits { id } } }']) {
      const reply = await server.query(token, query);
      expect(codeOf(reply)).toBe('FORBIDDEN');
      expect(reply.text).not.toContain('Ada Byron');
    }
  });
});
