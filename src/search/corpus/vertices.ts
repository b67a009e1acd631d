import type { KnowledgeLabel } from '../../domain/knowledge.ts';
import type { AliasKind } from '../../domain/names.ts';
import type { Scope } from '../../domain/scope.ts';
import type { CheckedDocument } from './asked-properties.ts';
import type { CompactTokens } from './compact-tokens.ts';
import type { Abbreviation } from './find-abbreviations.ts';

/** An employee, project, group, topic or document. */
export interface NodeVertex {
  readonly type: 'node';
  /** No other vertex of the graph has it as long as this one is there. */
  readonly number: number;
  readonly id: string;
  label: KnowledgeLabel;
  name: string;
  /** Of a document: what a question may ask of it besides its text. */
  properties?: CheckedDocument;
  /** Absent while only its relationships or its text are known. */
  scope?: Scope;
  readonly names: Naming[];
  readonly relationships: Relation[];
  /** Of a document. */
  text?: DocumentText;
}

/** A name, whatever it means: nothing yet, one node, or several. */
export interface NameVertex {
  readonly type: 'name';
  /** No other vertex of the graph has it as long as this one is there. */
  readonly number: number;
  readonly key: string;
  readonly words: readonly string[];
  readonly targets: Target[];
  /** The documents whose text holds the name. */
  readonly mentionedBy: Set<NodeVertex>;
  /** How often the documents of each scope do; an asker's figures are the sums over what they may see. */
  readonly occurrences: Map<Scope, Occurrences>;
}

export type Vertex = NodeVertex | NameVertex;

export interface Naming {
  readonly name: NameVertex;
  readonly scope: Scope;
}

export interface Target {
  readonly node: NodeVertex;
  readonly kind: AliasKind;
  readonly scope: Scope;
}

export interface Relation {
  readonly relationship: string;
  readonly isForward: boolean;
  readonly other: NodeVertex;
  readonly scope: Scope;
}

/** How many documents hold a name, how often they write it, how often as a name is written, and how often a language model says that it is one. */
export interface Occurrences {
  documents: number;
  total: number;
  capitalised: number;
  extracted: number;
}

export interface DocumentText {
  readonly tokens: CompactTokens;
  readonly scope: Scope;
  readonly leadChunkId?: string;
  /** A language model has read some of it. */
  readonly isRead: boolean;
  /** The short and long forms that it explains, each pair once. */
  readonly abbreviations: readonly Abbreviation[];
  /** By place; of those that begin at one place, the longest first. */
  mentions: Mention[];
}

/** A name in a text. */
export interface Mention {
  readonly name: NameVertex;
  /** Place of its first word. */
  readonly at: number;
  /** Written with a capital; what a language model takes for a name counts like it. */
  readonly isCapitalised: boolean;
  /** Its capital says something: it is not the only word and first of a sentence. */
  readonly isEvident: boolean;
  /** Written like a name, or extracted as one, so that it is one by itself; otherwise found only because something is called so. */
  readonly isPhrase: boolean;
  /** A language model takes it for a name. */
  readonly isExtracted: boolean;
}
