import type { KnowledgeLabel } from '../domain/knowledge.ts';
import type { KnowledgeNode, Neighbour } from '../domain/knowledge-node.ts';
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

/** Which relationships to follow, seen from the node that is asked about. */
export interface Relation {
  readonly types: readonly string[];
  readonly direction: 'outgoing' | 'incoming';
  /** What the neighbours are. */
  readonly label: KnowledgeLabel;
}

/** Where a neighbour stands among its fellows. What comes after it stays the same when others are added or removed. */
export interface NeighbourPlace {
  readonly position: number;
  readonly name: string;
  readonly id: string;
}

export interface NeighbourPage {
  readonly neighbours: readonly Neighbour[];
  /** Visible neighbours on all pages. */
  readonly totalCount: number;
}
