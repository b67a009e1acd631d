import type { Scope } from './scope.ts';

/** Who is asking. A required argument of every store method: there is no value that means "everybody". */
export interface Principal {
  /** `tn_` and 32 hexadecimal digits. */
  readonly tenantId: string;
  /** The graph id of the employee who asks; absent for a token of the tenant itself, which sees what everybody sees. */
  readonly employeeId?: string;
  /** Everything visible to the asker; always holds `tenant`. */
  readonly scopes: readonly Scope[];
}
