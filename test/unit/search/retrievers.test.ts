import { describe, expect, it } from '@jest/globals';
import type { PathStep } from '../../../src/domain/knowledge.ts';
import { TenantCorpus } from '../../../src/search/corpus/tenant-corpus.ts';
import { CachedEmbeddingModel } from '../../../src/models/decorators/cached-embedding-model.ts';
import { MemoryCache } from '../../../src/platform/memory-cache.ts';
import type { Candidate, Question } from '../../../src/search/retriever.ts';
import { GraphRetriever } from '../../../src/search/retrievers/graph-retriever.ts';
import { KeywordRetriever } from '../../../src/search/retrievers/keyword-retriever.ts';
import { VectorRetriever } from '../../../src/search/retrievers/vector-retriever.ts';
import { understandByNames } from '../../../src/search/understand-question.ts';
import type { KeywordIndex } from '../../../src/stores/keyword-index.ts';
import { corpusDocument } from '../../support/corpus-samples.ts';
import { FakeGraphStore } from '../../support/fake-graph-store.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';
import { FakeVectorStore } from '../../support/fake-vector-store.ts';
import { WordEmbeddingModel } from '../../support/word-embedding-model.ts';
import { node } from '../../support/search-samples.ts';

/** A question to a tenant that is not in memory. */
const asking = (text: string, ...names: readonly [string, number][]): Question => ({
  text,
  corpus: Promise.resolve(undefined),
  understanding: Promise.resolve(
    understandByNames(
      text,
      names.map(([id, weight]) => ({ text: id, node: node(id), weight, match: 'exact' })),
    ),
  ),
});

describe('GraphRetriever', () => {
  const steps = (...ids: readonly string[]): PathStep[] => ids.map((id) => ({ relationship: 'R', isForward: true, node: node(id) }));

  it('adds up what the names give, half for each step, and shows the strongest way', async () => {
    const graph = new FakeGraphStore();
    graph.nearby = [
      { documentId: 'between', seedId: 'ada', path: { start: node('ada'), steps: steps('between') } },
      { documentId: 'between', seedId: 'engine', path: { start: node('engine'), steps: steps('x', 'between') } },
      { documentId: 'beside', seedId: 'ada', path: { start: node('ada'), steps: steps('beside') } },
      { documentId: 'itself', seedId: 'itself', path: { start: node('itself'), steps: [] } },
    ];
    graph.leads = new Map(['between', 'beside', 'itself'].map((id) => [id, `${id}-0`]));
    const question = asking('', ['ada', 1], ['engine', 1], ['itself', 0.25]);
    const found = await new GraphRetriever(graph).retrieve(SOMEBODY, question, { limit: 10 });
    expect(found.map(({ chunkId, raw }) => [chunkId, raw])).toEqual([
      ['between-0', 0.75],
      ['beside-0', 0.5],
      ['itself-0', 0.25],
    ]);
    expect(found[0]?.path?.start.id).toBe('ada');
  });

  it('leaves out documents without a visible chunk, orders ties by id and keeps to the limit', async () => {
    const graph = new FakeGraphStore();
    graph.nearby = ['c', 'a', 'b'].map((id) => ({ documentId: id, seedId: 's', path: { start: node('s'), steps: steps(id) } }));
    graph.leads = new Map([
      ['b', 'b-0'],
      ['c', 'c-0'],
    ]);
    const retriever = new GraphRetriever(graph);
    const question = asking('', ['s', 1]);
    expect((await retriever.retrieve(SOMEBODY, question, { limit: 3 })).map(({ chunkId }) => chunkId)).toEqual(['b-0', 'c-0']);
    expect((await retriever.retrieve(SOMEBODY, question, { limit: 2 })).map(({ chunkId }) => chunkId)).toEqual(['b-0']);
  });
});

describe('KeywordRetriever', () => {
  const indexOfLargeTenants: KeywordIndex = { search: () => Promise.resolve([{ chunkId: 'from the store', score: 3 }]) };
  const retrieve = (tenant: Promise<TenantCorpus | undefined>, documentIds?: readonly string[]): Promise<Candidate[]> =>
    new KeywordRetriever(indexOfLargeTenants).retrieve(SOMEBODY, { ...asking('relay'), corpus: tenant }, { limit: 5, documentIds });

  it("finds the words in the tenant's corpus, as the asker sees it, in the documents that are wanted", async () => {
    const resident = new TenantCorpus(SOMEBODY.tenantId);
    for (const document of [corpusDocument('a', ['relay']), corpusDocument('b', ['relay'])]) resident.postings.put(document);
    resident.postings.put(corpusDocument('hidden', ['relay'], { scope: 'group:g' }));
    const ids = async (documentIds?: readonly string[]): Promise<string[]> =>
      (await retrieve(Promise.resolve(resident), documentIds)).map(({ chunkId }) => chunkId);
    expect(await ids()).toEqual(['a-0', 'b-0']);
    expect(await ids(['b', 'hidden'])).toEqual(['b-0']);
  });

  it('asks the store for a tenant without a corpus, and fails when the corpus cannot be had', async () => {
    expect(await retrieve(Promise.resolve(undefined))).toEqual([{ chunkId: 'from the store', raw: 3 }]);
    await expect(retrieve(Promise.reject(new Error('away')))).rejects.toThrow('away');
  });
});

describe('VectorRetriever', () => {
  it('gives cosine similarities, and lets the store filter when it is asked again', async () => {
    const model = new WordEmbeddingModel();
    const vectors = new FakeVectorStore();
    const [near, far] = await model.embed(['harbour light', 'budget']);
    await vectors.upsert('tn', [
      { chunkId: 'near', documentId: 'd', scope: 'project:p', version: 1, vector: near! },
      { chunkId: 'far', documentId: 'd', scope: 'tenant', version: 1, vector: far! },
    ]);
    const retriever = new VectorRetriever(model, vectors);
    const question = asking('harbour light');
    const found = await retriever.retrieve(SOMEBODY, question, { limit: 5 });
    expect(found[0]?.chunkId).toBe('near');
    expect(found[0]?.raw).toBeCloseTo(1, 6);
    const visible = await retriever.retrieve(SOMEBODY, question, { limit: 5, isExhaustive: true });
    expect(visible.map(({ chunkId }) => chunkId)).toEqual(['far']);
  });

  it('keeps the vector of a question for its tenant, unless it is told to use no cache', async () => {
    const model = new WordEmbeddingModel();
    const retriever = new VectorRetriever(
      new CachedEmbeddingModel(model, new MemoryCache({ maximumBytes: 100_000 })),
      new FakeVectorStore(),
    );
    const ask = (useCache?: boolean) => retriever.retrieve(SOMEBODY, asking('harbour light'), { limit: 1, useCache });
    await ask(false);
    await ask();
    expect(model.embedded).toHaveLength(2);
    await ask();
    await ask(true);
    expect(model.embedded).toHaveLength(2);
    await ask(false);
    expect(model.embedded).toHaveLength(3);
  });
});
