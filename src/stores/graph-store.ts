import type { DocumentFilter } from '../domain/document-filter.ts';
import type { Fact, GraphPath, NodeReference } from '../domain/knowledge.ts';
import type { AliasKind } from '../domain/names.ts';
import type { Principal } from '../domain/principal.ts';
import type { StoreOptions } from './store-options.ts';

/** Walks the graph. Each node and each relationship on the way is checked against the principal's tenant and scopes. */
export interface GraphStore {
  /** The visible nodes that carry one of these name keys (`domain/names.ts`). A key with more than `maximumPerKey` nodes gives none: it names nothing. */
  findNames(principal: Principal, keys: readonly string[], options: StoreOptions & { maximumPerKey: number }): Promise<NameMatch[]>;
  /** The visible documents that meet the filter, in any order. Every node and relationship that a condition goes by is visible too. */
  findMatchingDocuments(principal: Principal, filter: DocumentFilter, options?: StoreOptions): Promise<string[]>;
  /**
   * Documents within two steps of the seeds, each with every shortest way from each seed that reaches it (one a seed). With `documentIds`, only
   * these, wherever they stand among all; the way there may pass others.
   */
  findNearbyDocuments(
    principal: Principal,
    seedIds: readonly string[],
    options: StoreOptions & { fanOut: number; documentIds?: readonly string[] },
  ): Promise<NearbyDocument[]>;
  /** The first chunk of each document, by document id. */
  readLeadChunks(principal: Principal, documentIds: readonly string[], options?: StoreOptions): Promise<Map<string, string>>;
  /** Relationships stated of the seeds, at most `limit`, of each seed and type at most `limitOfType`; those between two seeds first. With `documentIds`, only what these documents state. */
  readFacts(
    principal: Principal,
    seedIds: readonly string[],
    options: StoreOptions & { limit: number; limitOfType: number; documentIds?: readonly string[] },
  ): Promise<Fact[]>;
}

export interface NameMatch {
  readonly key: string;
  readonly kind: AliasKind;
  readonly node: NodeReference;
}

export interface NearbyDocument {
  readonly documentId: string;
  readonly seedId: string;
  readonly path: GraphPath;
}
