import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DOCUMENT_ROLES } from '../../src/domain/document-role.ts';
import type { NeighbourPlace, PageRange, Relation } from '../../src/domain/neighbour.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { Scope } from '../../src/domain/scope.ts';
import { RELATIONS } from '../../src/graphql/relations.ts';
import type { KnowledgeStore } from '../../src/stores/knowledge-store.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jDirectoryStore } from '../../src/stores/neo4j/neo4j-directory-store.ts';
import { Neo4jKnowledgeStore } from '../../src/stores/neo4j/neo4j-knowledge-store.ts';
import { directoryEntry, relationshipRecord } from '../support/seed-graph.ts';
import { newPrincipal, openExecutor, runCypher, seenBy } from '../support/stores.ts';

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
  const pagesOf = async (
    principal: Principal,
    ids: readonly string[],
    relation: Relation,
    range: Partial<PageRange<NeighbourPlace>> = {},
  ) => (await store.readNeighbours(principal, { ids, relations: [relation], limit: 10, isFromEnd: false, ...range }))[0];
  const page = async (principal: Principal, id: string, relation: Relation, range: Partial<PageRange<NeighbourPlace>> = {}) =>
    (await pagesOf(principal, [id], relation, range))?.get(id);
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
    expect(await page(anybody, 'ada', WORKS_ON)).toBeUndefined();
    expect(await page(anybody, 'engine', MEMBERS)).toBeUndefined();
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
    expect(await page(anybody, 'ada', WORKS_ON)).toBeUndefined();
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

  describe.each([['incoming'], ['outgoing']] as const)('among neighbours over %s relationships', (direction) => {
    const relation = direction === 'incoming' ? MEMBERS : WORKS_ON;
    const place = async (id: string): Promise<NeighbourPlace> => {
      const { neighbours = [] } = (await page(anybody, 'hub', relation)) ?? {};
      const position = neighbours.find(({ node }) => node.id === id)?.position ?? -1;
      return { position, name: id, id };
    };
    beforeEach(async () => {
      await nodes(
        [direction === 'incoming' ? 'Project' : 'Employee', 'hub'],
        ...['a', 'b', 'c', 'd', 'e'].map((id) => [relation.label as 'Project', id] as [label: 'Project', id: string]),
      );
      for (const id of ['a', 'b', 'c', 'd', 'e']) {
        // The source gives places to some, which go first; an outgoing relationship's place is none among its fellows.
        const properties: Record<string, number> = id === 'd' && direction === 'incoming' ? { position: 1 } : {};
        await relate(direction === 'incoming' ? [id, 'WORKS_ON', 'hub', { properties }] : ['hub', 'WORKS_ON', id, { properties }]);
      }
    });
    const order = direction === 'incoming' ? ['d', 'a', 'b', 'c', 'e'] : ['a', 'b', 'c', 'd', 'e'];
    const [first = '', second = '', , fourth = '', fifth = ''] = order;

    it('reads from the beginning or from the end, and says where the page begins', async () => {
      expect(await page(anybody, 'hub', relation, { limit: 2 })).toMatchObject({ startsAt: 0, totalCount: 5 });
      expect(await idsOf(anybody, 'hub', relation, { limit: 2 })).toEqual(order.slice(0, 2));
      expect(await page(anybody, 'hub', relation, { limit: 2, isFromEnd: true })).toMatchObject({ startsAt: 3, totalCount: 5 });
      expect(await idsOf(anybody, 'hub', relation, { limit: 2, isFromEnd: true })).toEqual(order.slice(3));
    });

    it('reads what lies between two places', async () => {
      const between = { after: await place(first), before: await place(fifth) };
      expect(await idsOf(anybody, 'hub', relation, between)).toEqual(order.slice(1, 4));
      expect(await idsOf(anybody, 'hub', relation, { ...between, limit: 1 })).toEqual([second]);
      expect(await idsOf(anybody, 'hub', relation, { ...between, limit: 1, isFromEnd: true })).toEqual([fourth]);
      const crossed = await page(anybody, 'hub', relation, { after: between.before, before: between.after });
      expect(crossed).toEqual({ neighbours: [], startsAt: 5, totalCount: 5 });
    });
  });

  it('reads several relations of several nodes at once, and keeps them apart', async () => {
    await nodes(['Employee', 'ada'], ['Employee', 'ben'], ['Employee', 'boss'], ['Project', 'engine']);
    await relate(
      ['ada', 'WORKS_ON', 'engine'],
      ['ada', 'REPORTS_TO', 'boss'],
      ['ben', 'REPORTS_TO', 'boss'],
      ['boss', 'WORKS_ON', 'engine'],
    );
    const relations: Relation[] = [
      WORKS_ON,
      { types: ['REPORTS_TO'], direction: 'outgoing', label: 'Employee' },
      { types: ['REPORTS_TO'], direction: 'incoming', label: 'Employee' },
    ];
    const pages = await store.readNeighbours(anybody, { ids: ['ada', 'ben', 'boss'], relations, limit: 10, isFromEnd: false });
    const found = pages.map((byId) => [...byId].map(([id, { neighbours }]) => [id, neighbours.map(({ node }) => node.id)]).sort());
    expect(found).toEqual([
      [
        ['ada', ['engine']],
        ['boss', ['engine']],
      ],
      [
        ['ada', ['boss']],
        ['ben', ['boss']],
      ],
      [['boss', ['ada', 'ben']]],
    ]);
  });

  it.each(Object.entries(RELATIONS))('knows the relationships of %s', async (_name, relation) => {
    const [from, to] = relation.direction === 'outgoing' ? ['hub', 'far'] : ['far', 'hub'];
    const label = relation.label === 'Document' ? 'Project' : relation.label;
    await nodes(['Group', 'hub'], [label, 'far']);
    for (const type of relation.types) await relate([from ?? '', type, to ?? '']);
    expect(await idsOf(anybody, 'hub', { ...relation, label })).toEqual(['far']);
  });

  it('knows the relationships of every part in a document', async () => {
    await nodes(['Employee', 'ada'], ['Project', 'far']);
    for (const type of DOCUMENT_ROLES) await relate(['ada', type, 'far']);
    const found = await page(anybody, 'ada', { types: DOCUMENT_ROLES, direction: 'outgoing', label: 'Project' });
    expect(found?.neighbours.map(({ types }) => [...types].sort())).toEqual([[...DOCUMENT_ROLES].sort()]);
  });

  it('gives the topics at the top, and those whose parent is hidden, by name', async () => {
    await nodes(['Topic', 'b'], ['Topic', 'a'], ['Topic', 'under'], ['Topic', 'secret', { scope: SECRET }], ['Topic', 'below']);
    await relate(['under', 'SUBTOPIC_OF', 'a'], ['below', 'SUBTOPIC_OF', 'secret'], ['b', 'SUBTOPIC_OF', 'a', { scope: SECRET }]);
    const roots = async (principal: Principal, range: Partial<PageRange<NeighbourPlace>> = {}) => {
      const { neighbours, ...rest } = await store.readRootTopics(principal, { limit: 10, isFromEnd: false, ...range });
      return { ids: neighbours.map(({ node }) => node.id), ...rest };
    };
    expect(await roots(anybody)).toEqual({ ids: ['a', 'b', 'below'], startsAt: 0, totalCount: 3 });
    expect(await roots(insider)).toEqual({ ids: ['a', 'secret'], startsAt: 0, totalCount: 2 });
    expect(await roots(newPrincipal())).toEqual({ ids: [], startsAt: 0, totalCount: 0 });
    const [after, before] = [
      { position: 0, name: 'a', id: 'a' },
      { position: 0, name: 'below', id: 'below' },
    ];
    expect(await roots(anybody, { after })).toEqual({ ids: ['b', 'below'], startsAt: 1, totalCount: 3 });
    expect(await roots(anybody, { after, before })).toEqual({ ids: ['b'], startsAt: 1, totalCount: 3 });
    expect(await roots(anybody, { limit: 1, isFromEnd: true, before })).toEqual({ ids: ['b'], startsAt: 1, totalCount: 3 });
  });

  it('gives a page of a node with thousands of neighbours without reading the others whole', async () => {
    await nodes(['Topic', 'hub']);
    const create = `MATCH (hub:Topic {tenantId: $tenantId, id: 'hub'}) UNWIND range(1, 10000) AS number
      CREATE (:Node:Document {tenantId: $tenantId, id: 'd' + number, title: 'Title ' + number, scope: 'tenant', url: $ballast})
        -[:ABOUT {scope: 'tenant', supportId: 'src-test'}]->(hub)`;
    await runCypher(executor, create, { tenantId: anybody.tenantId, ballast: 'x'.repeat(1_000) });
    const about: Relation = { types: ['ABOUT'], direction: 'incoming', label: 'Document' };
    const found = await page(anybody, 'hub', about, { limit: 20, isFromEnd: true });
    expect([found?.totalCount, found?.startsAt, found?.neighbours.length, found?.neighbours.at(-1)?.node.id]).toEqual([
      10_000,
      9_980,
      20,
      'd9999',
    ]);
    await runCypher(executor, 'MATCH (n:Node {tenantId: $tenantId}) DETACH DELETE n', { tenantId: anybody.tenantId });
  });

  it('asks nothing when nothing is asked for', async () => {
    expect(await store.readNodes(anybody, [])).toEqual([]);
    expect(await store.readNeighbours(anybody, { ids: [], relations: [MEMBERS], limit: 1, isFromEnd: false })).toEqual([new Map()]);
  });
});
