import type { Passage, RetrieverName } from '../../src/domain/evidence.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { TenantCorpus } from '../../src/search/corpus/tenant-corpus.ts';
import type { SearchDependencies } from '../../src/search/search.ts';
import { FakeDocumentStore } from './fake-document-store.ts';
import { FakeGraphStore } from './fake-graph-store.ts';
import { FakeRetriever } from './fake-retriever.ts';

/** What a search needs, in memory: the candidates of each retriever and the passages that can be read back. */
export class FakeSearch implements SearchDependencies {
  readonly documents = new FakeDocumentStore();
  readonly graph = new FakeGraphStore();
  /** Of a tenant that is not in memory. */
  readonly corpora = { open: () => Promise.resolve<TenantCorpus | undefined>(undefined) };
  readonly logger = createLogger('silent');
  readonly retrievers: Readonly<Record<RetrieverName, FakeRetriever>> = {
    vector: new FakeRetriever('vector'),
    keyword: new FakeRetriever('keyword'),
    graph: new FakeRetriever('graph'),
  };

  /** Makes the passages readable and lets these retrievers find them, the first best. */
  put(passages: readonly Passage[], ...finders: readonly RetrieverName[]): void {
    for (const [place, found] of passages.entries()) {
      this.documents.passages.set(found.chunkId, found);
      for (const name of finders) this.retrievers[name].candidates.push({ chunkId: found.chunkId, raw: 0.9 - place / 1_000 });
    }
  }
}
