import { describe, expect, it } from '@jest/globals';
import { createAdministration } from '../../../src/administration/administration.ts';
import type { Administration } from '../../../src/administration/administration.ts';
import { FakeTenantStore } from '../../support/fake-tenant-store.ts';

const LUMEN = { id: `tn_${'a'.repeat(32)}`, slug: 'lumen-works', name: 'Lumen Works' };
const schema = { applySchema: () => Promise.resolve(['migrations/1.cypher']), listPending: () => Promise.resolve([]) };
const administration = (...tenants: readonly (typeof LUMEN)[]): Administration =>
  createAdministration({ tenants: new FakeTenantStore(tenants), schema });

describe('the administration', () => {
  it('makes a tenant once', async () => {
    const given = administration();
    expect(await given.ensureTenant('new')).toMatchObject({ slug: 'new', name: 'new' });
    expect(await given.ensureTenant('new', 'Other')).toMatchObject({ name: 'new' });
    expect(await given.listTenants()).toHaveLength(1);
  });

  it('refuses a slug that is none', async () => {
    await expect(administration().ensureTenant('Lumen Works')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('names the tenants there are when one is not found', async () => {
    await expect(administration(LUMEN).findTenant('lumen')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('There are: lumen-works.'),
    });
    await expect(administration().findTenant('lumen')).rejects.toThrow(/There is none yet/);
    expect(await administration(LUMEN).findTenant('lumen-works')).toEqual(LUMEN);
  });

  it('names whom it does not find', async () => {
    await expect(administration(LUMEN).findEmployee(LUMEN, 'eve')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('"eve"'),
    });
  });

  it('gives the migrations that were applied now', async () => {
    expect(await administration().migrate()).toEqual(['migrations/1.cypher']);
    expect(await administration().listPendingMigrations()).toEqual([]);
  });
});
