import type { Passage } from '../../src/domain/evidence.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { DocumentRecord, DocumentState, DocumentStore } from '../../src/stores/document-store.ts';

/** Documents in memory: keeps what it is given and counts versions. Passages are those that a test puts in. */
export class FakeDocumentStore implements DocumentStore {
  readonly records = new Map<string, DocumentRecord & { version: number }>();
  readonly passages = new Map<string, Passage>();
  /** How many documents each call wrote: one call is one transaction. */
  readonly batches: number[] = [];

  readStates(_principal: Principal, ids: readonly string[]): Promise<DocumentState[]> {
    const known = ids.flatMap((id) => this.records.get(id) ?? []);
    return Promise.resolve(known.map(({ id, contentHash, version, facts }) => ({ id, contentHash, version, scope: facts.scope })));
  }

  saveDocuments(_principal: Principal, documents: readonly DocumentRecord[]): Promise<void> {
    this.batches.push(documents.length);
    for (const record of documents) {
      this.records.set(record.id, { ...record, version: (this.records.get(record.id)?.version ?? 0) + 1 });
    }
    return Promise.resolve();
  }

  deleteDocument(_principal: Principal, id: string): Promise<boolean> {
    return Promise.resolve(this.records.delete(id));
  }

  readPassages({ scopes }: Principal, ids: readonly string[]): Promise<Passage[]> {
    const found = ids.flatMap((id) => this.passages.get(id) ?? []);
    return Promise.resolve(found.filter((passage) => scopes.includes(passage.document.scope)));
  }
}
