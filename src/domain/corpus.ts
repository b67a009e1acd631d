import type { DocumentFacts } from './document.ts';
import type { KnowledgeLabel } from './knowledge.ts';
import type { AliasKind } from './names.ts';
import type { Scope } from './scope.ts';

/** A document as the resident search index keeps it. */
export interface CorpusDocument {
  readonly id: string;
  /** Another word after every change of the document, deleting and writing it anew included. */
  readonly version: string;
  readonly title: string;
  readonly scope: Scope;
  /** In the order of the text. */
  readonly chunks: readonly CorpusChunk[];
}

export interface CorpusChunk {
  readonly id: string;
  readonly text: string;
  /** Headings from the outermost to the chunk's own. */
  readonly headingPath: readonly string[];
  readonly scope: Scope;
  /** Names that a language model found in the text, as they stand there; absent: no model has read it. */
  readonly extractedNames?: readonly string[];
}

/** What is known besides the text: nodes, what they are called, and what is stated of them. */
export interface CorpusGraph {
  readonly nodes: readonly CorpusNode[];
  readonly names: readonly CorpusName[];
  readonly relationships: readonly CorpusRelationship[];
}

/** A node of the knowledge graph, documents included. */
export interface CorpusNode {
  readonly id: string;
  readonly label: KnowledgeLabel;
  /** The title of a document. */
  readonly name: string;
  readonly scope: Scope;
  /** Of a document. */
  readonly properties?: DocumentProperties;
}

/** What a question may ask of a document besides its text, as far as it is known. */
export type DocumentProperties = Readonly<Pick<DocumentFacts, 'type' | 'status' | 'createdAt'>>;

/** What a node may be called. */
export interface CorpusName {
  /** As names are compared: see `names.ts`. */
  readonly key: string;
  readonly kind: AliasKind;
  readonly nodeId: string;
  readonly scope: Scope;
}

export interface CorpusRelationship {
  readonly type: string;
  readonly fromId: string;
  readonly toId: string;
  readonly scope: Scope;
}
