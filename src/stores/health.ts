import type { StoreOptions } from './store-options.ts';

/** A dependency that says whether it answers. */
export interface HealthCheck {
  readonly name: 'neo4j' | 'chroma' | 'redis' | 'embedding-model' | 'language-model';
  /** Whether Weft can answer anything without it. */
  readonly isRequired: boolean;
  /** Resolves when it answers. @throws AppError DEPENDENCY_UNAVAILABLE, DEADLINE_EXCEEDED */
  ping(options: StoreOptions): Promise<void>;
  /** Whether calls go through: `open` while they are refused at once because it has not answered lately. Absent: nothing refuses them. */
  readonly circuit?: () => 'closed' | 'open' | 'half-open';
}
