import type { TextFormat } from './document.ts';

/** What a source gives, in the source's own words: ids and references are external, scopes name external ids. */
export type SourceItem = SourceRecord | SourceDocument | SourceRelationship | SourceFault;

/** Where in the source something stands, for messages: `documents.jsonl:12`, `notes/2024-03-01.md`. */
export type Place = string;

/** A person, project, group or topic of a directory. */
export interface SourceRecord {
  readonly kind: 'record';
  readonly place: Place;
  readonly label: 'Employee' | 'Project' | 'Group' | 'Topic';
  readonly externalId: string;
  readonly name: string;
  /** Defaults to `tenant`. */
  readonly scope?: string;
  /** External id of a topic's parent. */
  readonly parentId?: string;
  readonly properties: Readonly<Record<string, string | null>>;
}

export interface SourceDocument {
  readonly kind: 'document';
  readonly place: Place;
  readonly externalId: string;
  /** Absent: the text's first heading, else the external id. */
  readonly title?: string;
  readonly type?: string;
  readonly status?: string;
  readonly url?: string;
  readonly language?: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly format: TextFormat;
  /** Defaults to `tenant`. */
  readonly scope?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** What the document says of itself; each a list of names or external ids. */
  readonly statements: DocumentStatements;
}

/** The relationships that a document itself states, e.g. in its front matter. */
export interface DocumentStatements {
  readonly authors?: readonly string[];
  readonly reviewers?: readonly string[];
  readonly approvers?: readonly string[];
  readonly projects?: readonly string[];
  readonly topics?: readonly string[];
  readonly replaces?: readonly string[];
  readonly references?: readonly string[];
  readonly related?: readonly string[];
  readonly requires?: readonly string[];
}

export interface SourceRelationship {
  readonly kind: 'relationship';
  readonly place: Place;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Something in the source that cannot be read. It does not stop the rest. */
export interface SourceFault {
  readonly kind: 'fault';
  readonly place: Place;
  readonly message: string;
}
