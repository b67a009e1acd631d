import { setImmediate } from 'node:timers/promises';
import type { CorpusDocument, CorpusGraph } from '../../src/domain/corpus.ts';
import { throwIfCancelled } from '../../src/platform/abortable.ts';
import type { CorpusStore } from '../../src/stores/corpus-store.ts';
import type { StoreOptions } from '../../src/stores/store-options.ts';

/** Tenants in memory, to show what the timing of reads does: reads can be held up and can fail. */
export class FakeCorpusStore implements CorpusStore {
  /** What was asked: the method's name, with the ids of the documents that were read. */
  readonly asked: string[] = [];
  /** Thrown by every read of documents while it is set. */
  failure: Error | undefined;
  readonly #tenants = new Map<string, Map<string, CorpusDocument>>();
  readonly #states = new Map<string, number>();
  #gate: Promise<void> = Promise.resolve();

  /** Reads of versions have their result but do not give it before the returned function is called. */
  holdUp(): () => void {
    let goOn = (): void => {};
    this.#gate = new Promise((resolve) => (goOn = resolve));
    return goOn;
  }

  put(tenantId: string, ...documents: readonly CorpusDocument[]): void {
    const tenant = this.#tenants.get(tenantId) ?? new Map<string, CorpusDocument>();
    this.#tenants.set(tenantId, tenant);
    const state = this.#change(tenantId);
    for (const document of documents) tenant.set(document.id, { ...document, version: String(state) });
  }

  remove(tenantId: string, documentId: string): void {
    this.#tenants.get(tenantId)?.delete(documentId);
    this.#change(tenantId);
  }

  readState(tenantId: string, { signal }: StoreOptions = {}): Promise<string> {
    this.asked.push('readState');
    throwIfCancelled(signal);
    return Promise.resolve(String(this.#states.get(tenantId) ?? 0));
  }

  countChunks(tenantId: string): Promise<number> {
    this.asked.push('countChunks');
    return Promise.resolve(this.#documents(tenantId).reduce((sum, { chunks }) => sum + chunks.length, 0));
  }

  async readDocumentVersions(tenantId: string): Promise<Map<string, string>> {
    this.asked.push('readDocumentVersions');
    const versions = new Map(this.#documents(tenantId).map(({ id, version }) => [id, version]));
    await this.#gate;
    return versions;
  }

  async *readDocuments(
    tenantId: string,
    versions: ReadonlyMap<string, string>,
    { signal }: StoreOptions = {},
  ): AsyncGenerator<CorpusDocument[]> {
    this.asked.push(['readDocuments', ...versions.keys()].join(' '));
    for (const [id, version] of versions) {
      await setImmediate();
      throwIfCancelled(signal);
      if (this.failure !== undefined) throw this.failure;
      const document = this.#tenants.get(tenantId)?.get(id);
      if (document !== undefined) yield [{ ...document, version }];
    }
  }

  readGraph(): Promise<CorpusGraph> {
    return Promise.resolve({ nodes: [], names: [], relationships: [] });
  }

  #documents(tenantId: string): CorpusDocument[] {
    return [...(this.#tenants.get(tenantId)?.values() ?? [])];
  }

  #change(tenantId: string): number {
    const state = (this.#states.get(tenantId) ?? 0) + 1;
    this.#states.set(tenantId, state);
    return state;
  }
}
