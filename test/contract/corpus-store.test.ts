import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CorpusDocument } from '../../src/domain/corpus.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { CorpusStore } from '../../src/stores/corpus-store.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jCorpusStore } from '../../src/stores/neo4j/neo4j-corpus-store.ts';
import { Neo4jDirectoryStore } from '../../src/stores/neo4j/neo4j-directory-store.ts';
import { Neo4jDocumentStore } from '../../src/stores/neo4j/neo4j-document-store.ts';
import { collect } from '../support/collect.ts';
import { chunkIdOf, directoryEntry, documentRecord, relationshipRecord } from '../support/seed-graph.ts';
import type { SeedDocument } from '../support/seed-graph.ts';
import { newPrincipal, openExecutor } from '../support/stores.ts';

jest.setTimeout(60_000);

const implementations: [string, (executor: Executor) => CorpusStore][] = [
  ['Neo4jCorpusStore', (executor) => new Neo4jCorpusStore(executor)],
];

describe.each(implementations)('the corpus store %s', (_name, open) => {
  let executor: Executor;
  let store: CorpusStore;
  let documents: Neo4jDocumentStore;
  let directory: Neo4jDirectoryStore;

  beforeAll(async () => {
    executor = await openExecutor();
    store = open(executor);
    documents = new Neo4jDocumentStore(executor);
    directory = new Neo4jDirectoryStore(executor);
  });
  afterAll(() => executor.close());

  const save = (writer: Principal, ...given: SeedDocument[]): Promise<void> => documents.saveDocuments(writer, given.map(documentRecord));
  const readAll = async (tenantId: string): Promise<CorpusDocument[][]> =>
    collect(store.readDocuments(tenantId, await store.readDocumentVersions(tenantId)));

  describe('the state', () => {
    it('changes with every change of the tenant, in whatever scope, and with nothing else', async () => {
      const writer = newPrincipal('group:g');
      const { tenantId } = writer;
      const changes: (() => Promise<unknown>)[] = [
        () => save(writer, { id: 'a' }),
        () => save(writer, { id: 'b', scope: 'group:g' }),
        () => save(writer, { id: 'a', texts: ['Another text.'] }),
        () => save(writer, { id: 'a', scope: 'group:g' }),
        () => directory.saveRecords(writer, 'src', [directoryEntry('Employee', 'ada')]),
        () => directory.saveRelationships(writer, 'src', [relationshipRecord('ada', 'AUTHORED', 'a')]),
        () => documents.deleteDocument(writer, 'b'),
      ];
      const states = [await store.readState(tenantId)];
      for (const change of changes) {
        await change();
        states.push(await store.readState(tenantId));
      }
      expect(new Set(states).size).toBe(changes.length + 1);
      await save(newPrincipal(), { id: 'a' });
      expect(await store.readState(tenantId)).toBe(states.at(-1));
    });
  });

  describe('the documents', () => {
    it('come whole, with title, headings and scope, chunks in the order of the text', async () => {
      const writer = newPrincipal('group:g');
      await save(writer, { id: 'a', title: 'Plan', scope: 'group:g', texts: ['First.', 'Second.', 'Third.'] });
      const [[found]] = (await readAll(writer.tenantId)) as [[CorpusDocument]];
      const chunk = (text: string): unknown => ({ id: chunkIdOf('a', text), text, headingPath: [], scope: 'group:g' });
      const { version, ...rest } = found;
      expect(rest).toEqual({ id: 'a', title: 'Plan', scope: 'group:g', chunks: ['First.', 'Second.', 'Third.'].map(chunk) });
      expect(version).toBe((await store.readDocumentVersions(writer.tenantId)).get('a'));
    });

    it('have another version after every change, and after being deleted and written anew', async () => {
      const writer = newPrincipal('group:g');
      const versions: (string | undefined)[] = [];
      const changes: SeedDocument[] = [{ id: 'a' }, { id: 'a', texts: ['New.'] }, { id: 'a', texts: ['New.'], scope: 'group:g' }];
      for (const change of changes) {
        await save(writer, { id: 'other' }, change);
        versions.push((await store.readDocumentVersions(writer.tenantId)).get('a'));
      }
      await documents.deleteDocument(writer, 'a');
      expect([...(await store.readDocumentVersions(writer.tenantId)).keys()]).toEqual(['other']);
      await save(writer, { id: 'a', texts: ['Written anew.'] });
      versions.push((await store.readDocumentVersions(writer.tenantId)).get('a'));
      expect(new Set(versions).size).toBe(4);
    });

    it('come in batches of a bounded number of chunks, each document in one batch', async () => {
      const writer = newPrincipal();
      const texts = (count: number): string[] => Array.from({ length: count }, (_, place) => `text ${place}`);
      const sizes = { a: 200, b: 200, c: 50, d: 700 };
      await save(writer, ...Object.entries(sizes).map(([id, count]) => ({ id, texts: texts(count) })));
      const batches = await readAll(writer.tenantId);
      expect(batches.map((batch) => batch.map(({ id, chunks }) => [id, chunks.length]))).toEqual([
        [['a', 200]],
        [
          ['b', 200],
          ['c', 50],
        ],
        [['d', 700]],
      ]);
      expect(await store.countChunks(writer.tenantId)).toBe(1_150);
    });

    it('that are no more are left out', async () => {
      const writer = newPrincipal();
      await save(writer, { id: 'a' });
      const versions = new Map([
        ['a', '1'],
        ['gone', '1'],
      ]);
      const found = (await collect(store.readDocuments(writer.tenantId, versions))).flat();
      expect(found.map(({ id, version }) => [id, version])).toEqual([['a', '1']]);
    });
  });

  describe('the graph', () => {
    it('has nodes, what they are called, and what is stated of them, each with its scope', async () => {
      const writer = newPrincipal('group:g');
      await directory.saveRecords(writer, 'src', [
        directoryEntry('Employee', 'ada', { name: 'Ada Byron' }),
        directoryEntry('Project', 'engine'),
      ]);
      await directory.saveRelationships(writer, 'src', [relationshipRecord('ada', 'WORKS_ON', 'engine')]);
      const wrote = relationshipRecord('ada', 'AUTHORED', 'plan', { scope: 'group:g', documentId: 'plan' });
      const facts = { status: 'Final', createdAt: '2018-02-03' };
      await save(writer, { id: 'plan', title: 'The plan', scope: 'group:g', facts, relationships: [wrote] });
      const graph = await store.readGraph(writer.tenantId);
      expect(graph.nodes).toEqual([
        { id: 'ada', label: 'Employee', name: 'Ada Byron', scope: 'tenant' },
        { id: 'engine', label: 'Project', name: 'engine', scope: 'tenant' },
        { id: 'plan', label: 'Document', name: 'The plan', scope: 'group:g', properties: facts },
      ]);
      expect(graph.relationships).toEqual([
        { type: 'WORKS_ON', fromId: 'ada', toId: 'engine', scope: 'tenant' },
        { type: 'AUTHORED', fromId: 'ada', toId: 'plan', scope: 'group:g' },
      ]);
      expect(graph.names).toContainEqual({ key: 'ada byron', kind: 'given', nodeId: 'ada', scope: 'tenant' });
      expect(graph.names).toContainEqual({ key: 'the plan', kind: 'given', nodeId: 'plan', scope: 'group:g' });
    });

    it('has a relationship once for each scope, however many documents state it', async () => {
      const writer = newPrincipal('group:g');
      await directory.saveRecords(writer, 'src', [directoryEntry('Employee', 'ada'), directoryEntry('Project', 'engine')]);
      const stated = (id: string, scope: 'tenant' | 'group:g'): SeedDocument => ({
        id,
        scope,
        relationships: [relationshipRecord('ada', 'WORKS_ON', 'engine', { scope, documentId: id })],
      });
      await save(writer, stated('a', 'tenant'), stated('b', 'tenant'), stated('c', 'group:g'));
      const { relationships } = await store.readGraph(writer.tenantId);
      expect(relationships.map(({ type, scope }) => [type, scope])).toEqual([
        ['WORKS_ON', 'group:g'],
        ['WORKS_ON', 'tenant'],
      ]);
    });

    it('is whole when it has more nodes than one read takes', async () => {
      const writer = newPrincipal();
      const ids = Array.from({ length: 1_203 }, (_, place) => `t${String(place).padStart(4, '0')}`);
      await directory.saveRecords(
        writer,
        'src',
        ids.map((id) => directoryEntry('Topic', id)),
      );
      expect((await store.readGraph(writer.tenantId)).nodes.map(({ id }) => id)).toEqual(ids);
    });
  });

  it('knows nothing of a tenant that has nothing, nor of another tenant', async () => {
    await save(newPrincipal(), { id: 'a' });
    const { tenantId } = newPrincipal();
    expect(await readAll(tenantId)).toEqual([]);
    expect(await store.countChunks(tenantId)).toBe(0);
    expect(await store.readGraph(tenantId)).toEqual({ nodes: [], names: [], relationships: [] });
  });
});
