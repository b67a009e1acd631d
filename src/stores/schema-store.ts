import type { StoreOptions } from './store-options.ts';

/** Constraints, indexes and migrations of the graph. */
export interface SchemaStore {
  /** Applies what is missing, in order, each migration once. Returns the names of what was applied now. */
  applySchema(options?: StoreOptions & { onApply?: (name: string) => void }): Promise<string[]>;
  /** Names of migrations that are not applied yet. */
  listPending(options?: StoreOptions): Promise<string[]>;
}
