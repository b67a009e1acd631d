import type { Chunk, Section } from './document.ts';

/** A section as it is shown. */
export interface DocumentSection extends Omit<Section, 'parentId'> {
  /** The headings from the outermost to the section's own. */
  readonly headingPath: readonly string[];
}

/** A passage of a section as it is shown. */
export type DocumentChunk = Pick<Chunk, 'id' | 'documentId' | 'sectionId' | 'index' | 'text'>;

/** A page of the parts of something, in the order of the document's text. A part's place is its `index`. */
export interface PartPage<Part> {
  readonly parts: readonly Part[];
  /** How many come before the page in the whole list. */
  readonly startsAt: number;
  /** Parts on all pages. */
  readonly totalCount: number;
}
