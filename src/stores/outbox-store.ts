import type { Scope } from '../domain/scope.ts';
import type { StoreOptions } from './store-options.ts';

/**
 * The notes of what the projections must do, written in the same transaction as the change that they follow.
 * It serves the system itself: a relay works for all tenants, so it takes no principal.
 */
export interface OutboxStore {
  /** Leases the oldest open notes to one relay; a note whose lease ran out is given again. */
  claim(options: StoreOptions & { limit: number; leaseMs: number; tenantId?: string }): Promise<OutboxNote[]>;
  /** What the documents' chunks look like now, by document; those that are gone are left out. */
  readProjections(tenantId: string, documentIds: readonly string[], options?: StoreOptions): Promise<Map<string, DocumentProjection>>;
  /** Removes the notes that were carried out. */
  complete(noteIds: readonly string[], options?: StoreOptions): Promise<void>;
  /** Gives the notes back, to be tried again after the delay. */
  release(noteIds: readonly string[], options: StoreOptions & { delayMs: number; reason: string }): Promise<void>;
  /** Notes not yet carried out. */
  countOpen(tenantId?: string, options?: StoreOptions): Promise<number>;
  /** Writes a note for each document of the tenant, so that its vectors are made again. Returns how many. */
  requestReprojection(tenantId: string, options?: StoreOptions): Promise<number>;
}

export interface OutboxNote {
  readonly id: string;
  readonly tenantId: string;
  readonly documentId: string;
  /** The document's version that the note belongs to. */
  readonly version: number;
  /** Chunks that this change removed. */
  readonly removedChunkIds: readonly string[];
  readonly attempts: number;
}

export interface DocumentProjection {
  readonly version: number;
  readonly chunks: readonly ProjectedChunk[];
}

export interface ProjectedChunk {
  readonly id: string;
  readonly scope: Scope;
  readonly version: number;
  readonly contentHash: string;
  /** What is embedded: title, heading path and text. */
  readonly embeddedText: string;
}
