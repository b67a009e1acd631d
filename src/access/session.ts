import type { Principal } from '../domain/principal.ts';
import type { Tenant } from '../domain/tenant.ts';

/** What the holder of a token may do. Reading is limited by the principal's scopes in any case. */
export const PERMISSIONS = ['read', 'write'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** A token that was checked: who is asking, from where, and until when. */
export interface Session {
  readonly principal: Principal;
  readonly tenant: Tenant;
  /** The asker's name; absent for a token of the tenant itself. */
  readonly employeeName?: string;
  readonly permissions: ReadonlySet<Permission>;
  /** When the token ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}
