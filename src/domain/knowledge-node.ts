import type { KnowledgeLabel } from './knowledge.ts';
import type { Scope } from './scope.ts';

/** The nodes of the graph with the properties that are shown. A property that the source does not give is null or absent. */
export type KnowledgeNode = EmployeeNode | ProjectNode | GroupNode | TopicNode | DocumentNode;

type Text = string | null | undefined;

interface NamedNode<Label extends KnowledgeLabel> {
  readonly label: Label;
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
}

export interface EmployeeNode extends NamedNode<'Employee'> {
  readonly title?: Text;
  readonly email?: Text;
  readonly handle?: Text;
  readonly location?: Text;
}

export interface ProjectNode extends NamedNode<'Project'> {
  readonly description?: Text;
  readonly kind?: Text;
  readonly status?: Text;
  /** ISO 8601 date. */
  readonly startedAt?: Text;
  readonly endedAt?: Text;
  readonly url?: Text;
}

export interface GroupNode extends NamedNode<'Group'> {
  readonly description?: Text;
}

export interface TopicNode extends NamedNode<'Topic'> {
  readonly description?: Text;
}

export interface DocumentNode extends Omit<NamedNode<'Document'>, 'name'> {
  readonly title: string;
  readonly number?: number | null;
  readonly type?: Text;
  readonly status?: Text;
  readonly url?: Text;
  readonly format?: Text;
  readonly language?: Text;
  /** ISO 8601 date or date-time. */
  readonly createdAt?: Text;
  readonly updatedAt?: Text;
  readonly scope: Scope;
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
