import type { KnowledgeLabel } from './knowledge.ts';
import type { KnowledgeNode } from './knowledge-node.ts';

/** Which relationships to follow, seen from the node that is asked about. */
export interface Relation {
  readonly types: readonly string[];
  readonly direction: 'outgoing' | 'incoming';
  /** What the neighbours are. */
  readonly label: KnowledgeLabel;
}

/** Where a neighbour stands among its fellows. What comes before and after it stays the same when others are added or removed. */
export interface NeighbourPlace {
  readonly position: number;
  readonly name: string;
  readonly id: string;
}

/** Which part of a list to read: at most `limit` entries of those between two places, from the beginning of them or from the end. */
export interface PageRange<Place> {
  readonly limit: number;
  readonly isFromEnd: boolean;
  /** Only what comes after this place. */
  readonly after?: Place;
  /** Only what comes before this place. */
  readonly before?: Place;
}

/** Which page of which neighbours. */
export interface NeighbourQuery extends PageRange<NeighbourPlace> {
  readonly relation: Relation;
}

export interface NeighbourPage {
  readonly neighbours: readonly Neighbour[];
  /** How many come before the page in the whole list. */
  readonly startsAt: number;
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
