import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Principal } from '../../src/domain/principal.ts';
import type { DirectoryStore } from '../../src/stores/directory-store.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jDirectoryStore } from '../../src/stores/neo4j/neo4j-directory-store.ts';
import { Neo4jGraphStore } from '../../src/stores/neo4j/neo4j-graph-store.ts';
import { directoryEntry, relationshipRecord } from '../support/seed-graph.ts';
import { newPrincipal, openExecutor, runCypher } from '../support/stores.ts';

jest.setTimeout(60_000);

const implementations: [string, (executor: Executor) => DirectoryStore][] = [
  ['Neo4jDirectoryStore', (executor) => new Neo4jDirectoryStore(executor)],
];

describe.each(implementations)('the directory store %s', (_name, open) => {
  let executor: Executor;
  let store: DirectoryStore;
  let writer: Principal;
  let sourceId: string;

  beforeAll(async () => {
    executor = await openExecutor();
    store = open(executor);
  });
  afterAll(() => executor.close());
  beforeEach(async () => {
    writer = newPrincipal();
    sourceId = await store.ensureSource(writer, { kind: 'folder', name: 'people' });
  });

  const ada = directoryEntry('Employee', 'emp-ada', { name: 'Ada Byron', properties: { title: 'Engineer' } });
  const engine = directoryEntry('Project', 'prj-engine', { name: 'Engine' });
  const namesFor = async (key: string): Promise<string[]> =>
    (await new Neo4jGraphStore(executor).findNames(writer, [key], { maximumPerKey: 5 })).map((match) => match.node.name);

  it('gives a source the same id each time, and another to each kind and name', async () => {
    expect(await store.ensureSource(writer, { kind: 'folder', name: 'people' })).toBe(sourceId);
    expect(await store.ensureSource(writer, { kind: 'api', name: 'people' })).not.toBe(sourceId);
  });

  it('counts what is new, changed and unchanged', async () => {
    expect(await store.saveRecords(writer, sourceId, [ada, engine])).toEqual({ created: 2, changed: 0, unchanged: 0 });
    const promoted = { ...ada, properties: { title: 'Head of Engineering' } };
    expect(await store.saveRecords(writer, sourceId, [promoted, engine])).toEqual({ created: 0, changed: 1, unchanged: 1 });
    expect(await store.saveRecords(writer, sourceId, [promoted, engine])).toEqual({ created: 0, changed: 0, unchanged: 2 });
  });

  it('takes back a property that is null, and a name that is no more', async () => {
    await store.saveRecords(writer, sourceId, [ada]);
    await store.saveRecords(writer, sourceId, [
      directoryEntry('Employee', 'emp-ada', { name: 'Ada Lovelace', properties: { title: null } }),
    ]);
    const rows = await runCypher(executor, 'MATCH (e:Employee {tenantId: $tenantId}) RETURN e.title AS title', { ...writer });
    expect(rows).toEqual([{ title: null }]);
    expect(await namesFor('ada lovelace')).toEqual(['Ada Lovelace']);
    expect(await namesFor('byron')).toEqual([]);
  });

  it('writes relationships once, and says which have an end that is missing', async () => {
    await store.saveRecords(writer, sourceId, [ada, engine]);
    const relationships = [
      relationshipRecord('emp-ada', 'WORKS_ON', 'prj-engine', { properties: { role: 'lead' } }),
      relationshipRecord('emp-ada', 'WORKS_ON', 'no such project'),
      relationshipRecord('nobody', 'WORKS_ON', 'prj-engine'),
    ];
    expect(await store.saveRelationships(writer, sourceId, relationships)).toEqual({ saved: 1, missing: [1, 2] });
    expect(await store.saveRelationships(writer, sourceId, relationships)).toEqual({ saved: 1, missing: [1, 2] });
    const rows = await runCypher(executor, 'MATCH (:Employee {tenantId: $tenantId})-[r:WORKS_ON]->() RETURN r.role AS role', { ...writer });
    expect(rows).toEqual([{ role: 'lead' }]);
  });

  it("joins nothing to another tenant's nodes, even under the same ids", async () => {
    const other = newPrincipal();
    await store.saveRecords(writer, sourceId, [ada]);
    await store.saveRecords(other, sourceId, [engine]);
    const across = [relationshipRecord('emp-ada', 'WORKS_ON', 'prj-engine')];
    expect(await store.saveRelationships(writer, sourceId, across)).toEqual({ saved: 0, missing: [0] });
    expect(await store.saveRelationships(other, sourceId, across)).toEqual({ saved: 0, missing: [0] });
    expect(await store.resolve(writer, ['external-prj-engine', 'Engine'])).toEqual([]);
  });

  it('finds by external id before name, in any spelling of the name', async () => {
    const namesake = directoryEntry('Project', 'prj-other', { name: 'external-prj-engine' });
    await store.saveRecords(writer, sourceId, [ada, engine, namesake]);
    const found = await store.resolve(writer, ['external-prj-engine', 'ADA  BYRÓN', 'nobody at all']);
    expect(found.map(({ reference, id, label }) => [reference, label, id])).toEqual([
      ['ADA  BYRÓN', 'Employee', 'emp-ada'],
      ['external-prj-engine', 'Project', 'prj-engine'],
      ['external-prj-engine', 'Project', 'prj-other'],
    ]);
  });

  it('does not find by a part of a name, nor somebody whom only a document names', async () => {
    const zed = directoryEntry('Employee', 'emp-zed', { name: 'Zed Quill', origin: 'document', scope: 'group:g' });
    await store.saveRecords(writer, sourceId, [ada, zed]);
    expect(await store.resolve(writer, ['Byron', 'Zed Quill', 'external-emp-zed'])).toEqual([]);
  });

  it('can be used by two loads at once', async () => {
    const people = Array.from({ length: 60 }, (_, place) => directoryEntry('Employee', `emp-${place}`, { name: `Kim Number${place}` }));
    const counts = await Promise.all([
      store.saveRecords(writer, sourceId, people),
      store.saveRecords(writer, sourceId, [...people].reverse()),
    ]);
    expect(counts[0].created + counts[1].created).toBeGreaterThanOrEqual(60);
    const rows = await runCypher(executor, 'MATCH (e:Employee {tenantId: $tenantId}) RETURN count(e) AS count', { ...writer });
    expect(rows).toEqual([{ count: 60 }]);
  });
});
