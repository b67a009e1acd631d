import type { Scope } from '../domain/scope.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { StoreOptions } from './store-options.ts';

/** The register of tenants and of who belongs to them. It serves the system itself, so it takes no principal. */
export interface TenantStore {
  /** Finds the tenant with this slug, making it when there is none. Two at once make one. */
  ensureTenant(slug: string, name: string, options?: StoreOptions): Promise<Tenant>;
  findTenant(by: { id: string } | { slug: string }, options?: StoreOptions): Promise<Tenant | undefined>;
  listTenants(options?: StoreOptions): Promise<Tenant[]>;
  /** Finds an employee by graph id, external id, handle, e-mail address or exact name, and everything visible to them. */
  findAsker(tenantId: string, employee: string, options?: StoreOptions): Promise<Asker | undefined>;
  /** Records which model makes the tenant's vectors. */
  setEmbeddingModel(tenantId: string, model: string, options?: StoreOptions): Promise<void>;
}

export interface Asker {
  readonly employeeId: string;
  readonly name: string;
  /** `tenant`, the employee's own scope, and those of the employee's projects and groups. */
  readonly scopes: readonly Scope[];
}
