import type { Tenant } from '../domain/tenant.ts';
import { AppError } from '../errors.ts';
import type { OutboxStore } from '../stores/outbox-store.ts';
import type { TenantStore } from '../stores/tenant-store.ts';
import type { VectorStore } from '../stores/vector-store.ts';

/**
 * Vectors of two models never mix.
 * @throws AppError MODEL_MISMATCH, naming the command that re-embeds, when the vectors of a tenant (of this one, when it is given) were made by
 * another model
 */
export async function checkEmbeddingModel(
  tenants: TenantStore,
  model: string,
  options: { signal?: AbortSignal; tenantId?: string } = {},
): Promise<void> {
  const others = (await tenants.listTenants(options)).filter(
    ({ id, embeddingModel }) =>
      embeddingModel !== undefined && embeddingModel !== model && (options.tenantId === undefined || options.tenantId === id),
  );
  const [first] = others;
  if (first === undefined) return;
  const names = others.map((tenant) => tenant.slug).join(', ');
  throw new AppError(
    'MODEL_MISMATCH',
    `The vectors of ${names} were made by ${first.embeddingModel}, but ${model} is configured. ` +
      `Configure that model again, or make the vectors anew: npx weft reembed --tenant ${others.length === 1 ? first.slug : '<slug>'}`,
  );
}

/** Records the model of a tenant that has no vectors yet; a tenant that has some of another model is refused. */
export async function claimEmbeddingModel(
  tenants: TenantStore,
  tenant: Tenant,
  model: string,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  if (tenant.embeddingModel === model) return;
  if (tenant.embeddingModel !== undefined) return checkEmbeddingModel(tenants, model, { ...options, tenantId: tenant.id });
  await tenants.setEmbeddingModel(tenant.id, model, options);
}

/** Drops a tenant's vectors, records the new model and notes every document for projection. Returns how many documents. */
export async function requestReembedding(
  stores: { tenants: TenantStore; vectors: VectorStore; outbox: OutboxStore },
  tenant: Tenant,
  model: string,
  options: { signal?: AbortSignal } = {},
): Promise<number> {
  await stores.vectors.drop(tenant.id, options);
  await stores.tenants.setEmbeddingModel(tenant.id, model, options);
  return stores.outbox.requestReprojection(tenant.id, options);
}
