import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Principal } from '../../src/domain/principal.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { ResidentCorpora } from '../../src/search/corpus/resident-corpora.ts';
import type { KeywordIndex } from '../../src/stores/keyword-index.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jCorpusStore } from '../../src/stores/neo4j/neo4j-corpus-store.ts';
import { Neo4jDocumentStore } from '../../src/stores/neo4j/neo4j-document-store.ts';
import { Neo4jKeywordIndex } from '../../src/stores/neo4j/neo4j-keyword-index.ts';
import { chunkIdOf, documentRecord } from '../support/seed-graph.ts';
import type { SeedDocument } from '../support/seed-graph.ts';
import { newPrincipal, openExecutor, seenBy } from '../support/stores.ts';

jest.setTimeout(60_000);

/** What searching uses in place of the store's index unless a tenant is too large; held to the same. */
function residentIndex(executor: Executor): KeywordIndex {
  const options = { logger: createLogger('silent'), maximumBytes: 2 ** 28, maximumChunks: 100_000 };
  const corpora = new ResidentCorpora({ store: new Neo4jCorpusStore(executor), ...options });
  return {
    search: async ({ tenantId, scopes }, text, { signal, ...options }) => {
      const corpus = await corpora.open(tenantId, { signal });
      if (corpus === undefined) throw new Error('The tenant does not fit into the memory.');
      return corpus.postings.search(scopes, text, options);
    },
  };
}

const implementations: [string, (executor: Executor) => KeywordIndex][] = [
  ['Neo4jKeywordIndex', (executor) => new Neo4jKeywordIndex(executor)],
  ['of ResidentCorpora', residentIndex],
];

describe.each(implementations)('the keyword index %s', (_name, open) => {
  let executor: Executor;
  let index: KeywordIndex;

  beforeAll(async () => {
    executor = await openExecutor();
    index = open(executor);
  });
  afterAll(() => executor.close());

  const holding = async (...documents: SeedDocument[]): Promise<Principal> => {
    const writer = newPrincipal();
    await new Neo4jDocumentStore(executor).saveDocuments(writer, documents.map(documentRecord));
    return writer;
  };
  const idsFor = async (principal: Principal, text: string, limit = 10): Promise<string[]> =>
    (await index.search(principal, text, { limit })).map((match) => match.chunkId);

  it('finds chunks by their words, in other forms too, best first', async () => {
    const asker = await holding(
      { id: 'a', texts: ['The relay failed and the relays were replaced.', 'A lamp.'] },
      { id: 'b', texts: ['One relay.'] },
    );
    const found = await index.search(asker, 'failing relay', { limit: 10 });
    expect(found.map((match) => match.chunkId)).toEqual([
      chunkIdOf('a', 'The relay failed and the relays were replaced.'),
      chunkIdOf('b', 'One relay.'),
    ]);
    expect(found[0]!.score).toBeGreaterThan(found[1]!.score);
  });

  it('finds by the title too, but takes the text for more', async () => {
    const asker = await holding(
      { id: 'text', title: 'Notes', texts: ['The fog horn, heard once.'] },
      { id: 'title', title: 'Fog horn', texts: ['Heard once, it is.'] },
    );
    expect(await idsFor(asker, 'fog horn')).toEqual([
      chunkIdOf('text', 'The fog horn, heard once.'),
      chunkIdOf('title', 'Heard once, it is.'),
    ]);
  });

  it('returns nothing for a text without words, or with stop words alone', async () => {
    const asker = await holding({ id: 'a', title: 'Zebra', texts: ['A zebra is not it.'] });
    for (const text of ['', '   ', '?!…', '🦑', '"', '\\', '(((']) expect(await idsFor(asker, text)).toEqual([]);
    expect(await idsFor(asker, 'the and of')).toEqual([]);
  });

  it.each([
    '+tenantId:* relay',
    'relay OR tenantId:tn_0',
    'relay) OR (tenantId:[* TO *]',
    '" OR *:* OR "',
    'rel*',
    'rela?',
    'relay~2',
    '/re.*/',
    '(((',
    'NOT lamp',
    'title:secret',
    'relay^100 \\" \\',
    '[a TO z]',
    '*:*',
    '-lamp && ||',
    '(a+)+$',
  ])('takes %j literally', async (text) => {
    const stranger = await holding({ id: 'secret', texts: ['relay secret lamp of another tenant'] });
    const asker = await holding({ id: 'mine', texts: ['relay'] }, { id: 'hidden', texts: ['relay secret lamp'], scope: 'group:g' });
    const found = await idsFor(asker, text);
    expect([[], [chunkIdOf('mine', 'relay')]]).toContainEqual(found);
    expect(await idsFor(stranger, 'relay')).toHaveLength(1);
  });

  it('finds no chunk by a wildcard or a prefix', async () => {
    const asker = await holding({ id: 'mine', texts: ['relay'] });
    for (const text of ['rel*', 'rela?', 'relax~2', '/re.*/', '*']) expect(await idsFor(asker, text)).toEqual([]);
  });

  it('finds no chunk by the words that keep tenants and scopes apart', async () => {
    const asker = await holding({ id: 'mine', texts: ['relay'] }, { id: 'theirs', texts: ['lamp'], scope: 'group:g' });
    expect(await idsFor(asker, `${asker.tenantId} tenant group:g`)).toEqual([]);
  });

  it('never returns another tenant’s text, or one outside the asker’s scopes', async () => {
    const asker = await holding({ id: 'open', texts: ['zebra one'] }, { id: 'secret', texts: ['zebra two'], scope: 'project:p' });
    const other = await holding({ id: 'theirs', texts: ['zebra three'] });
    expect(await idsFor(asker, 'zebra')).toEqual([chunkIdOf('open', 'zebra one')]);
    expect(await idsFor(seenBy(asker, 'project:p'), 'zebra')).toHaveLength(2);
    expect(await idsFor({ ...asker, scopes: ['project:p'] }, 'zebra')).toEqual([chunkIdOf('secret', 'zebra two')]);
    expect(await idsFor(other, 'zebra')).toEqual([chunkIdOf('theirs', 'zebra three')]);
    expect(await idsFor({ ...asker, scopes: [] }, 'zebra')).toEqual([]);
  });

  it('filters before it ranks, so that hidden and foreign chunks do not use up the limit', async () => {
    const best = Array.from({ length: 40 }, (_, place) => `quokka quokka quokka ${place}`);
    await holding({ id: 'foreign', title: 'Quokka', texts: best });
    const weak = ['There was once a quokka far away.', 'Another quokka came later that day.'];
    const asker = await holding({ id: 'hidden', title: 'Quokka', texts: best, scope: 'group:g' }, { id: 'open', texts: weak });
    expect((await idsFor(asker, 'quokka', 2)).sort()).toEqual(weak.map((text) => chunkIdOf('open', text)).sort());
  });

  describe('asked for some documents', () => {
    /** As many documents as asked for, each with one chunk about quokkas; the later, the weaker. */
    const quokkas = (count: number): SeedDocument[] =>
      Array.from({ length: count }, (_, place) => ({
        id: `doc_${String(place).padStart(32, '0')}`,
        texts: [`${'quokka '.repeat(1 + Math.floor((count - place) / 100))}${'word '.repeat(place % 50)}number ${place}`],
      }));
    const chunksOf = (documents: readonly SeedDocument[]): string[] =>
      documents.flatMap(({ id, texts = [] }) => texts.map((text) => chunkIdOf(id, text))).sort();
    const found = async (principal: Principal, documents: readonly SeedDocument[], limit: number): Promise<string[]> => {
      const documentIds = documents.map(({ id }) => id);
      return (await index.search(principal, 'quokka', { limit, documentIds })).map((match) => match.chunkId);
    };

    it('finds their chunks though most others fit better', async () => {
      const documents = quokkas(300);
      const asker = await holding(...documents);
      const weakest = documents.slice(-3);
      expect((await found(asker, weakest, 100)).sort()).toEqual(chunksOf(weakest));
      expect(await idsFor(asker, 'quokka', 100)).not.toEqual(expect.arrayContaining(chunksOf(weakest)));
    });

    it('finds the best of more documents than the index filters by itself', async () => {
      const documents = quokkas(620);
      const asker = await holding(...documents);
      const weaker = documents.slice(-510);
      const all = await found(asker, weaker, 1_000);
      expect([...all].sort()).toEqual(chunksOf(weaker));
      expect(await found(asker, weaker, 10)).toEqual(all.slice(0, 10));
    });

    it('gives the scores that they have among all', async () => {
      const documents = quokkas(5);
      const asker = await holding(...documents);
      const all = await index.search(asker, 'quokka', { limit: 10 });
      const some = await index.search(asker, 'quokka', { limit: 10, documentIds: documents.slice(3).map(({ id }) => id) });
      for (const { chunkId, score } of some) expect(score).toBeCloseTo(all.find((match) => match.chunkId === chunkId)?.score ?? -1, 5);
      expect(some).toHaveLength(2);
    });

    it('finds nothing in none, in unknown ones, in hidden ones and in those of another tenant', async () => {
      const [first, second, third] = quokkas(3);
      const other = await holding(third!);
      const asker = await holding(first!, { ...second!, scope: 'group:g' });
      for (const documents of [[], [{ id: 'doc_unknown' }], [second!], [third!]]) expect(await found(asker, documents, 10)).toEqual([]);
      expect(await found(seenBy(asker, 'group:g'), [second!], 10)).toEqual(chunksOf([second!]));
      expect(await found(other, [first!, third!], 10)).toEqual(chunksOf([third!]));
    });

    it('takes an id for an id, whatever is in it', async () => {
      const asker = await holding(...quokkas(2));
      for (const id of ['" OR *:*', '*', '\\', 'doc_*', ') OR (quokka']) expect(await found(asker, [{ id }], 10)).toEqual([]);
    });
  });

  it('takes a text of thousands of words and a word of thousands of letters', async () => {
    const asker = await holding({ id: 'a', texts: ['The relay failed.'] });
    const words = Array.from({ length: 3_000 }, (_, place) => `word${place}`).join(' ');
    expect(await idsFor(asker, `relay ${words}`)).toHaveLength(1);
    expect(await idsFor(asker, `${'x'.repeat(50_000)} relay`)).toHaveLength(1);
  });
});
