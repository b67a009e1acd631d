import type { Chunk, DocumentFacts, Section } from '../domain/document.ts';
import type { Passage } from '../domain/evidence.ts';
import type { RelationshipRecord } from '../domain/knowledge.ts';
import type { NameAlias } from '../domain/names.ts';
import type { Principal } from '../domain/principal.ts';
import type { Scope } from '../domain/scope.ts';
import type { StoreOptions } from './store-options.ts';

/** Documents with their sections and chunks. Every change commits together with the note of what the projections must do (the outbox). */
export interface DocumentStore {
  /** What is stored of these documents, for deciding what is new or changed. Unknown ids are left out. Sees all scopes of the tenant. */
  readStates(principal: Principal, documentIds: readonly string[], options?: StoreOptions): Promise<DocumentState[]>;
  /** Replaces each document, its sections, chunks and stated relationships in one transaction. Its version rises by one. */
  saveDocuments(principal: Principal, documents: readonly DocumentRecord[], options?: StoreOptions): Promise<void>;
  /** Removes the document and everything that only it supports. `false` when it does not exist or the principal may not see it. */
  deleteDocument(principal: Principal, documentId: string, options?: StoreOptions): Promise<boolean>;
  /** The chunks among these ids that the principal may see, in the order of the ids. This is the check that every candidate passes. */
  readPassages(principal: Principal, chunkIds: readonly string[], options?: StoreOptions): Promise<Passage[]>;
}

export interface DocumentState {
  readonly id: string;
  readonly contentHash: string;
  readonly version: number;
  readonly scope: Scope;
}

export interface DocumentRecord {
  readonly id: string;
  readonly sourceId: string;
  readonly facts: DocumentFacts;
  /** SHA-256 over everything the source says of the document. */
  readonly contentHash: string;
  readonly sections: readonly Section[];
  readonly chunks: readonly Chunk[];
  /** Relationships that this document supports; their scope is the document's. */
  readonly relationships: readonly RelationshipRecord[];
  readonly aliases: readonly NameAlias[];
}
