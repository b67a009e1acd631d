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

const NAMED = ['id', 'externalId', 'name'] as const;

/** The properties of a node that are shown, by its label. Nothing else of a node is read for a list, a page or a look-up. */
export const SHOWN_PROPERTIES: { readonly [Label in KnowledgeLabel]: readonly (keyof Extract<KnowledgeNode, { label: Label }>)[] } = {
  Employee: [...NAMED, 'title', 'email', 'handle', 'location'],
  Project: [...NAMED, 'description', 'kind', 'status', 'startedAt', 'endedAt', 'url'],
  Group: [...NAMED, 'description'],
  Topic: [...NAMED, 'description'],
  Document: ['id', 'externalId', 'title', 'number', 'type', 'status', 'url', 'format', 'language', 'createdAt', 'updatedAt', 'scope'],
};

/** A document's title, else the name. */
export function nameOf(node: KnowledgeNode): string {
  return node.label === 'Document' ? node.title : node.name;
}
