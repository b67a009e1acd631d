import { isSlug } from '../domain/ids.ts';
import type { Tenant } from '../domain/tenant.ts';
import { AppError } from '../errors.ts';
import type { SchemaStore } from '../stores/schema-store.ts';
import type { Asker, TenantStore } from '../stores/tenant-store.ts';

type Cancellable = { signal?: AbortSignal };

/** What operators do: the graph's schema, and the register of tenants. */
export interface Administration {
  /** Constraints, indexes and migrations. Returns the migrations applied now. */
  migrate(options?: Cancellable & { onApply?: (name: string) => void }): Promise<string[]>;
  listPendingMigrations(options?: Cancellable): Promise<string[]>;
  /** @throws AppError BAD_INPUT when the slug is malformed */
  ensureTenant(slug: string, name?: string, options?: Cancellable): Promise<Tenant>;
  /** @throws AppError NOT_FOUND, naming the tenants there are */
  findTenant(slug: string, options?: Cancellable): Promise<Tenant>;
  listTenants(options?: Cancellable): Promise<Tenant[]>;
  /** Somebody of a tenant by id, handle, e-mail address or name. @throws AppError NOT_FOUND */
  findEmployee(tenant: Tenant, employee: string, options?: Cancellable): Promise<Asker>;
}

export function createAdministration({ tenants, schema }: { tenants: TenantStore; schema: SchemaStore }): Administration {
  return {
    migrate: (options) => schema.applySchema(options),
    listPendingMigrations: (options) => schema.listPending(options),
    async ensureTenant(slug, name = slug, options = {}) {
      if (!isSlug(slug)) {
        throw new AppError('BAD_INPUT', `"${slug}" is no tenant slug: 1 to 63 of a-z, 0-9 and inner hyphens, e.g. lumen-works.`);
      }
      return tenants.ensureTenant(slug, name, options);
    },
    async findTenant(slug, options) {
      const tenant = await tenants.findTenant({ slug }, options);
      if (tenant !== undefined) return tenant;
      const known = (await tenants.listTenants(options)).map((other) => other.slug);
      const hint = known.length === 0 ? 'There is none yet: load one with weft ingest.' : `There are: ${known.join(', ')}.`;
      throw new AppError('NOT_FOUND', `There is no tenant "${slug}". ${hint}`);
    },
    listTenants: (options) => tenants.listTenants(options),
    async findEmployee(tenant, employee, options) {
      const asker = await tenants.findAsker(tenant.id, employee, options);
      if (asker === undefined)
        throw new AppError('NOT_FOUND', `Nobody at ${tenant.slug} has the id, handle, e-mail address or name "${employee}".`);
      return asker;
    },
  };
}
