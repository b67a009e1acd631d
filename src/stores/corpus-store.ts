import type { CorpusDocument, CorpusGraph } from '../domain/corpus.ts';
import type { StoreOptions } from './store-options.ts';

/**
 * Reads a tenant whole, whoever asks: for the resident index alone, which holds every answer to what its asker may see. The one store
 * without a principal.
 */
export interface CorpusStore {
  /** Another word after every change of anything of the tenant. Cheap: it is read at every search. */
  readState(tenantId: string, options?: StoreOptions): Promise<string>;
  countChunks(tenantId: string, options?: StoreOptions): Promise<number>;
  /** The version of every document, by id. */
  readDocumentVersions(tenantId: string, options?: StoreOptions): Promise<Map<string, string>>;
  /**
   * The documents of these ids, in batches small enough to be held in memory twice; one that is no more is left out. Each has the version that is
   * given here: what is read may be newer, never older, so a change in between shows at the next comparison of versions.
   */
  readDocuments(tenantId: string, versions: ReadonlyMap<string, string>, options?: StoreOptions): AsyncIterable<CorpusDocument[]>;
  /** Always in the same order; a relationship that several documents state is there once for each scope in which it is stated. */
  readGraph(tenantId: string, options?: StoreOptions): Promise<CorpusGraph>;
}
