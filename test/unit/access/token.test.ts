import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from '@jest/globals';
import { mintToken, verifyToken } from '../../../src/access/token.ts';
import { AppError } from '../../../src/errors.ts';

const SECRET = 'a secret of at least thirty-two characters';
const TENANT = `tn_${'0123456789abcdef'.repeat(2)}`;
const settings = { secret: SECRET };
const now = (): number => Math.floor(Date.now() / 1000);

/** A token with any header and claims, properly signed. */
function sign(claims: object, { header = { alg: 'HS256' }, secret = SECRET }: { header?: object; secret?: string } = {}): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${encode(header)}.${encode(claims)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

async function refusalOf(token: string, given = settings): Promise<string> {
  const error = await verifyToken(token, given).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).code).toBe('UNAUTHENTICATED');
  return (error as AppError).message;
}

describe('verifyToken', () => {
  it('reads what mintToken wrote', async () => {
    const token = await mintToken({ tenantId: TENANT, employee: 'emp_1', permissions: ['read', 'write'] }, 60, settings);
    const claims = await verifyToken(token, settings);
    expect(claims).toMatchObject({ tenantId: TENANT, employee: 'emp_1', permissions: ['read', 'write'] });
    expect(claims.expiresAt - now()).toBeGreaterThan(57);
  });

  it('reads a token that is good for a fraction of an hour', async () => {
    const token = await mintToken({ tenantId: TENANT, permissions: ['read'] }, 1_199.88, settings);
    expect(Number.isInteger((await verifyToken(token, settings)).expiresAt)).toBe(true);
  });

  it('lets a token without permissions read', async () => {
    expect((await verifyToken(sign({ tenantId: TENANT, exp: now() + 60 }), settings)).permissions).toEqual(['read']);
  });

  it.each([
    ['no exp', { tenantId: TENANT }, '"exp"'],
    ['no tenantId', { exp: 4_000_000_000 }, '"tenantId"'],
    ['a slug as tenantId', { tenantId: 'lumen-works', exp: 4_000_000_000 }, '"tenantId"'],
    ['a number as tenantId', { tenantId: 7, exp: 4_000_000_000 }, '"tenantId"'],
    ['a text as exp', { tenantId: TENANT, exp: 'never' }, '"exp"'],
    ['an empty sub', { tenantId: TENANT, sub: '', exp: 4_000_000_000 }, '"sub"'],
    ['a list as sub', { tenantId: TENANT, sub: ['a'], exp: 4_000_000_000 }, '"sub"'],
    ['an unknown permission', { tenantId: TENANT, permissions: ['admin'], exp: 4_000_000_000 }, '"permissions"'],
    ['a text as permissions', { tenantId: TENANT, permissions: 'write', exp: 4_000_000_000 }, '"permissions"'],
    ['nbf in the future', { tenantId: TENANT, nbf: 3_900_000_000, exp: 4_000_000_000 }, '"nbf"'],
  ])('refuses a token with %s and names the claim', async (_what, claims, named) => {
    expect(await refusalOf(sign(claims))).toContain(named);
  });

  it('refuses a token that is signed with another key', async () => {
    const token = await mintToken({ tenantId: TENANT, permissions: ['read'] }, 60, { secret: 'another secret of thirty-two characters' });
    expect(await refusalOf(token)).toBe('The token is not valid.');
  });

  it('refuses a token without a signature, and any algorithm but HS256', async () => {
    const claims = { tenantId: TENANT, exp: now() + 60 };
    const unsigned = sign(claims, { header: { alg: 'none' } });
    await refusalOf(unsigned);
    await refusalOf(`${unsigned.split('.').slice(0, 2).join('.')}.`);
    const other = await new SignJWT(claims).setProtectedHeader({ alg: 'HS512' }).sign(new TextEncoder().encode(SECRET.repeat(2)));
    await refusalOf(other, { secret: SECRET.repeat(2) });
  });

  it('refuses a token whose claims were changed after signing', async () => {
    const [header, , signature] = sign({ tenantId: TENANT, exp: now() + 60 }).split('.');
    const claims = Buffer.from(JSON.stringify({ tenantId: TENANT, exp: now() + 60, permissions: ['write'] })).toString('base64url');
    await refusalOf([header, claims, signature].join('.'));
  });

  it('allows for clocks that differ by half a minute, not more', async () => {
    await expect(verifyToken(sign({ tenantId: TENANT, exp: now() - 20 }), settings)).resolves.toMatchObject({ tenantId: TENANT });
    expect(await refusalOf(sign({ tenantId: TENANT, exp: now() - 40 }))).toBe('The token has expired.');
  });

  it('checks issuer and audience when they are configured', async () => {
    const strict = { secret: SECRET, issuer: 'weft', audience: 'api' };
    const good = await mintToken({ tenantId: TENANT, permissions: ['read'] }, 60, strict);
    await expect(verifyToken(good, strict)).resolves.toMatchObject({ tenantId: TENANT });
    expect(await refusalOf(sign({ tenantId: TENANT, exp: now() + 60, iss: 'other', aud: 'api' }), strict)).toContain('"iss"');
    expect(await refusalOf(sign({ tenantId: TENANT, exp: now() + 60, iss: 'weft' }), strict)).toContain('"aud"');
  });

  it.each(['', 'x', 'a.b.c', '....', 'null', 'Bearer x'])('refuses the garbage %j', async (token) => {
    expect(await refusalOf(token)).toBe('The token is not valid.');
  });

  it('refuses a very long token unread', async () => {
    expect(await refusalOf(sign({ tenantId: TENANT, exp: now() + 60, note: 'x'.repeat(10_000) }))).toBe('The token is too long.');
  });
});
