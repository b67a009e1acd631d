import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LIMITS } from '../../../src/graphql/limits.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer } from '../../support/test-server.ts';
import { TRANSPORTS, codeOfResult, sendBy } from '../../support/transports.ts';
import type { Result } from '../../support/transports.ts';

jest.setTimeout(60_000);

type Code = 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' | 'BAD_INPUT' | 'TOO_LARGE';
type Case = [what: string, code: Code, query: string, variables?: Record<string, unknown>];

const many = (count: number, make: (place: number) => string, separator = ' '): string =>
  Array.from({ length: count }, (_, n) => make(n)).join(separator);
const nested = (depth: number): string => `{ employees { ${'manager { '.repeat(depth)} name ${'}'.repeat(depth)} } }`;
const chained = (count: number, type: string, link: (next: string) => string): string =>
  many(count, (n) => `fragment f${n} on ${type} { ${n < count - 1 ? link(`...f${n + 1}`) : '__typename'} }`);

const TEXTS: Case[] = [
  ['that is empty', 'BAD_INPUT', ''],
  ['that is only a comment', 'GRAPHQL_PARSE_FAILED', '# nothing'],
  ['that breaks off', 'GRAPHQL_PARSE_FAILED', '{ employees {'],
  ['with an unknown field', 'GRAPHQL_VALIDATION_FAILED', '{ employees { salary } }'],
  ['with an unknown argument', 'GRAPHQL_VALIDATION_FAILED', '{ employees(tenantId: "x") { id } }'],
  ['with an unknown type', 'GRAPHQL_VALIDATION_FAILED', '{ node(id: "x") { ... on Salary { id } } }'],
  ['with an unknown directive', 'GRAPHQL_VALIDATION_FAILED', '{ employees @live { id } }'],
  ['that asks for parts later', 'GRAPHQL_VALIDATION_FAILED', '{ ... @defer { employees { id } } }'],
  ['with a value of another type', 'GRAPHQL_VALIDATION_FAILED', '{ employees(limit: "1") { id } }'],
  ['with a number that is no Int', 'GRAPHQL_VALIDATION_FAILED', '{ employees(limit: 2147483648) { id } }'],
  ['without an argument that must be', 'GRAPHQL_VALIDATION_FAILED', '{ employee { id } }'],
  ['with a variable that is not declared', 'GRAPHQL_VALIDATION_FAILED', '{ employees(limit: $n) { id } }'],
  ['with two operations and no name', 'BAD_INPUT', 'query A { __typename } query B { __typename }'],
  ['that changes the schema', 'GRAPHQL_VALIDATION_FAILED', 'type Query { a: Int }'],
  ['with a page below 1', 'BAD_INPUT', '{ employeesConnection(first: 0) { totalCount } }'],
  ['with a cursor that is none', 'BAD_INPUT', '{ employeesConnection(after: "x") { totalCount } }'],
];

const CIRCLES_AND_LIMITS: Case[] = [
  [
    'with fragments in a circle',
    'GRAPHQL_VALIDATION_FAILED',
    'fragment a on Employee { manager { ...b } } fragment b on Employee { manager { ...a } } { employees { ...a } }',
  ],
  ['with a fragment inside itself', 'GRAPHQL_VALIDATION_FAILED', 'fragment a on Employee { ...a } { employees { ...a } }'],
  ['that is too deep', 'GRAPHQL_VALIDATION_FAILED', nested(LIMITS.depth)],
  [
    'that is too deep by fragments',
    'GRAPHQL_VALIDATION_FAILED',
    `${chained(14, 'Employee', (next) => `manager { ${next} }`)} { employees { ...f0 } }`,
  ],
  ['with too many aliases', 'GRAPHQL_VALIDATION_FAILED', `{ ${many(LIMITS.aliases + 1, (n) => `a${n}: __typename`)} }`],
  [
    'with too many aliases by a fragment',
    'GRAPHQL_VALIDATION_FAILED',
    `fragment f on Query { ${many(11, (n) => `a${n}: __typename`)} } { ...f ...f ...f }`,
  ],
  ['with fragments that multiply', 'GRAPHQL_VALIDATION_FAILED', `${chained(20, 'Query', (next) => `${next} ${next}`)} { ...f0 }`],
  ['with a field thousands of times', 'GRAPHQL_VALIDATION_FAILED', `{ ${'__typename '.repeat(3_000)} }`],
  ['with too many words', 'GRAPHQL_PARSE_FAILED', `{ ${'__typename '.repeat(LIMITS.tokens)} }`],
  ['with too many directives', 'GRAPHQL_VALIDATION_FAILED', `{ employees ${'@include(if: true) '.repeat(LIMITS.directives + 1)} { id } }`],
  [
    'with lists in lists in lists',
    'GRAPHQL_VALIDATION_FAILED',
    '{ employees(limit: 100) { projects(first: 100) { nodes { members(first: 100) { nodes { id } } } } } }',
  ],
  [
    'with lists in lists in lists, whose size is a variable',
    'GRAPHQL_VALIDATION_FAILED',
    'query ($n: Int) { employees(limit: $n) { projects(first: $n) { nodes { members(first: $n) { nodes { id } } } } } }',
    { n: 2_147_483_647 },
  ],
  [
    'with lists in lists in lists, whose size is a variable’s default',
    'GRAPHQL_VALIDATION_FAILED',
    'query ($n: Int = 100) { employees(limit: $n) { projects(first: $n) { nodes { members(first: $n) { nodes { id } } } } } }',
  ],
  [
    'with introspection in circles',
    'GRAPHQL_VALIDATION_FAILED',
    '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
  ],
];

const BY_ID = 'query ($id: ID!) { node(id: $id) { id } }';
const BY_IDS = 'query ($ids: [ID!]) { employees(where: { id: { in: $ids } }) { id } }';
const numbered = Array.from({ length: 5_000 }, (_, place) => String(place));

const VARIABLES: Case[] = [
  ['with a variable missing', 'BAD_INPUT', BY_ID],
  ['with null where there must be an id', 'BAD_INPUT', BY_ID, { id: null }],
  ['with an object where there must be an id', 'BAD_INPUT', BY_ID, { id: { eq: 'x' } }],
  ['with a list where there must be an id', 'BAD_INPUT', BY_ID, { id: ['x'] }],
  [
    'with a field that an input does not have',
    'BAD_INPUT',
    'query ($where: EmployeeWhere) { employees(where: $where) { id } }',
    { where: { salary: 1 } },
  ],
  [
    'with a value that an enum does not have',
    'BAD_INPUT',
    'query ($sort: [EmployeeSort!]) { employees(sort: $sort) { id } }',
    { sort: [{ name: 'UP' }] },
  ],
  ['with five thousand ids', 'BAD_INPUT', BY_IDS, { ids: numbered }],
  [
    'with five thousand ids in its text',
    'GRAPHQL_PARSE_FAILED',
    `{ employees(where: { id: { in: ${JSON.stringify(numbered)} } }) { id } }`,
  ],
  ['with five thousand variables', 'GRAPHQL_PARSE_FAILED', `query (${numbered.map((n) => `$v${n}: Int`).join()}) { __typename }`],
  [
    'with a question of a megabyte',
    'TOO_LARGE',
    'query ($text: String!) { search(input: { query: $text }) { evidenceGrade } }',
    { text: 'why '.repeat(262_144) },
  ],
];

describe('an operation', () => {
  let server: TestServer;
  let company: Company;
  let token: string;
  beforeAll(async () => {
    server = await TestServer.start();
    company = await server.company().person('ada', 'Ada Byron').load({ withVectors: false });
    token = await company.token('ada');
  });
  afterAll(() => server.close());

  /** By each way in, without what differs from one request to the next. */
  const sendByEach = async (request: object): Promise<Result[]> => {
    const results: Result[] = [];
    for (const transport of TRANSPORTS) {
      const begin = performance.now();
      results.push(await sendBy(transport, server, { token, ...request }));
      expect(performance.now() - begin).toBeLessThan(3_000);
    }
    return results;
  };

  // Every row has all its parts: Jest would take a missing one for its callback.
  const rows = [...TEXTS, ...CIRCLES_AND_LIMITS, ...VARIABLES].map(([what, code, query, variables = {}]) => ({
    what,
    code,
    query,
    variables,
  }));

  it.each(rows)('$what is refused with the code $code, whichever way it comes', async ({ code, query, variables }) => {
    const results = await sendByEach({ query, variables });
    expect(results.map(codeOfResult)).toEqual([code, code, code]);
    for (const { data, errors } of results) {
      expect(data ?? null).toBeNull();
      expect(JSON.stringify(errors)).not.toMatch(/node_modules|\.ts:\d|bolt:|Cypher/);
      expect(errors?.[0]?.extensions).toMatchObject({ requestId: expect.any(String), isRetryable: false });
    }
  });

  it.each([
    ['at the limit of depth', nested(LIMITS.depth - 2)],
    ['at the limit of aliases', `{ ${many(LIMITS.aliases, (n) => `a${n}: __typename`)} }`],
    ['with the largest page there is', '{ employeesConnection(first: 2147483647) { totalCount } }'],
  ])('%s is answered alike, whichever way it comes', async (_what, query) => {
    const [first, ...others] = await sendByEach({ query });
    expect(first?.errors).toBeUndefined();
    for (const other of others) expect(other).toEqual(first);
  });

  it('with five thousand documents adds none of them', async () => {
    const documents = numbered.map((externalId) => ({ externalId, text: 'x' }));
    const query = `mutation ($documents: [DocumentInput!]!) {
      ingestDocuments(input: { documents: $documents }) { documents { externalId } userErrors { code field } }
    }`;
    for (const { data } of await sendByEach({ query, variables: { documents } }))
      expect(data?.ingestDocuments).toEqual({ documents: [], userErrors: [{ code: 'BAD_INPUT', field: ['documents'] }] });
    expect((await server.query(token, '{ documentsConnection { totalCount } }')).body.data).toEqual({
      documentsConnection: { totalCount: 0 },
    });
  });

  it('with an id or a cursor of another company is answered as with one that never was', async () => {
    const other = await server.company('other').person('eve', 'Eve Other').load({ withVectors: false });
    const id = other.id('Employee', 'eve');
    for (const { data } of await sendByEach({ query: BY_ID, variables: { id } })) expect(data).toEqual({ node: null });
    for (const { data } of await sendByEach({ query: BY_IDS, variables: { ids: [id] } })) expect(data).toEqual({ employees: [] });
  });

  it('that is larger than the limit is refused before it is read', async () => {
    const small = await TestServer.start({ settings: { WEFT_MAX_BODY_BYTES: '2000' } });
    const request = { token, query: `{ __typename } # ${'x'.repeat(3_000)}` };
    for (const transport of ['HTTP', 'server-sent events'] as const)
      expect(codeOfResult(await sendBy(transport, small, request))).toBe('TOO_LARGE');
    // A frame has no answer of its own: the socket is closed with "message too big".
    await expect(sendBy('WebSocket', small, request)).rejects.toMatchObject({ code: 1009 });
    await small.close();
  });
});
