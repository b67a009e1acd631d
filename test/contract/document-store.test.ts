import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Principal } from '../../src/domain/principal.ts';
import type { DocumentStore } from '../../src/stores/document-store.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jDirectoryStore } from '../../src/stores/neo4j/neo4j-directory-store.ts';
import { Neo4jDocumentStore } from '../../src/stores/neo4j/neo4j-document-store.ts';
import { Neo4jGraphStore } from '../../src/stores/neo4j/neo4j-graph-store.ts';
import { Neo4jOutboxStore } from '../../src/stores/neo4j/neo4j-outbox-store.ts';
import { chunkIdOf, directoryEntry, documentRecord, relationshipRecord } from '../support/seed-graph.ts';
import { newPrincipal, openExecutor, runCypher, seenBy } from '../support/stores.ts';

// The first plan of a query on a cold and busy server takes seconds.
jest.setTimeout(60_000);

const implementations: [string, (executor: Executor) => DocumentStore][] = [
  ['Neo4jDocumentStore', (executor) => new Neo4jDocumentStore(executor)],
];

describe.each(implementations)('the document store %s', (_name, open) => {
  let executor: Executor;
  let store: DocumentStore;
  let writer: Principal;

  beforeAll(async () => {
    executor = await openExecutor();
    store = open(executor);
  });
  afterAll(() => executor.close());
  beforeEach(() => {
    writer = newPrincipal();
  });

  const textsSeenBy = async (principal: Principal, ids: readonly string[]): Promise<string[]> =>
    (await store.readPassages(principal, ids)).map((passage) => passage.text);
  const openNotes = async () => {
    const outbox = new Neo4jOutboxStore(executor);
    return outbox.claim({ tenantId: writer.tenantId, limit: 100, leaseMs: 0 });
  };

  it('gives back the passages of a document in the order of the ids that were asked for', async () => {
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', title: 'Night duty', texts: ['one', 'two', 'three'] })]);
    const ids = ['three', 'one', 'two'].map((text) => chunkIdOf('doc', text));
    const passages = await store.readPassages(writer, [ids[0]!, 'no such chunk', ...ids.slice(1)]);
    expect(passages.map((passage) => passage.text)).toEqual(['three', 'one', 'two']);
    expect(passages[0]).toMatchObject({
      chunkId: ids[0],
      index: 2,
      total: 3,
      section: { id: expect.stringMatching(/^sec_/), heading: '', level: 0, index: 0 },
      document: { id: 'doc', title: 'Night duty', scope: 'tenant' },
    });
  });

  it('leaves out properties that a document does not have', async () => {
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['one'] })]);
    const [passage] = await store.readPassages(writer, [chunkIdOf('doc', 'one')]);
    expect(Object.values(passage!.document)).not.toContain(null);
  });

  it('has no state of an unknown document, and that of a hidden one', async () => {
    await store.saveDocuments(writer, [documentRecord({ id: 'hidden', scope: 'group:g' })]);
    expect(await store.readStates(writer, ['unknown', 'hidden'])).toMatchObject([{ id: 'hidden', version: 1, scope: 'group:g' }]);
  });

  it('raises the version at each saving and keeps the ids of chunks that did not change', async () => {
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['kept', 'dropped'] })]);
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['added', 'kept'] })]);
    expect(await store.readStates(writer, ['doc'])).toMatchObject([{ version: 2 }]);
    const ids = ['kept', 'dropped', 'added'].map((text) => chunkIdOf('doc', text));
    expect((await store.readPassages(writer, ids)).map(({ text, index }) => [text, index])).toEqual([
      ['kept', 1],
      ['added', 0],
    ]);
  });

  it('notes with each saving what the projections must do, with the chunks that are no more', async () => {
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['kept', 'dropped'] })]);
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['kept'] })]);
    expect(await openNotes()).toMatchObject([
      { documentId: 'doc', version: 1, removedChunkIds: [] },
      { documentId: 'doc', version: 2, removedChunkIds: [chunkIdOf('doc', 'dropped')] },
    ]);
  });

  it('shows a passage to nobody outside its scope', async () => {
    await store.saveDocuments(writer, [documentRecord({ id: 'secret', scope: 'group:g', texts: ['of the group'] })]);
    const ids = [chunkIdOf('secret', 'of the group')];
    expect(await textsSeenBy(seenBy(writer, 'group:g'), ids)).toEqual(['of the group']);
    expect(await textsSeenBy(writer, ids)).toEqual([]);
    expect(await textsSeenBy(seenBy(writer, 'group:h', 'project:g', 'employee:g'), ids)).toEqual([]);
  });

  it('hides a document from others at the moment in which its scope narrows, and shows it when it widens', async () => {
    const ids = [chunkIdOf('doc', 'one')];
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['one'] })]);
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['one'], scope: 'employee:e' })]);
    expect(await textsSeenBy(writer, ids)).toEqual([]);
    expect(await textsSeenBy(seenBy(writer, 'employee:e'), ids)).toEqual(['one']);
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['one'] })]);
    expect(await textsSeenBy(writer, ids)).toEqual(['one']);
  });

  it('gives a chunk whose scope changed the new version, so that its vector is written again', async () => {
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['one'] })]);
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['one', 'two'] })]);
    const outbox = new Neo4jOutboxStore(executor);
    const versions = async () => (await outbox.readProjections(writer.tenantId, ['doc'])).get('doc')?.chunks.map((chunk) => chunk.version);
    expect(await versions()).toEqual([1, 2]);
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['one', 'two'], scope: 'group:g' })]);
    expect(await versions()).toEqual([3, 3]);
  });

  it('keeps documents of two tenants with the same id apart', async () => {
    const other = newPrincipal();
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['ours'] })]);
    await store.saveDocuments(other, [documentRecord({ id: 'doc', texts: ['theirs'] })]);
    const ids = [chunkIdOf('doc', 'ours'), chunkIdOf('doc', 'theirs')];
    expect(await textsSeenBy(writer, ids)).toEqual(['ours']);
    expect(await store.deleteDocument(other, 'doc')).toBe(true);
    expect(await textsSeenBy(writer, ids)).toEqual(['ours']);
    expect(await store.readStates(writer, ['doc'])).toMatchObject([{ version: 1 }]);
  });

  it('deletes a document once, with a note that names its chunks', async () => {
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', texts: ['one', 'two'] })]);
    expect(await store.deleteDocument(writer, 'doc')).toBe(true);
    expect(await store.deleteDocument(writer, 'doc')).toBe(false);
    expect(await store.readStates(writer, ['doc'])).toEqual([]);
    expect(await textsSeenBy(writer, [chunkIdOf('doc', 'one')])).toEqual([]);
    const notes = await openNotes();
    expect(notes.at(-1)).toMatchObject({ version: 2 });
    expect([...notes.at(-1)!.removedChunkIds].sort()).toEqual(['one', 'two'].map((text) => chunkIdOf('doc', text)).sort());
  });

  it('does not delete, or admit the existence of, what the asker may not see', async () => {
    await store.saveDocuments(writer, [documentRecord({ id: 'secret', scope: 'group:g' })]);
    expect(await store.deleteDocument(writer, 'secret')).toBe(false);
    expect(await store.deleteDocument(newPrincipal('group:g'), 'secret')).toBe(false);
    expect(await store.readStates(writer, ['secret'])).toHaveLength(1);
  });

  it('removes, with its last document, a person whom only documents named, and leaves one of the directory', async () => {
    const directory = new Neo4jDirectoryStore(executor);
    const graph = new Neo4jGraphStore(executor);
    const entries = [directoryEntry('Employee', 'emp-ada', { name: 'Ada Byron' })];
    await directory.saveRecords(writer, 'src-test', [
      ...entries,
      directoryEntry('Employee', 'emp-zed', { name: 'Zed Quill', origin: 'document' }),
    ]);
    const wroteBoth = (documentId: string) =>
      ['emp-ada', 'emp-zed'].map((author) => relationshipRecord(author, 'AUTHORED', documentId, { documentId }));
    await store.saveDocuments(
      writer,
      ['first', 'second'].map((id) => documentRecord({ id, relationships: wroteBoth(id) })),
    );
    const known = async () => {
      const found = await graph.findNames(writer, ['ada byron', 'zed quill', 'quill'], { maximumPerKey: 5 });
      return [...new Set(found.map((match) => match.node.name))];
    };

    await store.deleteDocument(writer, 'first');
    expect(await known()).toEqual(['Ada Byron', 'Zed Quill']);
    await store.saveDocuments(writer, [documentRecord({ id: 'second', relationships: [wroteBoth('second')[0]!] })]);
    expect(await known()).toEqual(['Ada Byron']);
    expect(await aliasesWithoutNode(executor, writer.tenantId)).toEqual([]);
  });

  it('leaves no name behind when two people of the same name go at once', async () => {
    const directory = new Neo4jDirectoryStore(executor);
    const twins = ['emp-zed-1', 'emp-zed-2'].map((id) => directoryEntry('Employee', id, { name: 'Zed Quill', origin: 'document' }));
    await directory.saveRecords(writer, 'src-test', twins);
    const relationships = twins.map(({ id }) => relationshipRecord(id, 'AUTHORED', 'doc', { documentId: 'doc' }));
    await store.saveDocuments(writer, [documentRecord({ id: 'doc', relationships })]);
    await store.deleteDocument(writer, 'doc');
    expect(await aliasesWithoutNode(executor, writer.tenantId)).toEqual([]);
    const query = 'MATCH (n {tenantId: $tenantId}) WHERE NOT n:Outbox AND NOT n:Generation RETURN labels(n)';
    expect(await runCypher(executor, query, { ...writer })).toEqual([]);
  });

  it('writes all of a batch or nothing', async () => {
    const broken = documentRecord({ id: 'broken' });
    // Neo4j refuses a property that is a map.
    const unwritable = { ...broken, facts: { ...broken.facts, type: { not: 'a word' } as unknown as string } };
    await expect(store.saveDocuments(writer, [documentRecord({ id: 'whole' }), unwritable])).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await store.readStates(writer, ['whole', 'broken'])).toEqual([]);
    expect(await openNotes()).toEqual([]);
  });

  it.each([`x' OR 1=1 //`, '`}) DETACH DELETE n //', '$tenantId', '{"a": 1}', '\u202Ertl 🦑 \u0000nul'])(
    'stores %j literally',
    async (text) => {
      await store.saveDocuments(writer, [documentRecord({ id: text, title: text, texts: [text] })]);
      expect(await store.readPassages(writer, [chunkIdOf(text, text)])).toMatchObject([{ text, document: { id: text, title: text } }]);
    },
  );
});

async function aliasesWithoutNode(executor: Executor, tenantId: string): Promise<string[]> {
  const query = 'MATCH (a:Alias {tenantId: $tenantId}) WHERE NOT EXISTS { (a)-[:NAMES]->() } RETURN a.key AS key';
  return (await runCypher<{ key: string }>(executor, query, { tenantId })).map((row) => row.key);
}
