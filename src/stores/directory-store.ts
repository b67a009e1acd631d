import type { DirectoryRecord, KnowledgeLabel, RelationshipRecord } from '../domain/knowledge.ts';
import type { NameAlias } from '../domain/names.ts';
import type { Principal } from '../domain/principal.ts';
import type { StoreOptions } from './store-options.ts';

/** Writes people, projects, groups, topics and the relationships that a source's directory states. Doing it twice changes nothing. */
export interface DirectoryStore {
  /** Makes the source known; returns its graph id, which derives from kind and name. */
  ensureSource(principal: Principal, source: { kind: string; name: string }, options?: StoreOptions): Promise<string>;
  saveRecords(principal: Principal, sourceId: string, records: readonly DirectoryEntry[], options?: StoreOptions): Promise<SaveCounts>;
  /** Relationships whose ends are both in the graph are written; the others come back as `missing`, by their place in the list. */
  saveRelationships(
    principal: Principal,
    sourceId: string,
    relationships: readonly RelationshipRecord[],
    options?: StoreOptions,
  ): Promise<{ saved: number; missing: number[] }>;
  /** The nodes that carry one of these external ids or exact names, of any label and source. One that only documents name is no match. */
  resolve(principal: Principal, references: readonly string[], options?: StoreOptions): Promise<ResolvedReference[]>;
}

export interface DirectoryEntry extends DirectoryRecord {
  readonly aliases: readonly NameAlias[];
}

export interface SaveCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface ResolvedReference {
  /** The external id or name that was asked for. */
  readonly reference: string;
  readonly id: string;
  readonly label: KnowledgeLabel;
  readonly sourceId: string;
  /** 0: by its external id; 1: by a name. */
  readonly precision: number;
}
