import { describe, expect, it } from '@jest/globals';
import { authenticate } from '../../../src/access/authenticate.ts';
import { mintToken } from '../../../src/access/token.ts';
import type { Asker } from '../../../src/stores/tenant-store.ts';
import { FakeTenantStore } from '../../support/fake-tenant-store.ts';

const token = { secret: 'a secret of at least thirty-two characters' };
const tenant = { id: `tn_${'a'.repeat(32)}`, slug: 'lumen-works', name: 'Lumen Works' };
const ada: Asker = { employeeId: 'emp_1', name: 'Ada Byron', scopes: ['tenant', 'employee:emp_1', 'project:prj_1'] };

function dependencies(): { tenants: FakeTenantStore; token: typeof token } {
  return { tenants: new FakeTenantStore([tenant], new Map([['ada', ada]])), token };
}

describe('authenticate', () => {
  it('gives an employee what the graph says is visible to them now', async () => {
    const given = dependencies();
    const text = await mintToken({ tenantId: tenant.id, employee: 'ada', permissions: ['write'] }, 60, token);
    const session = await authenticate(given, text);
    expect(session).toMatchObject({
      tenant,
      employeeName: 'Ada Byron',
      principal: { tenantId: tenant.id, employeeId: 'emp_1', scopes: ada.scopes },
    });
    expect([...session.permissions]).toEqual(['write']);
    given.tenants.askers.set('ada', { ...ada, scopes: ['tenant', 'employee:emp_1'] });
    expect((await authenticate(given, text)).principal.scopes).toEqual(['tenant', 'employee:emp_1']);
  });

  it("lets the tenant's own token see what everybody sees", async () => {
    const session = await authenticate(dependencies(), await mintToken({ tenantId: tenant.id, permissions: ['read'] }, 60, token));
    expect(session.principal).toEqual({ tenantId: tenant.id, scopes: ['tenant'] });
    expect(session.employeeName).toBeUndefined();
    expect(session.expiresAt).toBeGreaterThan(Date.now());
  });

  it.each([
    ['a tenant that is not known', { tenantId: `tn_${'b'.repeat(32)}`, permissions: ['read'] as const }],
    [
      'an employee who is not known, rather than let them in as the tenant',
      { tenantId: tenant.id, employee: 'eve', permissions: ['read'] as const },
    ],
  ])('refuses a token of %s', async (_what, claims) => {
    await expect(authenticate(dependencies(), await mintToken(claims, 60, token))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('asks the graph nothing for a token that is not valid', async () => {
    const given = dependencies();
    await expect(authenticate(given, 'garbage')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(given.tenants.calls).toBe(0);
  });
});
