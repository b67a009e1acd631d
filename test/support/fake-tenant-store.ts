import { TENANT_SCOPE } from '../../src/domain/scope.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { Asker, TenantStore } from '../../src/stores/tenant-store.ts';

/** A register of tenants in memory. Askers are found by the words that the map says. */
export class FakeTenantStore implements TenantStore {
  readonly askers: Map<string, Asker>;
  readonly tenants: Tenant[];
  calls = 0;

  constructor(tenants: readonly Tenant[], askers: ReadonlyMap<string, Asker> = new Map()) {
    this.tenants = [...tenants];
    this.askers = new Map(askers);
  }

  ensureTenant(slug: string, name: string): Promise<Tenant> {
    const known = this.tenants.find((tenant) => tenant.slug === slug);
    const tenant = known ?? { id: `tn_${String(this.tenants.length).padStart(32, '0')}`, slug, name };
    if (known === undefined) this.tenants.push(tenant);
    return Promise.resolve(tenant);
  }

  findTenant(by: { id: string } | { slug: string }): Promise<Tenant | undefined> {
    this.calls += 1;
    return Promise.resolve(this.tenants.find((tenant) => ('id' in by ? tenant.id === by.id : tenant.slug === by.slug)));
  }

  listTenants(): Promise<Tenant[]> {
    return Promise.resolve([...this.tenants]);
  }

  findAsker(_tenantId: string, employee: string): Promise<Asker | undefined> {
    return Promise.resolve(this.askers.get(employee));
  }

  setEmbeddingModel(tenantId: string, model: string): Promise<void> {
    const place = this.tenants.findIndex((tenant) => tenant.id === tenantId);
    const tenant = this.tenants[place];
    if (tenant !== undefined) this.tenants[place] = { ...tenant, embeddingModel: model };
    return Promise.resolve();
  }
}

/** What everybody of a tenant sees. */
export const SOMEBODY = { tenantId: `tn_${'0'.repeat(32)}`, scopes: [TENANT_SCOPE] } as const;
