import { beforeEach, describe, expect, it } from '@jest/globals';
import { AppError } from '../../../src/errors.ts';
import { search } from '../../../src/search/search.ts';
import type { SearchOptions, SearchResult } from '../../../src/search/search.ts';
import { FakeSearch } from '../../support/fake-search.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';
import { node, passage } from '../../support/search-samples.ts';

const DOWN = new AppError('DEPENDENCY_UNAVAILABLE', 'does not answer');
const MEMBER = { ...SOMEBODY, scopes: ['tenant', 'project:p'] as const };

describe('search', () => {
  let given: FakeSearch;

  beforeEach(() => {
    given = new FakeSearch();
  });

  const ask = (options?: SearchOptions, question = 'harbour light'): Promise<SearchResult> => search(given, SOMEBODY, question, options);
  const idsOf = ({ hits }: SearchResult): string[] => hits.map((found) => found.passage.chunkId);

  it('gives hits, names and grade', async () => {
    given.put([passage('a'), passage('b')], 'vector', 'keyword');
    given.graph.names = [{ key: 'harbour light', kind: 'given', node: node('p1', 'Project') }];
    const result = await ask({}, ' harbour\u0000light ');
    expect(result).toMatchObject({ question: 'harbour light', grade: 'STRONG', degraded: [], names: [{ node: { id: 'p1' } }] });
    expect(idsOf(result)).toEqual(['a-0', 'b-0']);
  });

  it('shows nothing that cannot be read back: hidden, deleted or never there', async () => {
    given.put([passage('secret', 0, { scope: 'project:p' }), passage('open')], 'vector', 'keyword', 'graph');
    given.retrievers.keyword.candidates.push({ chunkId: 'deleted', raw: 9 });
    expect(idsOf(await ask())).toEqual(['open-0']);
    expect(idsOf(await search(given, MEMBER, 'harbour'))).toEqual(['secret-0', 'open-0']);
  });

  it('scores as if what is hidden were not there', async () => {
    given.put([passage('secret', 0, { scope: 'project:p' }), passage('a'), passage('b')], 'vector', 'keyword');
    const withHidden = await ask();
    const without = new FakeSearch();
    without.put([passage('a'), passage('b')]);
    for (const name of ['vector', 'keyword'] as const) {
      without.retrievers[name].candidates = given.retrievers[name].candidates.filter(({ chunkId }) => chunkId !== 'secret-0');
    }
    expect(withHidden.hits).toHaveLength(2);
    expect(withHidden).toEqual(await search(without, SOMEBODY, 'harbour light'));
  });

  it.each([
    ['vector', 'VECTORS'],
    ['keyword', 'KEYWORDS'],
    ['graph', 'GRAPH'],
  ] as const)('goes on without %s and says so', async (name, part) => {
    given.put([passage('a')], 'vector', 'keyword', 'graph');
    given.retrievers[name].failure = DOWN;
    const result = await ask();
    expect(result.degraded).toEqual([part]);
    expect(idsOf(result)).toEqual(['a-0']);
  });

  it('fails at once when keywords and graph are both away, without reading back', async () => {
    given.put([passage('a')], 'vector');
    given.retrievers.keyword.failure = DOWN;
    given.retrievers.graph.failure = DOWN;
    given.documents.readPassages = () => Promise.reject(new Error('must not be asked'));
    await expect(ask()).rejects.toBe(DOWN);
  });

  it('ends when the caller has left', async () => {
    given.retrievers.keyword.failure = new AppError('CANCELLED', 'left');
    await expect(ask()).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  describe('when most of the nearest vectors are hidden', () => {
    const open = Array.from({ length: 60 }, (_, place) => passage(`open${String(place).padStart(2, '0')}`));

    beforeEach(() => {
      const hidden = Array.from({ length: 100 }, (_, place) => passage(`hidden${place}`, 0, { scope: 'project:p' }));
      given.put(hidden, 'vector');
      given.put(open);
      given.retrievers.vector.exhaustive = open.map(({ chunkId }, place) => ({ chunkId, raw: 0.5 - place / 1_000 }));
    });

    it('lets the store itself filter, so that the result is that of filtering first', async () => {
      expect(idsOf(await ask({ limit: 50 }))).toEqual(open.slice(0, 50).map(({ chunkId }) => chunkId));
      expect(given.retrievers.vector.asked.map(({ isExhaustive }) => isExhaustive)).toEqual([undefined, true]);
    });

    it('goes on with the short list when that fails, and says so', async () => {
      given.put([passage('word')], 'keyword');
      given.retrievers.vector.exhaustive = new AppError('DEADLINE_EXCEEDED', 'too slow');
      const result = await ask();
      expect(result.degraded).toEqual(['VECTORS']);
      expect(idsOf(result)).toEqual(['word-0']);
    });

    it('ends when the caller leaves meanwhile', async () => {
      given.retrievers.vector.exhaustive = new AppError('CANCELLED', 'left');
      await expect(ask()).rejects.toMatchObject({ code: 'CANCELLED' });
    });
  });

  it('does not ask the store again for a short list that is all there is', async () => {
    given.put([passage('a'), passage('secret', 0, { scope: 'project:p' })], 'vector');
    await ask();
    expect(given.retrievers.vector.asked).toHaveLength(1);
  });

  it.each([
    [-5, 0],
    [0, 0],
    [3, 3],
    [1_000_000, 100],
  ])('gives for a limit of %d at most %d hits', async (limit, most) => {
    given.put(
      Array.from({ length: 150 }, (_, place) => passage(`d${place}`)),
      'keyword',
    );
    given.put(
      Array.from({ length: 150 }, (_, place) => passage(`e${place}`)),
      'vector',
      'graph',
    );
    expect((await ask({ limit })).hits).toHaveLength(most);
  });

  it('gives the same for the same, however often it is asked', async () => {
    given.put(
      Array.from({ length: 20 }, (_, place) => passage(`d${place % 7}`, place)),
      'vector',
      'keyword',
      'graph',
    );
    expect(await ask()).toEqual(await ask());
  });

  describe('with a filter', () => {
    beforeEach(() => {
      given.put([passage('a'), passage('b')], 'vector', 'keyword', 'graph');
    });

    it('lets each retriever find in the documents that it leaves, and says which they are', async () => {
      given.graph.matching = ['a'];
      const filter = { projects: ['p1'], createdAt: { from: '2026-01-01' } };
      const result = await ask({ filter });
      expect(given.graph.filters).toEqual([filter]);
      for (const { asked } of Object.values(given.retrievers)) expect(asked).toMatchObject([{ documentIds: ['a'] }]);
      expect(result.documentIds).toEqual(['a']);
    });

    it('asks nobody when it leaves no document, but still knows the names', async () => {
      given.graph.names = [{ key: 'harbour light', kind: 'given', node: node('p1', 'Project') }];
      const result = await ask({ filter: { documents: ['unknown'] } });
      expect(result).toMatchObject({ hits: [], grade: 'NONE', degraded: [], documentIds: [], names: [{ node: { id: 'p1' } }] });
      for (const { asked } of Object.values(given.retrievers)) expect(asked).toEqual([]);
    });

    it('without a condition searches everything', async () => {
      expect(idsOf(await ask({ filter: { createdAt: {} } }))).toEqual(['a-0', 'b-0']);
      expect(given.graph.filters).toEqual([]);
      expect(given.retrievers.vector.asked).toMatchObject([{ documentIds: undefined }]);
    });

    it('keeps to it when the store is asked once more', async () => {
      const hidden = Array.from({ length: 100 }, (_, place) => passage(`hidden${place}`, 0, { scope: 'project:p' }));
      given.retrievers.vector.candidates = [];
      given.put(hidden, 'vector');
      given.graph.matching = ['a'];
      await ask({ filter: { documents: ['a'] } });
      expect(given.retrievers.vector.asked).toMatchObject([{ documentIds: ['a'] }, { documentIds: ['a'], isExhaustive: true }]);
    });

    it('fails when the documents cannot be found out', async () => {
      given.graph.findMatchingDocuments = () => Promise.reject(DOWN);
      given.graph.findNames = () => Promise.reject(DOWN);
      await expect(ask({ filter: { documents: ['a'] } })).rejects.toBe(DOWN);
    });

    it('that is none is refused before anything is asked', async () => {
      await expect(ask({ filter: { topics: [] } })).rejects.toMatchObject({ code: 'BAD_INPUT', details: { field: 'filter.topics' } });
      expect(given.graph.askedKeys).toEqual([]);
    });
  });

  describe('with weights', () => {
    it.each([
      [{ vector: 1 }, ['vector']],
      [{ vector: 1, keyword: 0, graph: 0 }, ['vector']],
      [{ keyword: 2, graph: 0.1 }, ['keyword', 'graph']],
      [{ vector: 1e308, keyword: 1e-308 }, ['vector']],
    ] as const)('%j asks only %j', async (weights, names) => {
      given.put([passage('a')], 'vector', 'keyword', 'graph');
      const { hits, degraded } = await ask({ weights });
      expect(
        Object.values(given.retrievers)
          .filter(({ asked }) => asked.length > 0)
          .map(({ name }) => name),
      ).toEqual(names);
      expect(hits[0]?.parts.map(({ retriever }) => retriever)).toEqual(names);
      expect(degraded).toEqual([]);
    });

    it('fails when nothing that counts answers, rather than give nothing', async () => {
      given.put([passage('a')], 'vector', 'keyword', 'graph');
      given.retrievers.vector.failure = DOWN;
      await expect(ask({ weights: { vector: 1 } })).rejects.toBe(DOWN);
      expect((await ask({ weights: { vector: 1, graph: 1 } })).degraded).toEqual(['VECTORS']);
    });

    it('goes on without names when the graph does not count and does not answer', async () => {
      given.put([passage('a')], 'vector');
      given.graph.findNames = () => Promise.reject(DOWN);
      expect(await ask({ weights: { vector: 1 } })).toMatchObject({ names: [], degraded: [], hits: [{ passage: { chunkId: 'a-0' } }] });
    });
  });

  describe('with options of its hits', () => {
    it('asks each retriever for twice as many candidates as it wants of it, and takes so many', async () => {
      const many = Array.from({ length: 150 }, (_, place) => passage(`d${place}`));
      given.put(many, 'vector', 'keyword');
      expect(idsOf(await ask())).toHaveLength(50);
      expect(idsOf(await ask({ candidates: 70 }))).toHaveLength(70);
      expect(given.retrievers.vector.asked.map(({ limit }) => limit)).toEqual([100, 140]);
    });

    it('leaves out what is below the minimum score, repeats a better hit, or is of a document that has enough', async () => {
      const twin = { text: 'said twice' };
      given.put([passage('a'), passage('b', 0, twin), passage('c', 0, twin), passage('a', 1), passage('a', 2), passage('last')], 'vector');
      const { hits } = await ask({ hitsPerDocument: 2, minimumScore: 0.1 });
      expect(hits.map(({ passage: { chunkId }, duplicates }) => [chunkId, duplicates?.map((other) => other.passage.chunkId)])).toEqual([
        ['a-0', undefined],
        ['b-0', ['c-0']],
        ['a-1', undefined],
      ]);
    });

    it('lets hits that differ pass others, and grades the same however few hits are wanted', async () => {
      given.put([passage('a'), passage('b', 0, { text: 'text of a 1' }), passage('c', 0, { text: 'gears' })], 'keyword', 'vector');
      expect(idsOf(await ask({ diversity: 0 }))).toEqual(['a-0', 'b-0', 'c-0']);
      expect(idsOf(await ask({ diversity: 1 }))).toEqual(['a-0', 'c-0', 'b-0']);
      expect((await ask({ limit: 1 })).grade).toBe((await ask()).grade);
    });

    it('tells every retriever to use no cache, also when the store is asked once more', async () => {
      given.put([passage('a')], 'keyword', 'graph');
      given.put(
        Array.from({ length: 100 }, (_, place) => passage(`hidden${place}`, 0, { scope: 'project:p' })),
        'vector',
      );
      await ask({ useCache: false });
      for (const { asked } of Object.values(given.retrievers)) for (const { useCache } of asked) expect(useCache).toBe(false);
      expect(given.retrievers.vector.asked).toHaveLength(2);
    });

    it.each([
      [{ minimumScore: Number.NaN }, 'minimumScore'],
      [{ diversity: -0.1 }, 'diversity'],
      [{ candidates: 0 }, 'candidates'],
      [{ hitsPerDocument: -1 }, 'hitsPerDocument'],
    ])('refuses %j before asking anything', async (options, field) => {
      await expect(ask(options)).rejects.toMatchObject({ code: 'BAD_INPUT', details: { field } });
      expect(given.retrievers.vector.asked).toEqual([]);
    });
  });

  it('refuses an empty question and weights that are no weights before asking anything', async () => {
    await expect(ask({}, ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(ask({ weights: { vector: -1 } })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(given.retrievers.vector.asked).toEqual([]);
  });
});
