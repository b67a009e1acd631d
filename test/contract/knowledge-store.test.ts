import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { NeighbourPlace, Relation } from '../../src/domain/neighbour.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { Scope } from '../../src/domain/scope.ts';
import type { KnowledgeStore } from '../../src/stores/knowledge-store.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jDirectoryStore } from '../../src/stores/neo4j/neo4j-directory-store.ts';
import { Neo4jKnowledgeStore } from '../../src/stores/neo4j/neo4j-knowledge-store.ts';
import { directoryEntry, relationshipRecord } from '../support/seed-graph.ts';
import { newPrincipal, openExecutor, seenBy } from '../support/stores.ts';

jest.setTimeout(60_000);

const SECRET: Scope = 'group:secret';
const WORKS_ON: Relation = { types: ['WORKS_ON'], direction: 'outgoing', label: 'Project' };
const MEMBERS: Relation = { types: ['WORKS_ON'], direction: 'incoming', label: 'Employee' };
const implementations: [string, (executor: Executor) => KnowledgeStore][] = [
  ['Neo4jKnowledgeStore', (executor) => new Neo4jKnowledgeStore(executor)],
];

describe.each(implementations)('the knowledge store %s', (_name, open) => {
  let executor: Executor;
  let store: KnowledgeStore;
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

  const nodes = (...entries: Parameters<typeof directoryEntry>[]) =>
    new Neo4jDirectoryStore(executor).saveRecords(
      anybody,
      'src-test',
      entries.map((entry) => directoryEntry(...entry)),
    );
  const relate = (...relationships: Parameters<typeof relationshipRecord>[]) =>
    new Neo4jDirectoryStore(executor).saveRelationships(
      anybody,
      'src-test',
      relationships.map((given) => relationshipRecord(...given)),
    );
  const page = async (
    principal: Principal,
    id: string,
    relation: Relation,
    { limit = 10, after }: { limit?: number; after?: NeighbourPlace } = {},
  ) => (await store.readNeighbours(principal, [id], { relation, limit, after })).get(id);
  const idsOf = async (...given: Parameters<typeof page>): Promise<string[] | undefined> =>
    (await page(...given))?.neighbours.map(({ node }) => node.id);

  it('reads visible nodes with their properties, and nothing of the others', async () => {
    await nodes(['Employee', 'ada', { name: 'Ada', properties: { title: 'Engineer' } }], ['Project', 'vault', { scope: SECRET }]);
    expect(await store.readNodes(anybody, ['ada', 'vault', 'nobody'])).toEqual([
      expect.objectContaining({ label: 'Employee', id: 'ada', name: 'Ada', title: 'Engineer' }),
    ]);
    expect((await store.readNodes(insider, ['ada', 'vault'])).map(({ id }) => id).sort()).toEqual(['ada', 'vault']);
    expect(await store.readNodes(newPrincipal(SECRET), ['ada', 'vault'])).toEqual([]);
  });

  it('does not follow a relationship whose support is hidden, though both its ends are visible', async () => {
    await nodes(['Employee', 'ada'], ['Project', 'engine']);
    await relate(['ada', 'WORKS_ON', 'engine', { scope: SECRET, documentId: 'minutes' }]);
    expect(await page(anybody, 'ada', WORKS_ON)).toEqual({ neighbours: [], totalCount: 0 });
    expect(await page(anybody, 'engine', MEMBERS)).toEqual({ neighbours: [], totalCount: 0 });
    expect([await idsOf(insider, 'ada', WORKS_ON), await idsOf(insider, 'engine', MEMBERS)]).toEqual([['engine'], ['ada']]);
  });

  it('shows a fact with two supports once, and of the visible one alone what it says', async () => {
    await nodes(['Employee', 'ada'], ['Project', 'engine']);
    await relate(
      ['ada', 'WORKS_ON', 'engine', { documentId: 'plan', properties: { role: 'engineer' } }],
      ['ada', 'WORKS_ON', 'engine', { scope: SECRET, documentId: 'minutes', properties: { role: 'spy' } }],
    );
    const role = async (principal: Principal) => (await page(principal, 'ada', WORKS_ON))?.neighbours.map((neighbour) => neighbour.role);
    expect([await role(anybody), await role(insider)]).toEqual([['engineer'], ['spy']]);
    await relate(['ada', 'WORKS_ON', 'engine', { properties: { role: 'lead' } }]);
    expect(await role(insider)).toEqual(['lead']);
  });

  it('does not show a hidden neighbour, nor the neighbours of a hidden node', async () => {
    await nodes(['Employee', 'ada'], ['Project', 'vault', { scope: SECRET }]);
    await relate(['ada', 'WORKS_ON', 'vault']);
    expect(await page(anybody, 'ada', WORKS_ON)).toEqual({ neighbours: [], totalCount: 0 });
    expect(await page(anybody, 'vault', MEMBERS)).toBeUndefined();
    expect(await idsOf(insider, 'vault', MEMBERS)).toEqual(['ada']);
  });

  it('knows no node of another tenant, even under the same id and scope', async () => {
    await nodes(['Employee', 'ada'], ['Project', 'engine']);
    await relate(['ada', 'WORKS_ON', 'engine']);
    expect(await page(newPrincipal(), 'ada', WORKS_ON)).toBeUndefined();
  });

  it.each([['incoming'], ['outgoing']] as const)('goes on after a place, though others come and go meanwhile (%s)', async (direction) => {
    const [label, relation] = direction === 'incoming' ? (['Employee', MEMBERS] as const) : (['Project', WORKS_ON] as const);
    const hub = 'hub';
    const join = (id: string) => relate(direction === 'incoming' ? [id, 'WORKS_ON', hub] : [hub, 'WORKS_ON', id]);
    await nodes(
      [direction === 'incoming' ? 'Project' : 'Employee', hub],
      ...['b', 'd', 'f'].map((id) => [label, id, { name: id === 'f' ? 'd' : id }] as [typeof label, string, { name: string }]),
    );
    for (const id of ['b', 'd', 'f']) await join(id);
    const first = await page(anybody, hub, relation, { limit: 2 });
    expect([first?.totalCount, first?.neighbours.map(({ node }) => node.id)]).toEqual([3, ['b', 'd']]);
    await nodes([label, 'a', { name: 'a' }]);
    await join('a');
    const position = first?.neighbours[1]?.position ?? 0;
    expect(await idsOf(anybody, hub, relation, { after: { position, name: 'd', id: 'd' } })).toEqual(['f']);
  });

  it('asks nothing when nothing is asked for', async () => {
    expect(await store.readNodes(anybody, [])).toEqual([]);
    expect(await store.readNeighbours(anybody, [], { relation: MEMBERS, limit: 1 })).toEqual(new Map());
  });
});
