import type { KnowledgeNode } from '../domain/knowledge-node.ts';
import type { NeighbourPage, NeighbourPlace, PageRange, Relation } from '../domain/neighbour.ts';
import type { Principal } from '../domain/principal.ts';
import type { StoreOptions } from './store-options.ts';

/** The same page of neighbours for each of some nodes and each of some relations. */
export interface NeighbourRequest extends PageRange<NeighbourPlace> {
  readonly ids: readonly string[];
  readonly relations: readonly Relation[];
}

/** Reads nodes and their neighbours. Each node and each relationship on the way is checked against the principal's tenant and scopes. */
export interface KnowledgeStore {
  /** The visible nodes among these ids, in any order. */
  readNodes(principal: Principal, ids: readonly string[], options?: StoreOptions): Promise<KnowledgeNode[]>;
  /**
   * For each relation the pages by the node's id, all in one query. Shape: `[relations]`, each with at most one page an id: a node that has
   * no visible neighbour, is hidden or does not exist has none.
   */
  readNeighbours(principal: Principal, request: NeighbourRequest, options?: StoreOptions): Promise<ReadonlyMap<string, NeighbourPage>[]>;
  /** A page of the topics that have no parent as far as the principal may see, by name and id. */
  readRootTopics(principal: Principal, range: PageRange<NeighbourPlace>, options?: StoreOptions): Promise<NeighbourPage>;
}
