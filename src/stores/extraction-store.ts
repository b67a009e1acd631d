import type { FoundName } from '../domain/extracted-name.ts';
import type { Scope } from '../domain/scope.ts';
import type { StoreOptions } from './store-options.ts';

/**
 * What a language model found in chunks, kept on the chunks and apart from everything stated, and the notes of whose turn it is. A note is written in the same
 * transaction as its document. It serves the system itself: a relay works for all tenants, so it takes no principal.
 */
export interface ExtractionStore {
  /** Leases the oldest open notes to one relay; a note whose lease ran out is given again. */
  claim(options: StoreOptions & { limit: number; leaseMs: number; tenantId?: string }): Promise<ExtractionNote[]>;
  /** The chunks of these documents from which the model has extracted nothing yet, in the order of the texts; `limit` of them at most. */
  readOpenChunks(request: OpenChunksRequest, options?: StoreOptions): Promise<OpenChunk[]>;
  /** Keeps what the model found, in the place of what was found before. A chunk that is no more is left out. All of it or nothing. */
  saveNames(tenantId: string, model: string, chunks: readonly ExtractedChunk[], options?: StoreOptions): Promise<void>;
  /** Removes the notes that were carried out; one that was asked for again meanwhile stays. */
  complete(notes: readonly ExtractionNote[], options?: StoreOptions): Promise<void>;
  /** Gives the notes back, to be tried again after the delay. */
  release(notes: readonly ExtractionNote[], options: StoreOptions & Postponement): Promise<void>;
  /** Writes a note for each document of the tenant with chunks from which the model has extracted nothing yet. Returns how many. */
  request(tenantId: string, model: string, options?: StoreOptions): Promise<number>;
}

/** One document whose chunks wait; there is one note a document at most. */
export interface ExtractionNote {
  readonly id: string;
  readonly tenantId: string;
  readonly documentId: string;
  /** How often it was asked for: another number than before when the document was written meanwhile. */
  readonly requests: number;
  /** Failures in a row since it was last asked for. */
  readonly failures: number;
  /** How many of these were answers of which nothing could be used. */
  readonly badAnswers: number;
}

export interface OpenChunksRequest {
  readonly tenantId: string;
  readonly documentIds: readonly string[];
  /** The id of the model that is to read them. */
  readonly model: string;
  readonly limit: number;
}

export interface OpenChunk {
  readonly id: string;
  readonly documentId: string;
  readonly scope: Scope;
  readonly text: string;
}

export interface ExtractedChunk {
  readonly id: string;
  readonly documentId: string;
  readonly names: readonly FoundName[];
}

export interface Postponement {
  readonly delayMs: number;
  /** The code of what went wrong; absent: nothing, it is only not its turn. */
  readonly reason?: string;
  /** The model answered, and nothing of it could be used. */
  readonly isBadAnswer?: boolean;
}
