import { nodeId } from '../domain/ids.ts';
import type { KnowledgeLabel } from '../domain/knowledge.ts';
import type { Principal } from '../domain/principal.ts';
import { TENANT_SCOPE, isScope, parseScope } from '../domain/scope.ts';
import type { Scope, ScopeKind } from '../domain/scope.ts';
import { AppError } from '../errors.ts';
import type { DirectoryStore, ResolvedReference } from '../stores/directory-store.ts';

const SCOPE_LABELS: Readonly<Partial<Record<ScopeKind, KnowledgeLabel>>> = { project: 'Project', group: 'Group', employee: 'Employee' };

export interface Resolution {
  readonly id: string;
  readonly label: KnowledgeLabel;
}

/** What external ids and names mean in the graph. Asks for a batch of references at a time and remembers what it found. */
export class ReferenceResolver {
  readonly #store: DirectoryStore;
  readonly #principal: Principal;
  readonly #sourceId: string;
  readonly #known = new Map<string, ResolvedReference[]>();

  constructor(store: DirectoryStore, principal: Principal, sourceId: string) {
    this.#store = store;
    this.#principal = principal;
    this.#sourceId = sourceId;
  }

  /** Looks up those references that were not found yet. */
  async prefetch(references: Iterable<string>, signal?: AbortSignal): Promise<void> {
    const wanted = [...new Set(references)].filter((reference) => (this.#known.get(reference)?.length ?? 0) === 0);
    if (wanted.length === 0) return;
    for (const reference of wanted) this.#known.set(reference, []);
    for (const row of await this.#store.resolve(this.#principal, wanted, { signal })) this.#known.get(row.reference)?.push(row);
  }

  /**
   * The one node that is meant, of any label or of the one given: what the same source brought goes first, then an external id before a
   * name. Several that are equally good: `undefined`.
   */
  find(reference: string, label?: KnowledgeLabel): Resolution | undefined {
    const all = (this.#known.get(reference) ?? []).filter((row) => label === undefined || row.label === label);
    const own = all.filter((row) => row.sourceId === this.#sourceId);
    const near = own.length > 0 ? own : all;
    const precision = Math.min(...near.map((row) => row.precision));
    const [first, ...others] = near.filter((row) => row.precision === precision);
    return first !== undefined && others.every((row) => row.id === first.id) ? { id: first.id, label: first.label } : undefined;
  }

  /**
   * A scope in the source's words as the graph says it.
   * @throws AppError BAD_INPUT when it is malformed or names nothing: a document must never become visible by a slip of the pen
   */
  findScope(text: string | undefined): Scope {
    if (text === undefined || text === TENANT_SCOPE) return TENANT_SCOPE;
    const scope = parseScope(text);
    const label = scope && SCOPE_LABELS[scope.kind];
    if (!isScope(text) || scope === undefined || label === undefined) {
      throw new AppError('BAD_INPUT', `"${text}" is no scope: use tenant, project:<id>, group:<id> or employee:<id>.`);
    }
    const found = this.find(scope.id, label);
    if (found === undefined) throw new AppError('BAD_INPUT', `The scope "${text}" names no one ${label.toLowerCase()} that is known.`);
    return `${scope.kind}:${found.id}`;
  }
}

/** The external id inside a scope, to be looked up; nothing for `tenant`. */
export function scopeReference(text: string | undefined): string[] {
  const scope = text === undefined ? undefined : parseScope(text);
  return scope === undefined ? [] : [scope.id];
}

/** The id that a document of this source has or will have. */
export function documentIdOf(sourceId: string, externalId: string): string {
  return nodeId('Document', sourceId, externalId);
}
