import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { App } from '../../../src/app.ts';
import type { GraphqlData } from '../../support/graphql-data.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer } from '../../support/test-server.ts';

jest.setTimeout(60_000);

describe('lists and relationships', () => {
  let server: TestServer;
  let company: Company;
  let token: string;
  /** The reads of the graph since the test began. */
  let reads: string[];

  const counted = (app: App): App => ({
    ...app,
    readGeneratedQuery: (...rest) => (reads.push('list'), app.readGeneratedQuery(...rest)),
    knowledge: {
      readNodes: (...rest) => (reads.push('nodes'), app.knowledge.readNodes(...rest)),
      readNeighbours: (...rest) => (reads.push('neighbours'), app.knowledge.readNeighbours(...rest)),
      readRootTopics: (...rest) => (reads.push('root topics'), app.knowledge.readRootTopics(...rest)),
    },
  });

  beforeAll(async () => {
    server = await TestServer.start({ adapt: counted });
    const seed = server.company().project('engine', 'Engine').topic('machines', 'Machines').topic('cogs', 'Cogs', 'machines');
    for (const [place, name] of ['Ada', 'Ben', 'Cleo', 'Dana', 'Eve', 'Ada'].entries()) {
      seed.person(`p${place}`, name, { title: place % 2 === 0 ? 'Engineer' : 'Analyst' });
      seed.relation(`p${place}`, 'WORKS_ON', 'engine', { role: `role ${place}` });
      if (place > 0) seed.relation(`p${place}`, 'REPORTS_TO', 'p0');
    }
    company = await seed
      .document('b', 'Second.', {
        createdAt: '2024-02-01',
        type: 'note',
        statements: { authors: ['p3', 'p1', 'p2'], topics: ['cogs'], projects: ['engine'] },
      })
      .document('a', 'First.', { createdAt: '2024-01-01', statements: { authors: ['p1'], reviewers: ['p1'], replaces: ['b'] } })
      .document('c', 'Third.', { createdAt: '2024-03-01T10:00:00Z', statements: { approvers: ['p1'] } })
      .load({ withVectors: false });
    token = await company.token();
  });
  beforeEach(() => {
    reads = [];
  });
  afterAll(() => server.close());

  const data = async (query: string, variables?: Record<string, unknown>): Promise<Record<string, GraphqlData>> => {
    const { body } = await server.query(token, query, variables);
    expect(body.errors).toBeUndefined();
    return body.data ?? {};
  };

  it('come by name or title, ties by id, unless sorted otherwise', async () => {
    const { employees, documents, latest } = await data(
      '{ employees { id name } documents { title } latest: documents(sort: [{ createdAt: DESC }], limit: 2) { title } }',
    );
    expect(employees.map(({ name }: { name: string }) => name)).toEqual(['Ada', 'Ada', 'Ben', 'Cleo', 'Dana', 'Eve']);
    expect(employees[0].id < employees[1].id).toBe(true);
    expect([documents, latest]).toEqual([
      [{ title: 'a' }, { title: 'b' }, { title: 'c' }],
      [{ title: 'c' }, { title: 'b' }],
    ]);
  });

  it('can be filtered by texts and times, every condition counting', async () => {
    const result = await data(`{
      engineers: employees(where: { title: { eq: "Engineer" }, name: { startsWith: "A" } }) { name title }
      spring: documents(where: { createdAt: { from: "2024-02-01", before: "2024-03-02" } }) { title }
      some: documents(where: { title: { in: ["a", "c", "z"] } }) { title }
      one: employees(where: { id: { eq: "${company.id('Employee', 'p2')}" } }) { name }
    }`);
    expect(result).toEqual({
      engineers: [{ name: 'Ada', title: 'Engineer' }],
      spring: [{ title: 'b' }, { title: 'c' }],
      some: [{ title: 'a' }, { title: 'c' }],
      one: [{ name: 'Cleo' }],
    });
  });

  it.each([
    [
      'employeesConnection',
      'query ($after: String) { page: employeesConnection(first: 4, after: $after) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } }',
    ],
    [
      'members',
      'query ($after: String) { projects { members(first: 4, after: $after) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } } }',
    ],
  ])('are walked through page by page without gap or double: %s', async (_field, query) => {
    const pageOf = (result: Record<string, GraphqlData>) => result.page ?? result.projects[0].members;
    const first = pageOf(await data(query));
    expect([first.totalCount, first.nodes.length, first.pageInfo.hasNextPage, first.pageInfo.hasPreviousPage]).toEqual([6, 4, true, false]);
    const second = pageOf(await data(query, { after: first.pageInfo.endCursor }));
    expect([second.nodes.length, second.pageInfo.hasNextPage, second.pageInfo.hasPreviousPage]).toEqual([2, false, true]);
    const ids = [...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(6);
    const past = pageOf(await data(query, { after: second.pageInfo.endCursor }));
    expect([past.nodes, past.pageInfo.endCursor]).toEqual([[], null]);
  });

  it('say what the relationship says: roles, weights, the order of authors', async () => {
    const result = await data(`{
      ben: employee(id: "${company.id('Employee', 'p1')}") {
        manager { name } reports { totalCount } projects { edges { role node { name } } }
        documents { edges { roles node { title } } } approved: documents(roles: [APPROVED]) { nodes { title } }
      }
      b: document(id: "${company.id('Document', 'b')}") {
        authors { nodes { name } } replacedBy { nodes { title } } topics { edges { weight node { name parent { name parent { name } } } } }
      }
      machines: topic(id: "${company.id('Topic', 'machines')}") { parent { name } children { nodes { name documents { nodes { title } } } } }
    }`);
    expect(result.ben).toEqual({
      manager: { name: 'Ada' },
      reports: { totalCount: 0 },
      projects: { edges: [{ role: 'role 1', node: { name: 'Engine' } }] },
      documents: {
        edges: [
          { roles: ['AUTHORED', 'REVIEWED'], node: { title: 'a' } },
          { roles: ['AUTHORED'], node: { title: 'b' } },
          { roles: ['APPROVED'], node: { title: 'c' } },
        ],
      },
      approved: { nodes: [{ title: 'c' }] },
    });
    expect(result.b).toEqual({
      authors: { nodes: [{ name: 'Dana' }, { name: 'Ben' }, { name: 'Cleo' }] },
      replacedBy: { nodes: [{ title: 'a' }] },
      topics: { edges: [{ weight: 1, node: { name: 'Cogs', parent: { name: 'Machines', parent: null } } }] },
    });
    expect(result.machines).toEqual({ parent: null, children: { nodes: [{ name: 'Cogs', documents: { nodes: [{ title: 'b' }] } }] } });
  });

  it('find a node of any type by its id, and only under its own type', async () => {
    const id = company.id('Project', 'engine');
    expect(
      await data('query ($id: ID!) { node(id: $id) { __typename id } project(id: $id) { name } document(id: $id) { title } }', { id }),
    ).toEqual({
      node: { __typename: 'Project', id },
      project: { name: 'Engine' },
      document: null,
    });
  });

  it('take as many queries as an operation is deep, however many nodes it reads', async () => {
    const nested = (titles: string, size: number) => `{
      documents(where: { title: { in: ${titles} } }) {
        authors(first: ${size}) { nodes { manager { projects(first: ${size}) { nodes {
          members(first: ${size}) { nodes { groups(first: ${size}) { nodes { name } } } } } } } } }
        projects(first: ${size}) { nodes { name } } topics(first: ${size}) { totalCount nodes { parent { name } } } references(first: ${size}) { totalCount }
      }
    }`;
    await data(nested('["b"]', 1));
    // The documents; their neighbours of every kind; the authors' managers and, beside them, the topics' parents; projects; members; groups.
    expect(reads).toEqual(['list', ...Array.from({ length: 6 }, () => 'neighbours')]);
    reads = [];
    await data(nested('["a", "b", "c"]', 7));
    expect(reads).toEqual(['list', ...Array.from({ length: 6 }, () => 'neighbours')]);
  });

  it('are counted only when somebody asks', async () => {
    await data('{ documentsConnection { nodes { title } } }');
    expect(reads).toEqual(['list']);
    await data('{ documentsConnection { totalCount } }');
    expect(reads).toEqual(['list', 'list']);
  });

  it('show the top of the hierarchy of topics, as far as it can be seen', async () => {
    const { rootTopics } = await data(`{
      rootTopics { totalCount nodes { name children { nodes { name } } } edges { cursor } pageInfo { hasNextPage hasPreviousPage } }
    }`);
    expect(rootTopics).toEqual({
      totalCount: 1,
      nodes: [{ name: 'Machines', children: { nodes: [{ name: 'Cogs' }] } }],
      edges: [{ cursor: expect.any(String) }],
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
    });
    const [{ cursor }] = rootTopics.edges;
    const after = await data('query ($after: String) { rootTopics(after: $after) { nodes { name } pageInfo { hasPreviousPage } } }', {
      after: cursor,
    });
    expect(after.rootTopics).toEqual({ nodes: [], pageInfo: { hasPreviousPage: true } });
  });

  it.each([
    ['name: { eq: "ada" }', []],
    ['name: { eq: "ada", ignoreCase: true }', ['Ada', 'Ada']],
    ['name: { in: ["BEN", "eve"], ignoreCase: true }', ['Ben', 'Eve']],
    ['name: { startsWith: "D", endsWith: "A", ignoreCase: true }', ['Dana']],
    ['or: [{ name: { eq: "Ben" } }, { title: { eq: "Engineer" }, name: { contains: "e" } }]', ['Ben', 'Cleo', 'Eve']],
    ['title: { eq: "Analyst" }, not: { name: { in: ["Ada", "Ben"] } }', ['Dana']],
    ['not: { or: [{ name: { startsWith: "A" } }, { name: { startsWith: "B" } }] }', ['Cleo', 'Dana', 'Eve']],
    ['not: { location: { eq: "Paris" } }', ['Ada', 'Ada', 'Ben', 'Cleo', 'Dana', 'Eve']],
    ['and: [{ name: { eq: "Ada" } }, { not: { title: { eq: "Engineer" } } }]', ['Ada']],
  ])('can be filtered by conditions that are joined: %s', async (where, names) => {
    const { employees } = await data(`{ employees(where: { ${where} }) { name } }`);
    expect(employees.map(({ name }: { name: string }) => name)).toEqual(names);
  });
});
