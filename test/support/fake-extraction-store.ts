import type { FoundName } from '../../src/domain/extracted-name.ts';
import type {
  ExtractedChunk,
  ExtractionNote,
  ExtractionStore,
  OpenChunk,
  OpenChunksRequest,
  Postponement,
} from '../../src/stores/extraction-store.ts';

/** Notes and chunks in memory. */
export class FakeExtractionStore implements ExtractionStore {
  notes: ExtractionNote[] = [];
  readonly chunks: OpenChunk[] = [];
  /** What was kept, by chunk. */
  readonly saved = new Map<string, readonly FoundName[]>();
  readonly released: (Postponement & { documentId: string })[] = [];
  readonly #leased = new Set<string>();

  /** A document with a note and these texts, each a chunk `<id>-<place>`. */
  addDocument(documentId: string, texts: readonly string[], { tenantId = 'tn' } = {}): void {
    this.notes.push({ id: documentId, tenantId, documentId, requests: 1, failures: 0, badAnswers: 0 });
    this.chunks.push(...texts.map((text, place) => ({ id: `${documentId}-${place}`, documentId, scope: 'tenant' as const, text })));
  }

  claim({ limit, tenantId }: { limit: number; tenantId?: string }): Promise<ExtractionNote[]> {
    const open = this.notes.filter((note) => !this.#leased.has(note.id) && (tenantId === undefined || note.tenantId === tenantId));
    const claimed = open.slice(0, limit);
    for (const { id } of claimed) this.#leased.add(id);
    return Promise.resolve(claimed);
  }

  readOpenChunks({ documentIds, limit }: OpenChunksRequest): Promise<OpenChunk[]> {
    const open = this.chunks.filter(({ id, documentId }) => documentIds.includes(documentId) && !this.saved.has(id));
    return Promise.resolve(open.slice(0, limit));
  }

  saveNames(_tenantId: string, _model: string, chunks: readonly ExtractedChunk[]): Promise<void> {
    for (const { id, names } of chunks) this.saved.set(id, names);
    return Promise.resolve();
  }

  complete(notes: readonly ExtractionNote[]): Promise<void> {
    this.notes = this.notes.filter(({ id }) => !notes.some((note) => note.id === id));
    return Promise.resolve();
  }

  release(notes: readonly ExtractionNote[], { delayMs, reason, isBadAnswer = false }: Postponement): Promise<void> {
    for (const { id, documentId } of notes) {
      this.released.push({ documentId, delayMs, reason, isBadAnswer });
      if (delayMs === 0) this.#leased.delete(id);
    }
    this.notes = this.notes.map((note) => {
      if (reason === undefined || !notes.some(({ id }) => id === note.id)) return note;
      return { ...note, failures: note.failures + 1, badAnswers: note.badAnswers + (isBadAnswer ? 1 : 0) };
    });
    return Promise.resolve();
  }

  request(): Promise<number> {
    return Promise.resolve(this.notes.length);
  }

  /** The delay that released notes wait for is over. */
  endLeases(): void {
    this.#leased.clear();
  }
}
