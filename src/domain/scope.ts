/**
 * Visibility is one word: who may see a document, its chunks, and every fact that it supports.
 * `tenant` | `project:<id>` | `group:<id>` | `employee:<id>` | `acl:<id>`.
 */
export type Scope = 'tenant' | `${ScopeKind}:${string}`;

export const SCOPE_KINDS = ['project', 'group', 'employee', 'acl'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** The scope everybody of the tenant has. */
export const TENANT_SCOPE = 'tenant' satisfies Scope;

/** Splits `project:prj-1` into its kind and id; `undefined` for the tenant's own scope or anything malformed. */
export function parseScope(text: string): { kind: ScopeKind; id: string } | undefined {
  const colon = text.indexOf(':');
  const kind = SCOPE_KINDS.find((candidate) => candidate === text.slice(0, colon));
  const id = text.slice(colon + 1);
  return colon > 0 && kind !== undefined && id !== '' ? { kind, id } : undefined;
}

/** Says whether the text is a well-formed scope. */
export function isScope(text: string): text is Scope {
  return text === TENANT_SCOPE || parseScope(text) !== undefined;
}
