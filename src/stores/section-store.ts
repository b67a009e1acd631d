import type { DocumentChunk, DocumentSection, PartPage } from '../domain/document-part.ts';
import type { ExtractedName } from '../domain/extracted-name.ts';
import type { PageRange } from '../domain/neighbour.ts';
import type { Principal } from '../domain/principal.ts';
import type { StoreOptions } from './store-options.ts';

/** The same page of the parts of several things. A place is a part's `index` in its document. */
export interface PartRequest extends PageRange<number> {
  readonly ids: readonly string[];
}

export interface DocumentSectionsRequest extends PartRequest {
  /** Only sections that are part of no other. */
  readonly onlyOutermost: boolean;
}

/** How many chunks to read on either side of one. */
export interface ContextRange {
  readonly previous: number;
  readonly next: number;
}

/**
 * Reads the sections of documents and the chunks in them, each list for many at once. A section is visible with its document, a chunk when
 * it is visible itself too; what is hidden is the same as what does not exist.
 */
export interface SectionStore {
  /** The visible sections among these ids, in any order. */
  readSections(principal: Principal, sectionIds: readonly string[], options?: StoreOptions): Promise<DocumentSection[]>;
  /** The section that each of these is part of, by the id of the inner one; an outermost section has none. */
  readParents(principal: Principal, sectionIds: readonly string[], options?: StoreOptions): Promise<ReadonlyMap<string, DocumentSection>>;
  /** A page of each document's sections, at every depth unless only the outermost are asked for; by document. */
  readDocumentSections(principal: Principal, request: DocumentSectionsRequest, options?: StoreOptions): Promise<SectionPages>;
  /** A page of the sections right below each section, by section. */
  readChildren(principal: Principal, request: PartRequest, options?: StoreOptions): Promise<SectionPages>;
  /** A page of the chunks of each section's own text, without those of the sections below it; by section. */
  readSectionChunks(principal: Principal, request: PartRequest, options?: StoreOptions): Promise<ChunkPages>;
  /** The visible chunks among these ids, in any order. */
  readChunks(principal: Principal, chunkIds: readonly string[], options?: StoreOptions): Promise<DocumentChunk[]>;
  /** Each chunk with the visible ones right before and after it in its document, in the order of the text; by chunk. */
  readContext(
    principal: Principal,
    request: ContextRange & { readonly chunkIds: readonly string[] },
    options?: StoreOptions,
  ): Promise<ReadonlyMap<string, DocumentChunk[]>>;
  /** The names that a language model found in the visible chunks among these, by chunk; a chunk that none has read is not there. */
  readExtractedNames(
    principal: Principal,
    chunkIds: readonly string[],
    options?: StoreOptions,
  ): Promise<ReadonlyMap<string, ExtractedName[]>>;
}

/** A thing that has no visible part, is hidden or does not exist has no page. */
export type SectionPages = ReadonlyMap<string, PartPage<DocumentSection>>;
export type ChunkPages = ReadonlyMap<string, PartPage<DocumentChunk>>;
