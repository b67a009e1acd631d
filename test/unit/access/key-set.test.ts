import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnsecuredJWT } from 'jose';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeySet } from '../../../src/access/key-set.ts';
import { mintToken, verifyToken } from '../../../src/access/token.ts';
import type { TokenSettings } from '../../../src/access/token.ts';
import { IdentityProvider, makeKey } from '../../support/identity-provider.ts';

const SECRET = 'a secret of at least thirty-two characters';
const TENANT = `tn_${'0123456789abcdef'.repeat(2)}`;
const COOLDOWN_MS = 150;

describe('tokens of an identity provider', () => {
  let provider: IdentityProvider;
  let settings: TokenSettings;
  beforeEach(async () => {
    provider = await IdentityProvider.start();
    settings = settingsWith({});
  });
  afterEach(() => provider.close());

  const settingsWith = (given: {
    cooldownMs?: number;
    maximumAgeMs?: number;
    isLocalKeyAccepted?: boolean;
    tenantClaim?: string;
  }): TokenSettings => ({
    secret: SECRET,
    issuer: IdentityProvider.ISSUER,
    audience: IdentityProvider.AUDIENCE,
    isLocalKeyAccepted: false,
    keySet: new KeySet({ url: provider.url, timeoutMs: 200, cooldownMs: COOLDOWN_MS, maximumAgeMs: 60_000, ...given }),
    ...given,
  });
  const verify = (token: string) => verifyToken(token, settings);
  const good = () => provider.token({ tenantId: TENANT, sub: 'ada' });

  it('are good, and the keys are read once for all of them', async () => {
    const tokens = await Promise.all([good(), good(), good()]);
    for (const claims of await Promise.all(tokens.map(verify))) expect(claims).toMatchObject({ tenantId: TENANT, employee: 'ada' });
    await verify(await good());
    expect(provider.requests).toBe(1);
  });

  it('may hold the tenant in a claim of another name', async () => {
    settings = settingsWith({ tenantClaim: 'https://example.test/tenant' });
    expect(await verify(await provider.token({ 'https://example.test/tenant': TENANT }))).toMatchObject({ tenantId: TENANT });
    await expect(verify(await good())).rejects.toMatchObject({ message: expect.stringContaining('"https://example.test/tenant"') });
  });

  it.each([
    ['of another issuer', { iss: 'https://login.example.test/other' }, /"iss"/],
    ['for another service', { aud: 'another' }, /"aud"/],
    ['without an audience', { aud: undefined }, /"aud"/],
    ['that has expired', { exp: 1_000_000_000 }, /expired/],
    ['that is not good yet', { nbf: 4_000_000_000 }, /"nbf"/],
    ['without a tenant', { tenantId: undefined }, /"tenantId"/],
    ['with an object for a tenant', { tenantId: { ne: 'x' } as never }, /"tenantId"/],
  ])('are refused in words: one %s', async (_what, claims, words) => {
    const token = await provider.token({ tenantId: TENANT, ...claims });
    await expect(verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: expect.stringMatching(words) });
  });

  it('are refused when another key signed them, whatever key they name', async () => {
    const stranger = await makeKey();
    await expect(verify(await provider.token({ tenantId: TENANT }, { key: stranger }))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const [, claims, signature] = (await good()).split('.');
    const [header] = (await provider.token({ tenantId: TENANT, sub: 'eve' })).split('.');
    expect(await verify([header, claims, signature].join('.'))).toMatchObject({ employee: 'ada' });
    const forged = { ...stranger, id: JSON.parse(Buffer.from(header ?? '', 'base64url').toString()).kid as string };
    await expect(verify(await provider.token({ tenantId: TENANT }, { key: forged }))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('are never taken for tokens of a secret, nor the other way about', async () => {
    const claims = { tenantId: TENANT, iss: IdentityProvider.ISSUER, aud: IdentityProvider.AUDIENCE, exp: 4_000_000_000 };
    settings = settingsWith({ isLocalKeyAccepted: true });
    await expect(verify(await provider.tokenOfPublicKey(claims))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(verify(new UnsecuredJWT(claims).encode())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(verifyToken(await good(), { ...settings, keySet: undefined })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'The token is signed in a way that is not accepted here.',
    });
  });

  it('stand alone unless tokens of the local key are accepted too', async () => {
    const both = settingsWith({ isLocalKeyAccepted: true });
    const local = await mintToken({ tenantId: TENANT, permissions: ['read'] }, 60, both);
    expect(await verifyToken(local, both)).toMatchObject({ tenantId: TENANT });
    await expect(verify(local)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(mintToken({ tenantId: TENANT, permissions: ['read'] }, 60, settings)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('WEFT_JWT_ACCEPT_LOCAL'),
    });
  });

  it('are good with a new key once the cooldown is over, and no longer with the old one', async () => {
    await verify(await good());
    const old = await provider.rotate();
    await sleep(COOLDOWN_MS);
    expect(await verify(await good())).toMatchObject({ tenantId: TENANT });
    await expect(verify(await provider.token({ tenantId: TENANT }, { key: old }))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('with invented keys do not become requests to the provider', async () => {
    settings = settingsWith({ cooldownMs: 60_000 });
    await verify(await good());
    const stranger = await makeKey();
    for (let count = 0; count < 5; count += 1) {
      const token = await provider.token({ tenantId: TENANT }, { key: { ...stranger, id: `invented-${count}` } });
      await expect(verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(provider.requests).toBe(1);
  });

  it.each(['failing', 'garbage', 'silent'] as const)('go on with the keys that are known while the provider is %s', async (mode) => {
    settings = settingsWith({ maximumAgeMs: 1 });
    await verify(await good());
    await sleep(COOLDOWN_MS);
    provider.mode = mode;
    const begin = performance.now();
    expect(await verify(await good())).toMatchObject({ tenantId: TENANT });
    // The old keys are used while new ones are asked for.
    expect(performance.now() - begin).toBeLessThan(150);
    const unknown = await provider.token({ tenantId: TENANT }, { key: await makeKey() });
    await expect(verify(unknown)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: true });
    expect(await verify(await good())).toMatchObject({ tenantId: TENANT });
  });

  it('cannot be checked while the provider has never answered, and can as soon as it does', async () => {
    provider.mode = 'failing';
    await expect(verify(await good())).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    await expect(verify(await good())).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect(provider.requests).toBe(1);
    provider.mode = 'up';
    await sleep(COOLDOWN_MS);
    expect(await verify(await good())).toMatchObject({ tenantId: TENANT });
  });
});
