import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Principal } from '../../src/domain/principal.ts';
import type { Scope } from '../../src/domain/scope.ts';
import type { GraphStore } from '../../src/stores/graph-store.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jDirectoryStore } from '../../src/stores/neo4j/neo4j-directory-store.ts';
import { Neo4jDocumentStore } from '../../src/stores/neo4j/neo4j-document-store.ts';
import { Neo4jGraphStore } from '../../src/stores/neo4j/neo4j-graph-store.ts';
import { chunkIdOf, directoryEntry, documentRecord, relationshipRecord } from '../support/seed-graph.ts';
import { newPrincipal, openExecutor, seenBy } from '../support/stores.ts';

jest.setTimeout(60_000);

const SECRET: Scope = 'group:secret';
const implementations: [string, (executor: Executor) => GraphStore][] = [['Neo4jGraphStore', (executor) => new Neo4jGraphStore(executor)]];

describe.each(implementations)('the graph store %s', (_name, open) => {
  let executor: Executor;
  let store: GraphStore;
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

  const people = (...entries: Parameters<typeof directoryEntry>[]) =>
    new Neo4jDirectoryStore(executor).saveRecords(
      anybody,
      'src-test',
      entries.map((entry) => directoryEntry(...entry)),
    );
  const documents = (...seeds: Parameters<typeof documentRecord>[0][]) =>
    new Neo4jDocumentStore(executor).saveDocuments(anybody, seeds.map(documentRecord));
  const relate = (...relationships: Parameters<typeof relationshipRecord>[]) =>
    new Neo4jDirectoryStore(executor).saveRelationships(
      anybody,
      'src-test',
      relationships.map((given) => relationshipRecord(...given)),
    );
  const near = async (principal: Principal, seed: string, fanOut = 50): Promise<string[]> =>
    (await store.findNearbyDocuments(principal, [seed], { fanOut })).map(({ documentId }) => documentId).sort();
  const facts = async (principal: Principal, ...seeds: string[]): Promise<string[]> =>
    (await store.readFacts(principal, seeds, { limit: 100, limitOfType: 100 })).map(
      (fact) => `${fact.from.id} ${fact.relationship} ${fact.to.id}`,
    );

  describe('finds names', () => {
    it('of every kind of node, with what is shown of them', async () => {
      await people(['Employee', 'emp-ada', { name: 'Ada Byron' }], ['Project', 'prj-engine', { name: 'Project Engine' }]);
      await documents({ id: 'doc-1', title: 'On numbers' });
      const found = await store.findNames(anybody, ['ada byron', 'byron', 'engine', 'on numbers', 'nothing'], { maximumPerKey: 3 });
      expect(found).toEqual([
        { key: 'ada byron', kind: 'given', node: { id: 'emp-ada', label: 'Employee', name: 'Ada Byron' } },
        { key: 'byron', kind: 'partial', node: { id: 'emp-ada', label: 'Employee', name: 'Ada Byron' } },
        { key: 'engine', kind: 'given', node: { id: 'prj-engine', label: 'Project', name: 'Project Engine' } },
        { key: 'on numbers', kind: 'given', node: { id: 'doc-1', label: 'Document', name: 'On numbers' } },
      ]);
    });

    it('of hidden nodes for those alone who may see them', async () => {
      await people(['Project', 'prj-x', { name: 'Xylophone', scope: SECRET }]);
      await documents({ id: 'doc-x', title: 'Xylophone price', scope: SECRET });
      const keys = ['xylophone', 'xylophone price', 'external doc x', 'external prj x'];
      expect(await store.findNames(anybody, keys, { maximumPerKey: 3 })).toEqual([]);
      expect(await store.findNames(insider, keys, { maximumPerKey: 3 })).toHaveLength(4);
      expect(await store.findNames(newPrincipal(SECRET), keys, { maximumPerKey: 3 })).toEqual([]);
    });

    it('that too many nodes carry for none of them, where hidden ones do not count', async () => {
      const kims = (count: number, scope: Scope): Parameters<typeof directoryEntry>[] =>
        Array.from({ length: count }, (_, place) => ['Employee', `emp-${scope}-${place}`, { name: 'Kim Lee', scope }]);
      await people(...kims(2, 'tenant'), ...kims(2, SECRET));
      expect(await store.findNames(anybody, ['kim lee'], { maximumPerKey: 2 })).toHaveLength(2);
      expect(await store.findNames(insider, ['kim lee'], { maximumPerKey: 2 })).toEqual([]);
    });
  });

  describe('walks', () => {
    it('one step and two, along and against relationships, and begins at a document itself', async () => {
      await people(['Employee', 'emp-ada'], ['Project', 'prj-engine']);
      await documents({ id: 'doc-own' }, { id: 'doc-project' }, { id: 'doc-apart' });
      await relate(['emp-ada', 'AUTHORED', 'doc-own'], ['emp-ada', 'WORKS_ON', 'prj-engine'], ['doc-project', 'BELONGS_TO', 'prj-engine']);
      const found = await store.findNearbyDocuments(anybody, ['emp-ada'], { fanOut: 50 });
      expect(
        found.map(({ documentId, path }) => [documentId, path.steps.map((step) => [step.relationship, step.isForward, step.node.id])]),
      ).toEqual([
        ['doc-own', [['AUTHORED', true, 'doc-own']]],
        [
          'doc-project',
          [
            ['WORKS_ON', true, 'prj-engine'],
            ['BELONGS_TO', false, 'doc-project'],
          ],
        ],
      ]);
      expect(await near(anybody, 'doc-apart')).toEqual(['doc-apart']);
    });

    it('gives of several ways the shortest, the same each time', async () => {
      await people(['Employee', 'emp-ada'], ['Project', 'prj-a'], ['Project', 'prj-b']);
      await documents({ id: 'doc' }, { id: 'far' });
      await relate(
        ['emp-ada', 'WORKS_ON', 'prj-a'],
        ['emp-ada', 'WORKS_ON', 'prj-b'],
        ['emp-ada', 'REVIEWED', 'doc'],
        ['emp-ada', 'AUTHORED', 'doc'],
      );
      await relate(['doc', 'BELONGS_TO', 'prj-a'], ['far', 'BELONGS_TO', 'prj-b'], ['far', 'BELONGS_TO', 'prj-a']);
      const once = await store.findNearbyDocuments(anybody, ['emp-ada'], { fanOut: 50 });
      expect(once.map(({ documentId, path }) => [documentId, ...path.steps.map((step) => step.relationship)])).toEqual([
        ['doc', 'AUTHORED'],
        ['far', 'WORKS_ON', 'BELONGS_TO'],
      ]);
      expect(once[1]?.path.steps[0]?.node.id).toBe('prj-a');
      for (let time = 0; time < 3; time += 1) expect(await store.findNearbyDocuments(anybody, ['emp-ada'], { fanOut: 50 })).toEqual(once);
    });

    it.each<[string, { seed?: Scope; first?: Scope; middle?: Scope; second?: Scope; document?: Scope }]>([
      ['a hidden beginning', { seed: SECRET }],
      ['a hidden first relationship', { first: SECRET }],
      ['a hidden node in the middle', { middle: SECRET }],
      ['a hidden second relationship', { second: SECRET }],
      ['a hidden document at the end', { document: SECRET }],
    ])('not past %s', async (_what, hidden) => {
      await people(['Employee', 'emp-ada', { scope: hidden.seed }], ['Project', 'prj-engine', { scope: hidden.middle }]);
      await documents({ id: 'doc', scope: hidden.document });
      await relate(
        ['emp-ada', 'WORKS_ON', 'prj-engine', { scope: hidden.first }],
        ['doc', 'BELONGS_TO', 'prj-engine', { scope: hidden.second }],
      );
      expect(await near(anybody, 'emp-ada')).toEqual([]);
      expect(await near(insider, 'emp-ada')).toEqual(['doc']);
      expect(await near(newPrincipal(SECRET), 'emp-ada')).toEqual([]);
    });

    it('not through a hub, where hidden relationships do not count', async () => {
      await people(['Employee', 'emp-ada'], ['Topic', 'hub']);
      const open = ['doc-1', 'doc-2'];
      const secret = ['doc-3', 'doc-4', 'doc-5'];
      await documents(...open.map((id) => ({ id })), ...secret.map((id) => ({ id, scope: SECRET })));
      await relate(
        ['emp-ada', 'KNOWS', 'hub'],
        ...[...open, ...secret].map((id): Parameters<typeof relationshipRecord> => [id, 'ABOUT', 'hub']),
      );
      expect(await near(anybody, 'emp-ada', 4)).toEqual(open);
      expect(await near(insider, 'emp-ada', 4)).toEqual([]);
      expect(await near(insider, 'emp-ada', 6)).toEqual([...open, ...secret]);
    });

    it('to wanted documents beyond the fan-out, and past others, when only some are wanted', async () => {
      const ids = Array.from({ length: 9 }, (_, place) => `doc-${place}`);
      await people(['Employee', 'emp-ada']);
      await documents(...ids.map((id) => ({ id })), { id: 'far' });
      await relate(...ids.map((id): Parameters<typeof relationshipRecord> => ['emp-ada', 'AUTHORED', id]), ['doc-0', 'REFERENCES', 'far']);
      const wanted = async (...documentIds: string[]): Promise<string[]> =>
        (await store.findNearbyDocuments(anybody, ['emp-ada', 'doc-8'], { fanOut: 4, documentIds })).map(
          ({ documentId, seedId }) => `${seedId} ${documentId}`,
        );
      expect(await wanted('doc-8')).toEqual(['doc-8 doc-8', 'emp-ada doc-8']);
      expect(await wanted('far', 'unknown')).toEqual(['emp-ada far']);
      expect(await wanted()).toEqual([]);
    });

    it('to no more documents than the fan-out from one node, always the same', async () => {
      const ids = Array.from({ length: 9 }, (_, place) => `doc-${place}`);
      await people(['Employee', 'emp-ada']);
      await documents(...ids.map((id) => ({ id })));
      await relate(...ids.map((id): Parameters<typeof relationshipRecord> => ['emp-ada', 'AUTHORED', id]));
      expect(await near(anybody, 'emp-ada', 4)).toEqual(ids.slice(0, 4));
    });
  });

  describe('reads', () => {
    it('the first visible chunk of documents', async () => {
      await documents({ id: 'doc', texts: ['first', 'second'] }, { id: 'secret', scope: SECRET, texts: ['hidden'] });
      const wanted = ['doc', 'secret', 'unknown'];
      expect([...(await store.readLeadChunks(anybody, wanted))]).toEqual([['doc', chunkIdOf('doc', 'first')]]);
      expect((await store.readLeadChunks(insider, wanted)).size).toBe(2);
    });

    it('facts with what they say more, but not their bookkeeping, and who states them', async () => {
      await people(['Employee', 'emp-ada']);
      await documents({
        id: 'doc',
        relationships: [relationshipRecord('emp-ada', 'AUTHORED', 'doc', { documentId: 'doc', properties: { position: 1 } })],
      });
      expect(await store.readFacts(anybody, ['emp-ada'], { limit: 5, limitOfType: 5 })).toEqual([
        {
          from: { id: 'emp-ada', label: 'Employee', name: 'emp-ada' },
          relationship: 'AUTHORED',
          to: { id: 'doc', label: 'Document', name: 'doc' },
          properties: { position: 1 },
          documentId: 'doc',
        },
      ]);
    });

    it('no fact of which an end or the relationship itself is hidden', async () => {
      await people(['Employee', 'emp-ada'], ['Project', 'prj-open'], ['Project', 'prj-secret', { scope: SECRET }]);
      await relate(
        ['emp-ada', 'WORKS_ON', 'prj-open'],
        ['emp-ada', 'WORKS_ON', 'prj-secret'],
        ['emp-ada', 'SPONSORED', 'prj-open', { scope: SECRET }],
      );
      expect(await facts(anybody, 'emp-ada', 'prj-secret')).toEqual(['emp-ada WORKS_ON prj-open']);
      expect((await facts(insider, 'emp-ada')).sort()).toEqual([
        'emp-ada SPONSORED prj-open',
        'emp-ada WORKS_ON prj-open',
        'emp-ada WORKS_ON prj-secret',
      ]);
      expect(await facts(newPrincipal(SECRET), 'emp-ada')).toEqual([]);
    });

    it('only what the wanted documents state, however much else is said', async () => {
      await people(['Employee', 'emp-ada'], ['Project', 'prj-engine']);
      const said = (id: string) => relationshipRecord('emp-ada', 'AUTHORED', id, { documentId: id });
      await documents(...['doc-1', 'doc-2', 'doc-3'].map((id) => ({ id, relationships: [said(id)] })));
      await documents({ id: 'secret', scope: SECRET, relationships: [{ ...said('secret'), scope: SECRET }] });
      await relate(['emp-ada', 'WORKS_ON', 'prj-engine']);
      const read = async (principal: Principal, ...documentIds: string[]): Promise<string[]> =>
        (await store.readFacts(principal, ['emp-ada'], { limit: 1, limitOfType: 1, documentIds })).map((fact) => fact.to.id);
      expect(await read(anybody, 'doc-3')).toEqual(['doc-3']);
      expect(await read(anybody, 'secret', 'unknown')).toEqual([]);
      expect(await read(insider, 'secret')).toEqual(['secret']);
      expect(await read(anybody)).toEqual([]);
    });

    it('of each type some facts, so that none crowds out another, those between two seeds first', async () => {
      const ids = Array.from({ length: 6 }, (_, place) => `doc-${place}`);
      await people(['Employee', 'emp-ada'], ['Employee', 'emp-bo']);
      await documents(...ids.map((id) => ({ id })));
      await relate(...ids.map((id): Parameters<typeof relationshipRecord> => ['emp-ada', 'AUTHORED', id]), [
        'emp-ada',
        'REPORTS_TO',
        'emp-bo',
      ]);
      const read = await store.readFacts(anybody, ['emp-ada', 'emp-bo', 'doc-5'], { limit: 3, limitOfType: 2 });
      expect(read.map((fact) => fact.to.id)).toEqual(['doc-5', 'emp-bo', 'doc-0']);
    });
  });
});
