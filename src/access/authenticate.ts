import { TENANT_SCOPE } from '../domain/scope.ts';
import type { Tenant } from '../domain/tenant.ts';
import { AppError } from '../errors.ts';
import type { TenantStore } from '../stores/tenant-store.ts';
import type { Session } from './session.ts';
import { verifyToken } from './token.ts';
import type { TokenSettings } from './token.ts';

export interface AccessDependencies {
  readonly tenants: TenantStore;
  readonly token: TokenSettings;
}

/**
 * Who is asking: check the token -> find its tenant -> load what its employee may see, from the graph, anew each time, so that a change of
 * membership counts from the next request on.
 * @throws AppError UNAUTHENTICATED; DEPENDENCY_UNAVAILABLE when the graph does not answer
 */
export async function authenticate(
  { tenants, token: settings }: AccessDependencies,
  token: string,
  options: { signal?: AbortSignal } = {},
): Promise<Session> {
  const claims = await verifyToken(token, settings);
  // Side by side: every request waits for this.
  const [tenant, asker] = await Promise.all([
    tenants.findTenant({ id: claims.tenantId }, options),
    claims.employee === undefined ? undefined : tenants.findAsker(claims.tenantId, claims.employee, options),
  ]);
  if (tenant === undefined) throw new AppError('UNAUTHENTICATED', 'The token names no tenant that is known.');
  const session = { tenant, permissions: new Set(claims.permissions), expiresAt: claims.expiresAt * 1000 };
  if (claims.employee === undefined) return { ...session, principal: tenantPrincipal(tenant) };
  if (asker === undefined) throw new AppError('UNAUTHENTICATED', 'The token names no employee that is known.');
  const { employeeId, name, scopes } = asker;
  return { ...session, employeeName: name, principal: { tenantId: tenant.id, employeeId, scopes } };
}

/** Sees what everybody of the tenant sees. */
export function tenantPrincipal(tenant: Tenant): Session['principal'] {
  return { tenantId: tenant.id, scopes: [TENANT_SCOPE] };
}
