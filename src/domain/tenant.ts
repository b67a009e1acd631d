/** A partition of everything: no relationship, vector, key or answer crosses it. */
export interface Tenant {
  /** `tn_` and 32 hexadecimal digits. */
  readonly id: string;
  /** The name in commands and corpora, e.g. `lumen-works`. */
  readonly slug: string;
  readonly name: string;
  /** The embedding model that made the tenant's vectors; absent before the first. */
  readonly embeddingModel?: string;
}
