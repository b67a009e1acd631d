import type { Scope } from './scope.ts';

/** Labels of what a company knows: everything a question can be about. Each such node also carries the label `Node`. */
export const KNOWLEDGE_LABELS = ['Employee', 'Project', 'Group', 'Topic', 'Document'] as const;
export type KnowledgeLabel = (typeof KNOWLEDGE_LABELS)[number];

/** A node as a path, a seed or a citation shows it. */
export interface NodeReference {
  readonly id: string;
  readonly label: KnowledgeLabel;
  /** An employee's, project's, group's or topic's name; a document's title. */
  readonly name: string;
}

/** A step of a walk: the relationship and the node that it leads to. */
export interface PathStep {
  /** The relationship's type, e.g. `AUTHORED`. */
  readonly relationship: string;
  /** True when the relationship points from the node before to this one. */
  readonly isForward: boolean;
  readonly node: NodeReference;
}

/** How the graph led from a name in the question to a document. */
export interface GraphPath {
  readonly start: NodeReference;
  readonly steps: readonly PathStep[];
}

/** A stated relationship with its support, as evidence. */
export interface Fact {
  readonly from: NodeReference;
  readonly relationship: string;
  readonly to: NodeReference;
  /** What the relationship says more, e.g. `{ role: 'lead' }`. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** The document that states it; absent for a fact of the directory itself. */
  readonly documentId?: string;
}

/** Names that relationships of the graph's own bookkeeping have, which no source may bring. */
export const RESERVED_RELATIONSHIPS: ReadonlySet<string> = new Set(['HAS_SECTION', 'HAS_CHUNK', 'PART_OF', 'NAMES', 'MENTIONS']);

const RELATIONSHIP_TYPE = /^[A-Z][A-Z0-9_]{0,63}$/;

/** Says whether a source may bring a relationship of this type. */
export function isRelationshipType(text: string): boolean {
  return RELATIONSHIP_TYPE.test(text) && !RESERVED_RELATIONSHIPS.has(text);
}

/** An employee, project, group or topic as its source gives it. */
export interface DirectoryRecord {
  readonly label: Exclude<KnowledgeLabel, 'Document'>;
  /** Graph id. */
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
  readonly scope: Scope;
  /** `document`: known only because a document names it; it goes when the last such document goes. */
  readonly origin: 'directory' | 'document';
  /** The label's own properties (title, email, status, ...); null removes one. */
  readonly properties: Readonly<Record<string, string | null>>;
}

/** A relationship as a source states it, both ends given by graph id. */
export interface RelationshipRecord {
  readonly type: string;
  readonly fromId: string;
  readonly toId: string;
  readonly scope: Scope;
  /** The document that states it; absent when the source's directory does. */
  readonly documentId?: string;
  readonly properties: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}
