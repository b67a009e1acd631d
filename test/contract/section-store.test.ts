import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DocumentChunk, DocumentSection } from '../../src/domain/document-part.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { Scope } from '../../src/domain/scope.ts';
import { splitChunks } from '../../src/ingestion/split-chunks.ts';
import { splitSections } from '../../src/ingestion/split-sections.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jDocumentStore } from '../../src/stores/neo4j/neo4j-document-store.ts';
import { Neo4jSectionStore } from '../../src/stores/neo4j/neo4j-section-store.ts';
import type { SectionPages, SectionStore } from '../../src/stores/section-store.ts';
import { documentRecord } from '../support/seed-graph.ts';
import { newPrincipal, openExecutor, runCypher, seenBy } from '../support/stores.ts';
import { WORD_TOKENIZER } from '../support/word-tokenizer.ts';

jest.setTimeout(60_000);

const SECRET: Scope = 'group:secret';
const BOOK = `Before all.

# One

First.

## One and a half

Second.

### Deep

Third.

## One and three quarters

Fourth.

# Two

Fifth.
`;
const ALL = { limit: 10, isFromEnd: false };
const implementations: [string, (executor: Executor) => SectionStore][] = [
  ['Neo4jSectionStore', (executor) => new Neo4jSectionStore(executor)],
];

describe.each(implementations)('the section store %s', (_name, open) => {
  let executor: Executor;
  let store: SectionStore;
  let anybody: Principal;
  let insider: Principal;

  beforeAll(async () => {
    executor = await openExecutor();
    store = open(executor);
  });
  afterAll(() => executor.close());
  beforeEach(() => {
    anybody = newPrincipal();
    insider = seenBy(anybody, SECRET);
  });

  /** Saves a Markdown document, split as ingestion does. Gives its sections' and chunks' ids by heading and by text. */
  const save = async (id: string, text: string, scope: Scope = 'tenant') => {
    const sections = splitSections(id, 'md', text);
    const chunks = splitChunks(id, id, sections, WORD_TOKENIZER);
    const record = { ...documentRecord({ id, scope }), sections: sections.map(({ section }) => section), chunks };
    await new Neo4jDocumentStore(executor).saveDocuments(anybody, [record]);
    return {
      section: (heading: string): string => sections.find(({ section }) => section.heading === heading)?.section.id ?? 'none',
      chunk: (of: string): string => chunks.find((chunk) => chunk.text === of)?.id ?? 'none',
    };
  };
  const headings = (sections: readonly DocumentSection[] | undefined): string[] | undefined => sections?.map(({ heading }) => heading);
  const texts = (chunks: readonly DocumentChunk[] | undefined): string[] | undefined => chunks?.map(({ text }) => text);
  const sectionsOf = async (principal: Principal, id: string, more: object = {}) =>
    (await store.readDocumentSections(principal, { ids: [id], onlyOutermost: false, ...ALL, ...more })).get(id);

  it('reads the sections of a document in the order of its text, each with the headings that lead to it', async () => {
    const book = await save('book', BOOK);
    const page = await sectionsOf(anybody, 'book');
    expect(page).toMatchObject({ startsAt: 0, totalCount: 6 });
    expect(page?.parts.map(({ headingPath, level, index }) => [headingPath, level, index])).toEqual([
      [[], 0, 0],
      [['One'], 1, 1],
      [['One', 'One and a half'], 2, 2],
      [['One', 'One and a half', 'Deep'], 3, 3],
      [['One', 'One and three quarters'], 2, 4],
      [['Two'], 1, 5],
    ]);
    expect(page?.parts[1]).toEqual({
      id: book.section('One'),
      documentId: 'book',
      heading: 'One',
      headingPath: ['One'],
      level: 1,
      index: 1,
    });
    expect(headings((await sectionsOf(anybody, 'book', { onlyOutermost: true }))?.parts)).toEqual(['', 'One', 'Two']);
  });

  it('leads from a section down to its children and up to its parent', async () => {
    const book = await save('book', BOOK);
    const [one, deep, half] = ['One', 'Deep', 'One and a half'].map(book.section);
    const children = await store.readChildren(anybody, { ids: [one!, half!, deep!], ...ALL });
    expect([...children].map(([id, { parts }]) => [id, headings(parts)])).toEqual([
      [one, ['One and a half', 'One and three quarters']],
      [half, ['Deep']],
    ]);
    expect(children.get(half!)?.parts[0]?.headingPath).toEqual(['One', 'One and a half', 'Deep']);
    const parents = await store.readParents(anybody, [deep!, half!, one!]);
    expect([...parents].map(([id, { heading }]) => [id, heading])).toEqual([
      [deep, 'One and a half'],
      [half, 'One'],
    ]);
    expect(headings(await store.readSections(anybody, [deep!, 'no such section']))).toEqual(['Deep']);
  });

  it('gives the chunks of a section’s own text', async () => {
    const book = await save('book', BOOK);
    const id = book.section('One');
    expect((await store.readSectionChunks(anybody, { ids: [id], ...ALL })).get(id)).toEqual({
      parts: [{ id: book.chunk('First.'), documentId: 'book', sectionId: id, index: 1, text: 'First.' }],
      startsAt: 0,
      totalCount: 1,
    });
    expect(texts(await store.readChunks(anybody, [book.chunk('Fifth.'), 'no such chunk']))).toEqual(['Fifth.']);
  });

  it.each([
    [0, 0, ['Third.']],
    [1, 1, ['Second.', 'Third.', 'Fourth.']],
    [2, 0, ['First.', 'Second.', 'Third.']],
    [10, 10, ['Before all.', 'First.', 'Second.', 'Third.', 'Fourth.', 'Fifth.']],
  ])('gives a chunk with %d before it and %d after it, across sections and not beyond the document', async (previous, next, expected) => {
    const book = await save('book', BOOK);
    await save('other', BOOK);
    const id = book.chunk('Third.');
    const context = await store.readContext(anybody, { chunkIds: [id], previous, next });
    expect(texts(context.get(id))).toEqual(expected);
  });

  describe('a page', () => {
    const PLACES: [string, object, string[], number][] = [
      ['from the beginning', { limit: 2 }, ['', 'One'], 0],
      ['from the end', { limit: 2, isFromEnd: true }, ['One and three quarters', 'Two'], 4],
      ['after a place', { limit: 2, after: 1 }, ['One and a half', 'Deep'], 2],
      ['before a place, from the end', { limit: 2, before: 3, isFromEnd: true }, ['One', 'One and a half'], 1],
      ['between two places', { after: 1, before: 3 }, ['One and a half'], 2],
      ['between places that cross', { after: 3, before: 1 }, [], 4],
      ['after the last', { after: 5 }, [], 6],
    ];
    it.each(PLACES)('is read %s', async (_where, range, expected, startsAt) => {
      await save('book', BOOK);
      const page = await sectionsOf(anybody, 'book', range);
      expect([headings(page?.parts), page?.startsAt, page?.totalCount]).toEqual([expected, startsAt, 6]);
    });
  });

  it('shows nothing of a hidden document, nor to another tenant', async () => {
    const vault = await save('vault', BOOK, SECRET);
    const [sectionId, chunkId] = [vault.section('One and a half'), vault.chunk('Second.')];
    const sizes = async (principal: Principal): Promise<number[]> => {
      const ids = [sectionId];
      const lists: { size: number }[] = [
        await store.readDocumentSections(principal, { ids: ['vault'], onlyOutermost: false, ...ALL }),
        await store.readChildren(principal, { ids, ...ALL }),
        await store.readSectionChunks(principal, { ids, ...ALL }),
        await store.readParents(principal, ids),
        await store.readContext(principal, { chunkIds: [chunkId], previous: 1, next: 1 }),
        new Set(await store.readSections(principal, ids)),
        new Set(await store.readChunks(principal, [chunkId])),
      ];
      return lists.map(({ size }) => size);
    };
    expect(await sizes(anybody)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await sizes(newPrincipal(SECRET))).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await sizes(insider)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('leaves a hidden chunk out of its visible document, counts it nowhere, and shows no context of it', async () => {
    const book = await save('book', BOOK);
    const id = book.chunk('Second.');
    await runCypher(executor, 'MATCH (c:Chunk {tenantId: $tenantId, id: $id}) SET c.scope = $scope', {
      ...{ tenantId: anybody.tenantId, id, scope: SECRET },
    });
    const seen = async (principal: Principal) => [
      texts(await store.readChunks(principal, [id])),
      (await store.readSectionChunks(principal, { ids: [book.section('One and a half')], ...ALL })).size,
      texts((await store.readContext(principal, { chunkIds: [book.chunk('First.')], previous: 1, next: 2 })).get(book.chunk('First.'))),
      (await store.readContext(principal, { chunkIds: [id], previous: 1, next: 1 })).size,
    ];
    expect(await seen(anybody)).toEqual([[], 0, ['Before all.', 'First.', 'Third.'], 0]);
    expect(await seen(insider)).toEqual([['Second.'], 1, ['Before all.', 'First.', 'Second.', 'Third.'], 1]);
  });

  it('keeps one parent for a section and one section for a chunk when equal headings move', async () => {
    await save('book', '# A\n\nText.\n\n## X\n\nSame.\n\n# A\n\n## X\n\nSame.\n');
    await save('book', '# A\n\nText.\n\n# A\n\n## X\n\nSame.\n');
    const page = await sectionsOf(anybody, 'book');
    const [first = '', second = '', inner = ''] = page?.parts.map(({ id }) => id) ?? [];
    expect(headings(page?.parts)).toEqual(['A', 'A', 'X']);
    expect([...(await store.readParents(anybody, [inner]))].map(([, { id }]) => id)).toEqual([second]);
    expect((await store.readChildren(anybody, { ids: [first, second], ...ALL })).has(first)).toBe(false);
    const holders = await runCypher(
      executor,
      'MATCH (c:Chunk {tenantId: $tenantId})<-[:HAS_CHUNK]-(s) RETURN c.id AS id, count(s) AS count',
      {
        tenantId: anybody.tenantId,
      },
    );
    expect(holders).toEqual([expect.objectContaining({ count: 1 }), expect.objectContaining({ count: 1 })]);
  });

  it('asks nothing when nothing is asked for', async () => {
    const pages: SectionPages[] = [
      await store.readDocumentSections(anybody, { ids: [], onlyOutermost: true, ...ALL }),
      await store.readChildren(anybody, { ids: [], ...ALL }),
      await store.readParents(anybody, []).then(() => new Map()),
    ];
    expect(pages.map(({ size }) => size)).toEqual([0, 0, 0]);
    expect([await store.readSections(anybody, []), await store.readChunks(anybody, [])]).toEqual([[], []]);
  });
});
