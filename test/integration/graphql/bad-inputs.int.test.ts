import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '../../support/test-company.ts';
import { TestServer, codeOf } from '../../support/test-server.ts';
import type { Reply } from '../../support/test-server.ts';

jest.setTimeout(60_000);

/** Words that only the inside knows. */
const INNER_WORDS = /bolt:|neo4j|cypher|lucene|java\.|node_modules|\bat .*\(.*:\d+:\d+\)|stack|MATCH \(|\.ts:\d/i;

const SYNTAX: [string, string][] = [
  ['Lucene', '+tenantId:* OR (title:"x"~2 AND NOT text:/.*/ ^5) [a TO z] {b TO c} && || ! \\'],
  ['unbalanced Lucene', '((("'],
  ['wildcards', '* ? *:* ~ ^'],
  ['a regular expression that explodes', '/(a+)+$/ (a+)+$ aaaaaaaaaaaaaaaaaaaaaaaaaaaa!'],
  ['Cypher', "' OR 1=1 // `}) DETACH DELETE n //"],
  ['Cypher with a comment', '*/ MATCH (n) RETURN n /* $tenantId {scope: "tenant"}'],
  ['right-to-left text', 'مَن يعمل على المحرك؟ ‮ evil ‬ שלום'],
  ['emoji', '👩‍🚀🚀 🇳🇴 ❤️‍🔥 who? 👨‍👩‍👧‍👦'],
  ['control characters', 'who\u0000 works\u0007 on\u001b[31m Engine\u007f'],
  ['a lone surrogate', 'who \ud83d works'],
  ['bytes read as text', Buffer.from(Array.from({ length: 1_024 }, (_, place) => (place * 73) % 256)).toString('latin1')],
  ['zero-width and combining marks', 'E\u200bn\u200dg\u0301\u0301\u0301ine\ufeff'],
  ['prototype names', '__proto__ constructor.prototype toString'],
  ['template marks', '${process.env.HOME} {{7*7}} <script>alert(1)</script>'],
];

const SEARCH =
  'query ($text: String!) { search(input: { query: $text }) { evidenceGrade degraded hits { chunk { text } } names { text } } }';
const ANSWER = 'query ($text: String!) { answer(input: { question: $text }) { text evidenceGrade } }';
const FILTER = `query ($text: String!) {
  employees(where: { name: { contains: $text }, email: { eq: $text }, handle: { in: [$text] } }) { id }
  documents(where: { title: { startsWith: $text }, type: { endsWith: $text }, createdAt: { from: $text, before: $text } }) { id }
}`;
const LOOK_UP = 'query ($text: ID!) { node(id: $text) { id } employee(id: $text) { id } documents(where: { id: { eq: $text } }) { id } }';
const INGEST = `mutation ($documents: [DocumentInput!]!) {
  ingestDocuments(input: { documents: $documents }) { documents { externalId state document { title } } userErrors { message field code } }
}`;
const DELETE = 'mutation ($text: ID!) { deleteDocument(input: { id: $text }) { deletedId userErrors { code } } }';

describe('bad input', () => {
  let server: TestServer;
  let company: Company;
  let token: string;
  let replies: Reply[];
  beforeAll(async () => {
    server = await TestServer.start();
    company = await server
      .company()
      .person('ada', 'Ada Byron')
      .person('ben', 'Ben Okri')
      .project('engine', 'Engine')
      .relation('ada', 'WORKS_ON', 'engine')
      .document('plan', '# Plan\n\nAda Byron works on the Engine.', { statements: { authors: ['ada'] } })
      .load();
    token = await company.token('ada');
    replies = [];
  });
  afterAll(async () => {
    await server.close();
  });

  /** Sends it, and holds the reply to what every reply must keep. */
  const send = async (query: string, variables?: Record<string, unknown>): Promise<Reply> => {
    const reply = await server.query(token, query, variables);
    replies.push(reply);
    expect(reply.status).toBeLessThan(500);
    expect(codeOf(reply)).not.toBe('INTERNAL');
    expect(JSON.stringify(reply.body.errors ?? [])).not.toMatch(INNER_WORDS);
    return reply;
  };

  describe.each(SYNTAX)('%s', (_what, text) => {
    it('is searched for as the words that it has', async () => {
      const { body } = await send(SEARCH, { text });
      expect(body.errors).toBeUndefined();
      expect(body.data?.search.degraded).toEqual([]);
    });

    it('is answered, or honestly not', async () => {
      const { body } = await send(ANSWER, { text });
      expect(body.errors).toBeUndefined();
      expect(body.data?.answer.text).not.toBe('');
    });

    it('is compared literally by filters and look-ups, and finds nobody', async () => {
      expect((await send(FILTER, { text })).body.data).toEqual({ employees: [], documents: [] });
      expect((await send(LOOK_UP, { text })).body.data).toEqual({ node: null, employee: null, documents: [] });
      expect((await send(DELETE, { text })).body.data?.deleteDocument).toEqual({ deletedId: null, userErrors: [{ code: 'NOT_FOUND' }] });
    });

    it('is stored as it is in a document, or refused in words', async () => {
      const document = {
        externalId: 'odd',
        title: text,
        text: `Odd. ${text}`,
        authors: [text],
        projects: [text],
        topics: [text],
        references: [text],
      };
      const { documents, userErrors } = (await send(INGEST, { documents: [document] })).body.data?.ingestDocuments ?? {};
      expect(documents.length + Number(userErrors.length > 0)).toBe(1);
      for (const { code } of userErrors) expect(code).toBe('BAD_INPUT');
    });
  });

  it.each([
    ['nothing', '', 'BAD_INPUT'],
    ['blanks', ' \n\t ', 'BAD_INPUT'],
    ['only control characters', '\u0000\u0001\u0002', 'BAD_INPUT'],
    ['a megabyte', 'why '.repeat(262_144), 'TOO_LARGE'],
  ])('is refused with a code when the question is %s', async (_what, text, code) => {
    expect(codeOf(await send(SEARCH, { text }))).toBe(code);
    expect(codeOf(await send(ANSWER, { text }))).toBe(code);
  });

  it.each([['Ada Byron'], ['42'], ['?!…'], ['the of and']])('"%s" is a question like any other', async (text) => {
    expect((await send(SEARCH, { text })).body.errors).toBeUndefined();
  });

  it.each([[0], [-1], [-2_147_483_648]])('a page of %d is refused', async (size) => {
    for (const query of [
      `{ employees(limit: ${size}) { id } }`,
      `{ employeesConnection(first: ${size}) { nodes { id } } }`,
      `{ employees { projects(first: ${size}) { nodes { id } } } }`,
      `{ search(input: { query: "Ada", limit: ${size} }) { hits { id } } }`,
    ])
      expect(codeOf(await send(query))).toBe('BAD_INPUT');
  });

  it('a page of two thousand million is one of a hundred', async () => {
    const many = server.company('many');
    for (let count = 0; count < 105; count += 1) many.person(`p${count}`, `Person ${count}`).relation(`p${count}`, 'REPORTS_TO', 'p0');
    const large = await (await many.load({ withVectors: false })).token();
    const query = `{ employees(limit: 2147483647) { id } employeesConnection(first: 2147483647) { totalCount nodes { id } }
      none: employees(limit: null) { id } boss: employees(where: { handle: { eq: "p0" } }) { reports(first: 2147483647) { totalCount nodes { id } } } }`;
    const { data } = (await server.query(large, query)).body;
    expect([data?.employees.length, data?.employeesConnection.nodes.length, data?.none.length]).toEqual([100, 100, 20]);
    expect([data?.boss[0].reports.nodes.length, data?.boss[0].reports.totalCount]).toEqual([100, 105]);
  });

  it.each([['2147483648'], ['1e400'], ['1.5'], ['"1"'], ['[]'], ['{}']])('a page size of %s is no page size', async (size) => {
    const reply = await send(`{ employees(limit: ${size}) { id } }`);
    expect([reply.status, codeOf(reply)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  it('an offset beyond reason is refused', async () => {
    expect(codeOf(await send('{ employees(offset: -1) { id } }'))).toBe('BAD_INPUT');
    expect(codeOf(await send('{ employees(offset: 2147483647) { id } }'))).toBe('BAD_INPUT');
  });

  it.each([
    ['garbage', 'garbage'],
    ['empty', ''],
    ['a number', Buffer.from('7').toString('base64url')],
    ['another shape', Buffer.from('{"a":1}').toString('base64url')],
    ['a negative place', Buffer.from('[-5]').toString('base64url')],
    ['a huge place', Buffer.from('[1e300]').toString('base64url')],
    ['Cypher', Buffer.from('[1,"a\'}) DETACH DELETE n //"]').toString('base64url')],
    ['a megabyte', 'x'.repeat(1_000_000)],
  ])('a cursor that is %s is refused', async (_what, after) => {
    expect(codeOf(await send('query ($after: String) { employeesConnection(after: $after) { nodes { id } } }', { after }))).toBe(
      'BAD_INPUT',
    );
    const nested = 'query ($after: String) { employees { projects(after: $after) { nodes { id } } } }';
    expect(codeOf(await send(nested, { after }))).toBe('BAD_INPUT');
  });

  it('a cursor of one list is refused by a list of another kind', async () => {
    const { body } = await send('{ employeesConnection(first: 1) { pageInfo { endCursor } } }');
    const after = body.data?.employeesConnection.pageInfo.endCursor;
    expect(codeOf(await send('query ($after: String) { employees { projects(after: $after) { nodes { id } } } }', { after }))).toBe(
      'BAD_INPUT',
    );
  });

  it.each([
    ['weights below 0', '{ vector: -1 }'],
    ['weights that are all 0', '{ vector: 0, keyword: 0, graph: 0 }'],
    ['weights whose sum is no number', '{ vector: 1e308, keyword: 1e308 }'],
  ])('%s are refused', async (_what, weights) => {
    expect(codeOf(await send(`{ search(input: { query: "Ada", weights: ${weights} }) { hits { id } } }`))).toBe('BAD_INPUT');
  });

  it('null counts as not given, everywhere', async () => {
    const query = `{ employees(where: null, sort: null, limit: null, offset: null) { name }
      filtered: employees(where: { name: null, email: { eq: null }, handle: { in: null } }, sort: []) { name }
      search(input: { query: "Ada", limit: null, weights: null }) { hits { id } } }`;
    const { body } = await send(query);
    expect(body.errors).toBeUndefined();
    expect(body.data?.filtered).toEqual(body.data?.employees);
  });

  it('a filter with thousands of values is refused', async () => {
    const ids = Array.from({ length: 20_000 }, (_, place) => `emp_${place}`);
    expect(codeOf(await send('query ($ids: [ID!]) { employees(where: { id: { in: $ids } }) { id } }', { ids }))).toBe('BAD_INPUT');
    expect(codeOf(await send('{ employees(sort: [{ name: ASC, title: DESC }]) { id } }'))).toBe('BAD_INPUT');
  });

  it.each([
    ['no documents', [], 'BAD_INPUT'],
    ['too many documents', Array.from({ length: 5_000 }, (_, place) => ({ externalId: String(place), text: 'x' })), 'BAD_INPUT'],
    [
      'two with the same id',
      [
        { externalId: 'same', text: 'x' },
        { externalId: 'same', text: 'y' },
      ],
      'BAD_INPUT',
    ],
    ['an empty id', [{ externalId: ' ', text: 'x' }], 'BAD_INPUT'],
    ['an empty text', [{ externalId: 'a', text: ' \n' }], 'BAD_INPUT'],
    ['a binary text', [{ externalId: 'a', text: 'a\u0000b' }], 'BAD_INPUT'],
    ['an address that runs', [{ externalId: 'a', text: 'x', url: 'javascript:alert(1)' }], 'BAD_INPUT'],
    ['a day that is none', [{ externalId: 'a', text: 'x', createdAt: 'yesterday' }], 'BAD_INPUT'],
    ['a scope that names nothing', [{ externalId: 'a', text: 'x', scope: 'group:nobody' }], 'BAD_INPUT'],
    ['a scope of somebody else', [{ externalId: 'a', text: 'x', scope: 'employee:ben' }], 'FORBIDDEN'],
  ])('an ingestion with %s comes back as user errors', async (_what, documents, code) => {
    const { body } = await send(INGEST, { documents });
    expect(body.errors).toBeUndefined();
    expect(body.data?.ingestDocuments.documents).toEqual([]);
    expect(body.data?.ingestDocuments.userErrors[0]).toMatchObject({ code, message: expect.any(String), field: expect.any(Array) });
  });

  it('one bad document does not stop the good one, and each fault names its place', async () => {
    const documents = [
      { externalId: 'good', text: '# Good\n\nText.' },
      { externalId: 'bad', text: 'x', url: 'ftp://x', authors: ['a\u0007'] },
    ];
    const { ingestDocuments } = (await send(INGEST, { documents })).body.data ?? {};
    expect(ingestDocuments.documents).toEqual([{ externalId: 'good', state: 'NEW', document: { title: 'Good' } }]);
    expect(ingestDocuments.userErrors.map((error: { field: string[] }) => error.field)).toEqual([
      ['documents', '1', 'url'],
      ['documents', '1', 'authors', '0'],
    ]);
  });

  it('leaves prototypes alone', async () => {
    const body = `{"query":${JSON.stringify(SEARCH)},"variables":{"text":"Ada","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}`;
    expect((await server.post(token, body)).status).toBe(200);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('leaves the server ready', async () => {
    expect(replies.length).toBeGreaterThan(0);
    const { status, text } = await server.get('/readyz');
    expect([status, JSON.parse(text).status]).toEqual([200, 'ready']);
  });
});
