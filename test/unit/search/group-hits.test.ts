import { beforeEach, describe, expect, it } from '@jest/globals';
import type { HitKind, Passage, SearchHit } from '../../../src/domain/evidence.ts';
import { TenantCorpus } from '../../../src/search/corpus/tenant-corpus.ts';
import { search } from '../../../src/search/search.ts';
import type { SearchOptions, SearchResult } from '../../../src/search/search.ts';
import { corpusDocument } from '../../support/corpus-samples.ts';
import { FakeSearch } from '../../support/fake-search.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';
import { passage } from '../../support/search-samples.ts';

const QUESTION = 'harbour light';
const inSection = (found: Passage, id: string): Passage => ({ ...found, section: { ...found.section, id } });
const idsOf = ({ hits }: SearchResult): string[] => hits.map((found) => found.passage.chunkId);
const documentsOf = ({ hits }: SearchResult): string[] => hits.map((found) => found.passage.document.id);
const partsOf = (hit: SearchHit | undefined) => hit?.parts.map(({ retriever, raw, rank }) => [retriever, raw, rank]);

describe('a search for sections or documents', () => {
  let given: FakeSearch;
  let corpus: TenantCorpus | undefined;

  beforeEach(() => {
    given = new FakeSearch();
    corpus = undefined;
  });

  const ask = (kind: HitKind, options: SearchOptions = {}): Promise<SearchResult> =>
    search({ ...given, corpora: { open: () => Promise.resolve(corpus) } }, SOMEBODY, QUESTION, { kind, ...options });
  /** Puts texts into memory, where keywords are found, and makes their passages readable. */
  const remember = (id: string, texts: readonly string[], isReadable = true): void => {
    corpus ??= new TenantCorpus(SOMEBODY.tenantId);
    corpus.postings.put(corpusDocument(id, texts));
    if (isReadable) given.put(texts.map((text, index) => passage(id, index, { text })));
  };

  it('gives each document once, with its best passage, and says which others were found', async () => {
    given.put([passage('a'), passage('b'), passage('a', 1), passage('a', 2), passage('b', 1)], 'vector');
    const { hits } = await ask('document');
    expect(hits.map(({ passage: best, others }) => [best.chunkId, others?.map(({ chunkId }) => chunkId)])).toEqual([
      ['a-0', ['a-1', 'a-2']],
      ['b-0', ['b-1']],
    ]);
  });

  it('gives each section once, three of a document at most', async () => {
    const sections = ['one', 'one', 'two', 'three', 'four'].map((id, index) => inSection(passage('a', index), id));
    given.put([...sections, passage('b')], 'keyword');
    const { hits } = await ask('section');
    expect(hits.map(({ passage: best, others }) => [best.section.id, best.chunkId, others?.length])).toEqual([
      ['one', 'a-0', 1],
      ['two', 'a-2', 0],
      ['three', 'a-3', 0],
      ['section of b', 'b-0', 0],
    ]);
  });

  it('names ten other passages at most', async () => {
    given.put(
      Array.from({ length: 20 }, (_, index) => passage('a', index)),
      'vector',
    );
    expect((await ask('document')).hits.map(({ others }) => others?.length)).toEqual([10]);
  });

  it('takes the best of each way of finding, though it be of different passages', async () => {
    given.put([passage('both', 0), passage('both', 1), passage('plain')]);
    given.retrievers.vector.candidates.push(
      { chunkId: 'both-0', raw: 0.9 },
      { chunkId: 'plain-0', raw: 0.8 },
      { chunkId: 'both-1', raw: 0.4 },
    );
    given.retrievers.keyword.candidates.push({ chunkId: 'both-1', raw: 7 }, { chunkId: 'plain-0', raw: 6 });
    const { hits } = await ask('document');
    expect(hits.map(partsOf)).toEqual([
      [
        ['vector', 0.9, 1],
        ['keyword', 7, 1],
      ],
      [
        ['vector', 0.8, 2],
        ['keyword', 6, 2],
      ],
    ]);
    // By passages the plain one is best: no passage of the other is good in both.
    expect(idsOf(await ask('chunk'))[0]).toBe('plain-0');
  });

  describe('in a tenant that is in memory', () => {
    it('counts the words of the whole document, which no passage has together', async () => {
      remember('spread', ['The harbour is old.', 'A light burns.', 'Nothing.']);
      remember('harbour', ['The harbour is old.', 'Boats.', 'Nothing.']);
      given.retrievers.keyword.candidates.push({ chunkId: 'harbour-0', raw: 1 }, { chunkId: 'spread-0', raw: 1 });
      const { hits } = await ask('document');
      expect(hits.map((hit) => [hit.passage.document.id, hit.parts.map(({ retriever, rank }) => [retriever, rank])])).toEqual([
        [
          'spread',
          [
            ['keyword', 2],
            ['document', 1],
          ],
        ],
        [
          'harbour',
          [
            ['keyword', 1],
            ['document', 2],
          ],
        ],
      ]);
    });

    it.each([
      ['section', 'section of book'],
      ['document', 'section of book'],
    ] as const)('lets it count for a %s too', async (kind, sectionId) => {
      remember('book', ['The harbour light.']);
      given.retrievers.vector.candidates.push({ chunkId: 'book-0', raw: 0.5 });
      const { hits } = await ask(kind);
      expect(hits[0]?.passage.section.id).toBe(sectionId);
      expect(hits[0]?.parts.map(({ retriever }) => retriever)).toEqual(['vector', 'document']);
    });

    it('has a score that is the very sum of its parts, whose weights add up to one', async () => {
      for (const id of ['a', 'b', 'c'])
        remember(id, [`The harbour of ${id}.`, 'A light.', 'light and harbour'].slice(0, id === 'a' ? 3 : 2));
      given.put([passage('a'), passage('b'), passage('c')], 'vector', 'keyword', 'graph');
      for (const kind of ['section', 'document'] as const) {
        const { hits } = await ask(kind);
        expect(hits).toHaveLength(3);
        for (const { score, parts } of hits) {
          expect(score).toBe(parts.reduce((sum, part) => sum + part.contribution, 0));
          for (const { contribution, weight, normalised } of parts) expect(contribution).toBe(weight * normalised);
        }
        expect(hits[0]?.parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
      }
    });

    it('fills the page with documents, though one has all the passages that are best', async () => {
      remember(
        'long',
        Array.from({ length: 80 }, () => 'harbour light harbour light'),
      );
      for (let place = 0; place < 12; place += 1) remember(`short${place}`, [`A light on boat ${place}.`]);
      given.retrievers.keyword.candidates = Array.from({ length: 80 }, (_, index) => ({ chunkId: `long-${index}`, raw: 9 }));
      const found = await ask('document', { limit: 10 });
      expect(new Set(documentsOf(found)).size).toBe(10);
      expect(found.hits[0]?.passage.document.id).toBe('long');
      expect(new Set(documentsOf(await ask('document', { limit: 100 }))).size).toBe(13);
    });

    it.each([
      [{ vector: 1 }, { vector: 1 }],
      [{ keyword: 1 }, { keyword: 0.5, document: 0.5 }],
      [
        { vector: 0.6, keyword: 0.4 },
        { vector: 0.6, keyword: 0.2, document: 0.2 },
      ],
    ])('takes no more for it from the weights %j than what words have: %j', async (weights, expected) => {
      remember('a', ['The harbour light.']);
      given.put([passage('a', 0, { text: 'The harbour light.' })], 'vector', 'keyword', 'graph');
      const [hit] = (await ask('document', { weights })).hits;
      expect(Object.fromEntries(hit?.parts.map(({ retriever, weight }) => [retriever, weight]) ?? [])).toEqual(expected);
    });

    it('leaves a document that can no more be read out before it ranks and normalises', async () => {
      remember('a', ['The harbour.']);
      remember('b', ['A light.']);
      remember('gone', ['The harbour light, harbour light.'], false);
      const { hits } = await ask('document');
      expect(hits.map(({ passage: best, parts }) => [best.document.id, parts.map(({ rank }) => rank)])).toEqual([
        ['a', [1]],
        ['b', [2]],
      ]);
      expect(hits[0]?.parts[0]?.normalised).toBe(1);
    });

    it('finds in the documents that a filter leaves alone', async () => {
      for (const id of ['a', 'b', 'c']) remember(id, ['The harbour light.']);
      given.graph.matching = ['b'];
      expect(documentsOf(await ask('document', { filter: { documents: ['b'] } }))).toEqual(['b']);
    });
  });

  it('ranks by passages alone in a tenant that is not in memory', async () => {
    given.put([passage('a'), passage('b')], 'vector', 'keyword');
    const { hits } = await ask('document');
    expect(hits[0]?.parts.map(({ retriever, weight }) => [retriever, weight])).toEqual([
      ['vector', 0.4],
      ['keyword', 0.4],
    ]);
  });

  it('orders ties the same way, whatever order they come in', async () => {
    const found = ['c', 'a', 'b'].map((id) => passage(id));
    given.put(found);
    const order = async (): Promise<string[]> => documentsOf(await ask('document'));
    given.retrievers.keyword.candidates = found.map(({ chunkId }) => ({ chunkId, raw: 1 }));
    expect(await order()).toEqual(['a', 'b', 'c']);
    given.retrievers.keyword.candidates.reverse();
    expect(await order()).toEqual(['a', 'b', 'c']);
  });

  it('gives a hit that is a passage no others', async () => {
    given.put([passage('a'), passage('a', 1)], 'vector');
    expect((await ask('chunk')).hits.map((hit) => hit.others)).toEqual([undefined, undefined]);
  });
});
