import { newTenantId } from '../../domain/ids.ts';
import { TENANT_SCOPE } from '../../domain/scope.ts';
import type { Tenant } from '../../domain/tenant.ts';
import { AppError } from '../../errors.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Asker, TenantStore } from '../tenant-store.ts';
import type { Executor } from './executor.ts';

type TenantRow = { id: string; slug: string; name: string; embeddingModel: string | null };
type AskerRow = { employeeId: string; name: string; precision: number; projectIds: string[]; groupIds: string[] };

export class Neo4jTenantStore implements TenantStore {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async ensureTenant(slug: string, name: string, options: StoreOptions = {}): Promise<Tenant> {
    const parameters = { tenantId: newTenantId(), slug, name };
    const query = 'administration/ensure-tenant';
    const [row] = await this.#executor.write(query, (run) => run<TenantRow>(query, parameters), options.signal);
    if (row === undefined) throw new AppError('INTERNAL', `The tenant ${slug} was not written.`);
    return toTenant(row);
  }

  async findTenant(by: { id: string } | { slug: string }, options: StoreOptions = {}): Promise<Tenant | undefined> {
    const parameters = 'id' in by ? { tenantId: by.id, slug: null } : { tenantId: null, slug: by.slug };
    const [row] = await this.#executor.read<TenantRow>('administration/find-tenant', parameters, options.signal);
    return row && toTenant(row);
  }

  async listTenants(options: StoreOptions = {}): Promise<Tenant[]> {
    const rows = await this.#executor.read<TenantRow>('administration/list-tenants', {}, options.signal);
    return rows.map(toTenant);
  }

  async findAsker(tenantId: string, employee: string, options: StoreOptions = {}): Promise<Asker | undefined> {
    const rows = await this.#executor.read<AskerRow>('access/find-asker', { tenantId, employee }, options.signal);
    const [best, next] = rows;
    if (best === undefined) return undefined;
    if (next?.precision === best.precision) {
      throw new AppError('BAD_INPUT', `More than one employee is called "${employee}": use the id, the handle or the e-mail address.`);
    }
    return {
      employeeId: best.employeeId,
      name: best.name,
      scopes: [
        TENANT_SCOPE,
        `employee:${best.employeeId}`,
        ...best.projectIds.map((id) => `project:${id}` as const),
        ...best.groupIds.map((id) => `group:${id}` as const),
      ],
    };
  }

  async setEmbeddingModel(tenantId: string, model: string, options: StoreOptions = {}): Promise<void> {
    const query = 'administration/set-embedding-model';
    await this.#executor.write(query, (run) => run(query, { tenantId, model }), options.signal);
  }
}

function toTenant(row: TenantRow): Tenant {
  return { id: row.id, slug: row.slug, name: row.name, embeddingModel: row.embeddingModel ?? undefined };
}
