import type { KnowledgeNode } from '../domain/knowledge-node.ts';
import type { NeighbourPage, NeighbourPlace, Relation } from '../domain/neighbour.ts';
import type { Principal } from '../domain/principal.ts';
import type { StoreOptions } from './store-options.ts';

/** Reads nodes and their neighbours. Each node and each relationship on the way is checked against the principal's tenant and scopes. */
export interface KnowledgeStore {
  /** The visible nodes among these ids, in any order. */
  readNodes(principal: Principal, ids: readonly string[], options?: StoreOptions): Promise<KnowledgeNode[]>;
  /** For each of these nodes a page of its neighbours, by the node's id. A node that does not exist or is hidden has no page. */
  readNeighbours(
    principal: Principal,
    ids: readonly string[],
    options: StoreOptions & { relation: Relation; limit: number; after?: NeighbourPlace },
  ): Promise<Map<string, NeighbourPage>>;
}
