import type { EmbeddingStore } from '../../src/stores/embedding-store.ts';
import type { DocumentProjection, OutboxNote, OutboxStore } from '../../src/stores/outbox-store.ts';

/** An outbox in memory. `documents` is what the graph shows of each document at this moment. */
export class FakeOutbox implements OutboxStore {
  readonly documents = new Map<string, DocumentProjection>();
  notes: OutboxNote[] = [];
  readonly released: { id: string; delayMs: number; reason: string }[] = [];
  readonly #leased = new Set<string>();
  /** Called before each reading of documents, with how many went before: the moment at which something else may happen. */
  beforeRead: (count: number) => void = () => {};
  #reads = 0;

  claim({ limit, tenantId }: { limit: number; tenantId?: string }): Promise<OutboxNote[]> {
    const open = this.notes.filter((note) => !this.#leased.has(note.id) && (tenantId === undefined || note.tenantId === tenantId));
    const claimed = open.slice(0, limit).map((note) => ({ ...note, attempts: note.attempts + 1 }));
    for (const { id } of claimed) this.#leased.add(id);
    this.notes = this.notes.map((note) => claimed.find(({ id }) => id === note.id) ?? note);
    return Promise.resolve(claimed);
  }

  readProjections(_tenantId: string, documentIds: readonly string[]): Promise<Map<string, DocumentProjection>> {
    this.beforeRead(this.#reads++);
    const found = documentIds.flatMap((id) => {
      const projection = this.documents.get(id);
      return projection === undefined ? [] : [[id, projection] as const];
    });
    return Promise.resolve(new Map(found));
  }

  complete(noteIds: readonly string[]): Promise<void> {
    this.notes = this.notes.filter(({ id }) => !noteIds.includes(id));
    return Promise.resolve();
  }

  release(noteIds: readonly string[], { delayMs, reason }: { delayMs: number; reason: string }): Promise<void> {
    for (const id of noteIds) this.released.push({ id, delayMs, reason });
    return Promise.resolve();
  }

  countOpen(): Promise<number> {
    return Promise.resolve(this.notes.length);
  }

  requestReprojection(tenantId: string): Promise<number> {
    for (const documentId of this.documents.keys()) {
      this.notes.push({ id: `again ${documentId}`, tenantId, documentId, version: 0, removedChunkIds: [], attempts: 0 });
    }
    return Promise.resolve(this.documents.size);
  }

  /** The delay that released notes wait for is over. */
  endLeases(): void {
    this.#leased.clear();
  }
}

/** Keeps vectors by model and content hash. */
export class FakeEmbeddingStore implements EmbeddingStore {
  readonly kept = new Map<string, Float32Array>();

  readEmbeddings(tenantId: string, model: string, hashes: readonly string[]): Promise<Map<string, Float32Array>> {
    const found = hashes.flatMap((hash) => {
      const vector = this.kept.get(`${tenantId} ${model} ${hash}`);
      return vector === undefined ? [] : [[hash, vector] as const];
    });
    return Promise.resolve(new Map(found));
  }

  saveEmbeddings(tenantId: string, model: string, embeddings: ReadonlyMap<string, Float32Array>): Promise<void> {
    for (const [hash, vector] of embeddings) this.kept.set(`${tenantId} ${model} ${hash}`, vector);
    return Promise.resolve();
  }
}
