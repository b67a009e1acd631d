import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { UnsecuredJWT } from 'jose';
import { mintToken } from '../../../src/access/token.ts';
import { TOKEN_SECRET } from '../../support/real-app.ts';
import { IdentityProvider, makeKey } from '../../support/identity-provider.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer } from '../../support/test-server.ts';
import { codeOfResult, sendBy } from '../../support/transports.ts';
import { closingOf } from '../../support/websocket-client.ts';

jest.setTimeout(60_000);

const VIEWER = '{ viewer { employee { name } permissions } }';
const NAMES = '{ employees { name } }';
const inAnHour = () => Math.floor(Date.now() / 1_000) + 3_600;

describe('with an identity provider', () => {
  let provider: IdentityProvider;
  let server: TestServer;
  let company: Company;
  beforeAll(async () => {
    provider = await IdentityProvider.start();
    server = await TestServer.start({
      settings: {
        WEFT_JWT_JWKS_URL: provider.url,
        WEFT_JWT_ISSUER: IdentityProvider.ISSUER,
        WEFT_JWT_AUDIENCE: IdentityProvider.AUDIENCE,
        WEFT_JWT_JWKS_COOLDOWN_MS: '100',
        WEFT_JWT_JWKS_TIMEOUT_MS: '500',
      },
    });
    company = await server.company().person('ada', 'Ada Byron').load({ withVectors: false });
  });
  afterAll(async () => {
    await server.close();
    await provider.close();
  });

  const claimsOf = (given: object = {}) => ({ tenantId: company.tenant.id, sub: 'ada', permissions: ['read'], ...given });

  it.each(['HTTP', 'WebSocket', 'server-sent events'] as const)('its token is good over %s', async (transport) => {
    const token = await provider.token(claimsOf());
    expect(await sendBy(transport, server, { token, query: VIEWER })).toEqual({
      data: { viewer: { employee: { name: 'Ada Byron' }, permissions: ['READ'] } },
    });
  });

  const REFUSED: [string, () => Promise<string> | string][] = [
    ['has expired', () => provider.token(claimsOf({ exp: 1_000_000_000 }))],
    ['is not good yet', () => provider.token(claimsOf({ nbf: inAnHour() }))],
    ['is of another issuer', () => provider.token(claimsOf({ iss: 'https://elsewhere.example.test/' }))],
    ['is for another service', () => provider.token(claimsOf({ aud: 'another' }))],
    ['is signed with another key', async () => provider.token(claimsOf(), { key: await makeKey() })],
    ['has no tenant', () => provider.token(claimsOf({ tenantId: undefined }))],
    ['has a tenant that does not exist', () => provider.token(claimsOf({ tenantId: `tn_${'0'.repeat(32)}` }))],
    ['has an employee who does not exist', () => provider.token(claimsOf({ sub: 'nobody' }))],
    ['is not signed', () => new UnsecuredJWT({ ...claimsOf(), exp: inAnHour() }).encode()],
    ['is signed with the public key as if it were a secret', () => provider.tokenOfPublicKey({ ...claimsOf(), exp: inAnHour() })],
    ['is signed with the local key', () => localToken()],
  ];

  /** Everything about it is right but who signed it. */
  const localToken = (): Promise<string> => {
    const settings = { secret: TOKEN_SECRET, issuer: IdentityProvider.ISSUER, audience: IdentityProvider.AUDIENCE };
    return mintToken({ tenantId: company.tenant.id, employee: 'ada', permissions: ['read'] }, 3_600, settings);
  };

  it.each(REFUSED)('a token that %s is refused in words, over every transport', async (_what, make) => {
    const token = await make();
    for (const transport of ['HTTP', 'server-sent events'] as const) {
      const { data, errors } = await sendBy(transport, server, { token, query: NAMES });
      expect([data, errors?.[0]?.extensions?.code]).toEqual([undefined, 'UNAUTHENTICATED']);
      expect(errors?.[0]?.message).toMatch(/^The token\b/);
    }
    const closing = await closingOf(server.websocketUrl, [{ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } }]);
    expect(closing.reason).toMatch(/^The token\b/);
    expect(closing.code).toBe(closing.reason === 'The token has expired.' ? 4403 : 4401);
  });

  it('a key that it changes is followed, and while it is down known keys stay good', async () => {
    await provider.rotate();
    await sleep(100);
    const token = await provider.token(claimsOf());
    expect((await sendBy('HTTP', server, { token, query: VIEWER })).errors).toBeUndefined();

    provider.mode = 'silent';
    await sleep(100);
    expect((await sendBy('HTTP', server, { token, query: VIEWER })).errors).toBeUndefined();
    const unknown = await provider.token(claimsOf(), { key: await makeKey() });
    for (const transport of ['HTTP', 'server-sent events'] as const)
      expect(codeOfResult(await sendBy(transport, server, { token: unknown, query: VIEWER }))).toBe('DEPENDENCY_UNAVAILABLE');
    // 1013: come again later.
    expect(await closingOf(server.websocketUrl, [{ type: 'connection_init', payload: { token: unknown } }])).toMatchObject({ code: 1013 });
    provider.mode = 'up';
  });

  it('a WebSocket ends with its token', async () => {
    const token = await provider.token(claimsOf({ exp: Math.floor(Date.now() / 1_000) + 2 }));
    const begin = Date.now();
    expect(await closingOf(server.websocketUrl, [{ type: 'connection_init', payload: { token } }])).toEqual({
      code: 4403,
      reason: 'The token has expired.',
    });
    expect(Date.now() - begin).toBeLessThan(5_000);
  });

  it('the command that mints tokens says where they come from now', async () => {
    await expect(company.token('ada')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('WEFT_JWT_ACCEPT_LOCAL'),
    });
  });
});
