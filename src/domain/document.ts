import type { Scope } from './scope.ts';

export const TEXT_FORMATS = ['md', 'rst', 'html', 'txt'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

/** A heading's span of a document. Sections form the document's own tree through `parentId`. */
export interface Section {
  readonly id: string;
  readonly documentId: string;
  readonly parentId?: string;
  /** Empty for text before the first heading. */
  readonly heading: string;
  /** 1 for the outermost heading; 0 for text before the first. */
  readonly level: number;
  /** Place among all sections of the document, from 0. */
  readonly index: number;
}

/** A passage of a section: what is embedded, found and cited. */
export interface Chunk {
  /** hash(documentId, contentHash, occurrence): an edit changes only the ids of what it changed. */
  readonly id: string;
  readonly documentId: string;
  readonly sectionId: string;
  /** Place among the document's chunks, from 0. */
  readonly index: number;
  /** Number of chunks in the document. */
  readonly total: number;
  readonly text: string;
  /** Headings from the outermost to the chunk's own. */
  readonly headingPath: readonly string[];
  /** Tokens of `text`, by the embedding model's own tokenizer. */
  readonly tokenCount: number;
  /** What is embedded: title, heading path and text. */
  readonly embeddedText: string;
  /** SHA-256 of `embeddedText`. */
  readonly contentHash: string;
}

/** What is known of a document besides its text. */
export interface DocumentFacts {
  readonly externalId: string;
  readonly title: string;
  readonly type?: string;
  readonly status?: string;
  readonly number?: number;
  readonly url?: string;
  readonly format: TextFormat;
  readonly language?: string;
  /** ISO 8601 date or date-time. */
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly scope: Scope;
  /** What the source says more, kept as JSON. */
  readonly meta?: Readonly<Record<string, unknown>>;
}
