import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Executor } from '../../../src/stores/neo4j/executor.ts';
import type { GraphqlData } from '../../support/graphql-data.ts';
import { openExecutor, runCypher } from '../../support/stores.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer, codeOf } from '../../support/test-server.ts';

jest.setTimeout(60_000);

const PAGE = '{ edges { cursor node { id name title } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
const ARGUMENTS = '$first: Int, $after: String, $last: Int, $before: String';
const GIVEN = 'first: $first, after: $after, last: $last, before: $before';
/** Every connection goes by its own path: a sorted list, a sorted list with values that lack, and a node's neighbours. */
const CONNECTIONS: [string, string][] = [
  ['by name', `query (${ARGUMENTS}) { page: employeesConnection(${GIVEN}) ${PAGE} }`],
  ['by name from Z to A', `query (${ARGUMENTS}) { page: employeesConnection(sort: [{ name: DESC }], ${GIVEN}) ${PAGE} }`],
  [
    'by a title that some lack, then by name from Z to A',
    `query (${ARGUMENTS}) { page: employeesConnection(sort: [{ title: ASC }, { name: DESC }], ${GIVEN}) ${PAGE} }`,
  ],
  [
    'by a title that some lack from Z to A, then by name',
    `query (${ARGUMENTS}) { page: employeesConnection(sort: [{ title: DESC }, { name: ASC }], ${GIVEN}) ${PAGE} }`,
  ],
  ['neighbours', `query (${ARGUMENTS}) { projects { page: members(${GIVEN}) ${PAGE} } }`],
];

type PageGiven = { first?: number; after?: string | null; last?: number; before?: string | null };

describe('cursors', () => {
  let server: TestServer;
  let executor: Executor;
  let company: Company;
  let token: string;

  beforeAll(async () => {
    [server, executor] = [await TestServer.start(), await openExecutor()];
  });
  afterAll(async () => {
    await executor.close();
    await server.close();
  });
  beforeEach(async () => {
    const seed = server.company().project('engine', 'Engine');
    // Names and titles that repeat, and titles that lack: their order is by the next field, and at last by id.
    for (const [place, name] of ['Ada', 'Ben', 'Ben', 'Cleo', 'Dana', 'Dana', 'Eve'].entries()) {
      seed.person(`p${place}`, name, place % 3 === 0 ? {} : { title: `Title ${place % 2}` }).relation(`p${place}`, 'WORKS_ON', 'engine');
    }
    company = await seed.load({ withVectors: false });
    token = await company.token();
  });

  const pageOf = async (query: string, given: PageGiven): Promise<GraphqlData> => {
    const { body } = await server.query(token, query, { ...given });
    expect(body.errors).toBeUndefined();
    return body.data?.page ?? body.data?.projects[0].page;
  };
  const idsOf = ({ edges }: GraphqlData): string[] => edges.map(({ node }: { node: { id: string } }) => node.id);

  /** Somebody who comes while others read: like a colleague, so that they stand next to each other in every order. */
  const hireBeside = async (id: string, newId: string): Promise<void> => {
    const cypher = `MATCH (old:Employee {tenantId: $tenantId, id: $id})-[r:WORKS_ON]->(p)
      CREATE (new:Node:Employee)-[s:WORKS_ON]->(p) SET new = old {.*, id: $newId}, s = properties(r)`;
    await runCypher(executor, cypher, { tenantId: company.tenant.id, id, newId });
  };
  const dismiss = (id: string) =>
    runCypher(executor, 'MATCH (n:Employee {tenantId: $tenantId, id: $id}) DETACH DELETE n', { tenantId: company.tenant.id, id });

  describe.each(CONNECTIONS)('%s', (_order, query) => {
    it('lead through the whole list, forwards and backwards, and say what is on either side', async () => {
      const all = idsOf(await pageOf(query, {}));
      expect(new Set(all).size).toBe(7);
      const forwards: string[] = [];
      for (let after: string | null = null; ;) {
        const page: GraphqlData = await pageOf(query, { first: 3, after });
        expect([page.pageInfo.hasPreviousPage, page.pageInfo.hasNextPage]).toEqual([forwards.length > 0, forwards.length + 3 < 7]);
        forwards.push(...idsOf(page));
        if (page.pageInfo.hasNextPage === false) break;
        after = page.pageInfo.endCursor;
      }
      const backwards: string[] = [];
      for (let before: string | null = null; ;) {
        const page: GraphqlData = await pageOf(query, { last: 3, before });
        expect([page.pageInfo.hasNextPage, page.pageInfo.hasPreviousPage]).toEqual([backwards.length > 0, backwards.length + 3 < 7]);
        backwards.unshift(...idsOf(page));
        if (page.pageInfo.hasPreviousPage === false) break;
        before = page.pageInfo.startCursor;
      }
      expect([forwards, backwards]).toEqual([all, all]);
    });

    it('give what lies between two of them, of either end', async () => {
      const all = await pageOf(query, {});
      const [after, before] = [all.edges[0].cursor, all.edges[5].cursor];
      const between = idsOf(all).slice(1, 5);
      expect(idsOf(await pageOf(query, { after, before }))).toEqual(between);
      const first = await pageOf(query, { after, before, first: 2 });
      expect([idsOf(first), first.pageInfo.hasPreviousPage, first.pageInfo.hasNextPage]).toEqual([between.slice(0, 2), true, true]);
      const last = await pageOf(query, { after, before, last: 2 });
      expect([idsOf(last), last.pageInfo.hasPreviousPage, last.pageInfo.hasNextPage]).toEqual([between.slice(-2), true, true]);
      expect(idsOf(await pageOf(query, { after: before, before: after }))).toEqual([]);
    });

    it('skip nobody and repeat nobody while people come and go, even the one that a cursor is of', async () => {
      const all = idsOf(await pageOf(query, {}));
      const [, second = '', third = '', , fifth = ''] = all;
      const page = await pageOf(query, { first: 3 });
      // Ids begin with a letter: the one newcomer stands before everybody with the same values, the other behind them.
      await hireBeside(second, '0-before');
      await hireBeside(fifth, '~behind');
      await dismiss(third);
      const rest = await pageOf(query, { first: 100, after: page.pageInfo.endCursor });
      expect(idsOf(rest).filter((id) => !id.startsWith('~') && !id.startsWith('0'))).toEqual(all.slice(3));
      expect(idsOf(rest)).toContain('~behind');
      const start = await pageOf(query, { last: 100, before: page.pageInfo.endCursor });
      expect(idsOf(start).filter((id) => id !== '0-before')).toEqual(all.slice(0, 2));
    });
  });

  it('are refused in words by another order and another list, and when they are made up', async () => {
    const [byName, descending, , , members] = CONNECTIONS.map(([, query]) => query);
    const { edges } = await pageOf(byName ?? '', { first: 1 });
    const refused: [query: string | undefined, after: string][] = [
      [descending, edges[0].cursor],
      [members, edges[0].cursor],
      [byName, 'made up'],
      [byName, ''],
      [byName, Buffer.from('["Employee name ASC, id ASC",[1,2]]').toString('base64url')],
    ];
    for (const [query = '', after] of refused) {
      const reply = await server.query(token, query, { after });
      expect([codeOf(reply), reply.body.errors?.[0]?.message]).toEqual(['BAD_INPUT', expect.stringContaining('cursor')]);
    }
  });

  it('are refused with both ends at once, and below one', async () => {
    for (const [, query] of CONNECTIONS) {
      expect(codeOf(await server.query(token, query, { first: 1, last: 1 }))).toBe('BAD_INPUT');
      expect(codeOf(await server.query(token, query, { last: 0 }))).toBe('BAD_INPUT');
      expect(codeOf(await server.query(token, query, { first: -1 }))).toBe('BAD_INPUT');
    }
  });

  it('of another tenant show nothing of it', async () => {
    const other = await server.company('other').person('zoe', 'Aaron Secret').load({ withVectors: false });
    const query = CONNECTIONS[0]?.[1] ?? '';
    const { body } = await server.query(await other.token(), query, {});
    const stranger = body.data?.page.edges[0];
    expect(stranger.node.name).toBe('Aaron Secret');
    const page = await pageOf(query, { after: stranger.cursor });
    expect(idsOf(page)).toEqual(idsOf(await pageOf(query, {})));
    expect(page.pageInfo.hasPreviousPage).toBe(false);
  });
});
