import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { GraphqlData } from '../../support/graphql-data.ts';
import { FOUND, FakeTavilyServer } from '../../support/fake-tavily-server.ts';
import { TestServer } from '../../support/test-server.ts';
import { openWebsocketClient, resultsOf } from '../../support/websocket-client.ts';

jest.setTimeout(120_000);

const KNOWN = 'Why did Ada choose brass for the gears?';
const UNKNOWN = 'How long does the sunspot cycle last?';

const SEARCH = `query ($query: String!, $web: Boolean) {
  search(input: { query: $query, web: $web }) {
    evidenceGrade degraded webResults { title url snippet score } hits { document { title } } hitsConnection { totalCount pageInfo { endCursor } }
  }
}`;
const ANSWER = `text mode evidenceGrade degraded evidence { __typename ... on WebEvidence { number result { url } } }
  citations { quote evidence { ... on WebEvidence { result { title url } } } }`;

describe('a web search', () => {
  let service: FakeTavilyServer;
  let server: TestServer;
  let token: string;

  beforeAll(async () => {
    service = await FakeTavilyServer.start();
    server = await TestServer.start({
      settings: { WEB_SEARCH_URL: service.url, WEB_SEARCH_API_KEY: 'tvly-test', WEB_SEARCH_TIMEOUT_MS: '400' },
    });
    const company = await server
      .company()
      .person('ada', 'Ada Byron')
      .document('gears', 'Ada Byron chose brass for the gears because brass wears well.', { title: 'Gears' })
      .load();
    token = await company.token('ada');
  });
  beforeEach(() => service.script());
  afterAll(() => Promise.all([server.close(), service.close()]));

  const search = async (query: string, web?: boolean | null): Promise<GraphqlData> => {
    const { body } = await server.query(token, SEARCH, { query, web });
    expect(body.errors).toBeUndefined();
    return body.data?.search;
  };
  const answer = async (question: string, web: boolean): Promise<GraphqlData> => {
    const query = `query ($question: String!, $web: Boolean) { answer(input: { question: $question, web: $web }) { ${ANSWER} } }`;
    const { body } = await server.query(token, query, { question, web });
    expect(body.errors).toBeUndefined();
    return body.data?.answer;
  };

  it('is asked what the company does not know, and its results stand apart from the hits', async () => {
    const without = await search(UNKNOWN);
    const found = await search(UNKNOWN, true);
    expect(found.webResults).toEqual([{ title: FOUND.title, url: FOUND.url, snippet: FOUND.content, score: FOUND.score }]);
    expect({ ...found, webResults: [] }).toEqual(without);
    expect(service.requests).toMatchObject([{ headers: { authorization: 'Bearer tvly-test' }, body: { query: UNKNOWN, max_results: 5 } }]);
  });

  it.each([
    ['what the company knows', KNOWN, true],
    ['when nobody wishes it', UNKNOWN, undefined],
    ['when the asker says no', UNKNOWN, false],
    ['when the asker says null', UNKNOWN, null],
  ])('is not asked %s', async (_case, question, web) => {
    expect((await search(question, web)).webResults).toEqual([]);
    expect(service.requests).toEqual([]);
  });

  it('answers after the company, and is cited as from outside', async () => {
    const { text, evidence, citations, evidenceGrade } = await answer(UNKNOWN, true);
    expect(text).toBe(`From outside the company: ${FOUND.content} [${evidence.length}]`);
    expect(evidence.at(-1)).toEqual({ __typename: 'WebEvidence', number: evidence.length, result: { url: FOUND.url } });
    expect(citations).toEqual([{ quote: FOUND.content, evidence: { result: { title: FOUND.title, url: FOUND.url } } }]);
    expect(evidenceGrade).not.toBe('STRONG');
    expect((await answer(UNKNOWN, false)).evidence.map((piece: GraphqlData) => piece.__typename)).not.toContain('WebEvidence');
    expect(service.requests).toHaveLength(1);
  });

  it('takes part in an answer that is streamed', async () => {
    const client = openWebsocketClient(server.websocketUrl, { authorization: `Bearer ${token}` });
    const query = `subscription { ask(input: { question: "${UNKNOWN}", web: true }) { ... on AnswerCompleted { answer { ${ANSWER} } } } }`;
    const events = await resultsOf(client, query);
    await client.dispose();
    expect(JSON.stringify(events.at(-1))).toContain(FOUND.url);
  });

  it.each([
    ['fails', [{ kind: 'plain', status: 500, body: '' } as const, { kind: 'plain', status: 500, body: '' } as const]],
    ['never answers', [{ kind: 'silence' } as const]],
  ])('that %s is missing, and nothing else', async (_case, replies) => {
    service.script(...replies);
    const found = await search(UNKNOWN, true);
    expect(found).toMatchObject({ degraded: ['WEB_SEARCH'], webResults: [] });
    expect(found.hits).toEqual((await search(UNKNOWN)).hits);
    service.script(...replies);
    expect(await answer(UNKNOWN, true)).toMatchObject({ degraded: ['WEB_SEARCH'] });
  });
});
