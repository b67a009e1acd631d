import type { KnowledgeLabel } from './knowledge.ts';
import type { KnowledgeNode } from './knowledge-node.ts';

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

/** A node's neighbour over relationships of one kind, which may have several supports. */
export interface Neighbour {
  readonly node: KnowledgeNode;
  /** Types of the relationships between the two, e.g. `['AUTHORED', 'EDITED']`. */
  readonly types: readonly string[];
  /** What one support says of the part played; the directory's word goes first. */
  readonly role: string | null;
  readonly weight: number | null;
  /** The place that the source gives, as with authors; a large number when it gives none. Neighbours stand by position, name and id. */
  readonly position: number;
}
