import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FakeOpenAiServer } from '../../support/fake-openai-server.ts';
import type { GraphqlData } from '../../support/graphql-data.ts';
import { TestServer } from '../../support/test-server.ts';

jest.setTimeout(120_000);

/** Says in the company's words what its documents call otherwise. */
const QUESTION = 'Why did the thing that turns stop in winter?';
/** Names nothing that any document has. */
const VAGUE = 'What befell that machine?';
const EXPANSION = JSON.stringify({
  variations: ['Why did the pump stand still in the frost?'],
  concepts: ['ice on the shaft', 'January frost'],
});
const REWRITTEN = JSON.stringify({ question: 'pump stood still because of ice around its shaft in frost' });

const HITS = `hits { id score scoreParts { retriever contribution } document { title } } degraded evidenceGrade correction { question gradeBefore }`;
const SEARCH = `query ($query: String!, $expand: Boolean, $useCache: Boolean) {
  search(input: { query: $query, expand: $expand, useCache: $useCache }) { ${HITS} }
}`;
const KIND = `query ($query: String!, $plan: SearchPlan) {
  search(input: { query: $query, plan: $plan }) { understanding { type complexity classifiedBy plan } degraded }
}`;
const PAGE = `query ($query: String!, $first: Int, $after: String) {
  search(input: { query: $query, expand: true }) { hitsConnection(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }
}`;

describe('a search in the words of a language model', () => {
  let model: FakeOpenAiServer;
  let server: TestServer;
  let correcting: TestServer;
  let classifying: TestServer;
  let without: TestServer;
  let token: string;

  beforeAll(async () => {
    model = await FakeOpenAiServer.start();
    const settings = { OPENAI_BASE_URL: model.baseUrl, WEFT_CHAT_MODEL: 'test-chat', SEARCH_MODEL_TIMEOUT_MS: '600' };
    server = await TestServer.start({ settings });
    correcting = await TestServer.start({ settings: { ...settings, SEARCH_CORRECTION: 'true' } });
    classifying = await TestServer.start({ settings: { ...settings, SEARCH_CLASSIFICATION: 'true' } });
    without = await TestServer.start();
    const company = await server
      .company()
      .document('frost', 'The pump stood still because ice had formed around its shaft in the January frost.', { title: 'Pump' })
      .document('menu', 'The canteen serves soup, bread and apples.', { title: 'Menu' })
      .document('paint', 'The fence was painted green. It is a fine colour.', { title: 'Fence' })
      .load();
    token = await company.token();
  });
  beforeEach(() => {
    model.script();
    model.requests.length = 0;
  });
  afterAll(() => Promise.all([server.close(), correcting.close(), classifying.close(), without.close(), model.close()]));

  const say = (...texts: string[]): void => model.script(...texts.map((text) => ({ kind: 'stream', texts: [text] }) as const));
  const search = async (on: TestServer, variables: object = {}, query = QUESTION): Promise<GraphqlData> => {
    const { body } = await on.query(token, SEARCH, { query, ...variables });
    expect(body.errors).toBeUndefined();
    return body.data?.search;
  };
  const pumpOf = ({ hits }: GraphqlData): GraphqlData => hits.find(({ document }: GraphqlData) => document.title === 'Pump');

  it('finds more of what is meant, and hands the question over as data', async () => {
    say(EXPANSION);
    const found = await search(server, { expand: true });
    expect(found.degraded).toEqual([]);
    expect(found.hits[0].document.title).toBe('Pump');
    const keywordOf = (hit: GraphqlData): number =>
      hit.scoreParts.find(({ retriever }: GraphqlData) => retriever === 'KEYWORD')?.contribution ?? 0;
    expect(keywordOf(pumpOf(found))).toBeGreaterThan(keywordOf(pumpOf(await search(server))));
    expect(model.requests).toHaveLength(1);
    expect(model.requests[0]?.body.messages).toMatchObject([
      { role: 'system' },
      { role: 'user', content: JSON.stringify({ question: QUESTION }) },
    ]);
  });

  it('lets the model say what kind of question it is, where that is switched on, and chooses the plan by it', async () => {
    const kindOf = async (on: TestServer, variables: object = {}): Promise<GraphqlData> => {
      const { body } = await on.query(token, KIND, { query: VAGUE, ...variables });
      return body.data?.search;
    };
    say(JSON.stringify({ type: 'TEMPORAL', complexity: 'complex' }));
    const refined = { type: 'TEMPORAL', complexity: 'COMPLEX', classifiedBy: 'LANGUAGE_MODEL', plan: 'TIMELINE' };
    expect(await kindOf(classifying)).toEqual({ understanding: refined, degraded: [] });
    const byRules = { type: 'SEMANTIC', complexity: 'SIMPLE', classifiedBy: 'RULES', plan: 'PASSAGE' };
    expect(await kindOf(server)).toEqual({ understanding: byRules, degraded: [] });
    expect(await kindOf(classifying, { plan: 'LOOKUP' })).toEqual({ understanding: { ...byRules, plan: 'LOOKUP' }, degraded: [] });
    expect(model.requests).toHaveLength(1);
  });

  it('goes by rules, and says so, when the model does not say what kind it is', async () => {
    const question = `${VAGUE} Really?`;
    for (const [reply, degraded] of [
      [{ kind: 'stream', texts: ['a poem'] }, ['LANGUAGE_MODEL']],
      [{ kind: 'silence' }, ['LANGUAGE_MODEL']],
    ] as const) {
      model.script(reply);
      const { body } = await classifying.query(token, KIND, { query: question });
      expect(body.data?.search).toMatchObject({ understanding: { classifiedBy: 'RULES' }, degraded });
    }
  });

  it('asks the model once for one question, and anew without the cache', async () => {
    const question = `${QUESTION} Once more?`;
    say(EXPANSION, EXPANSION);
    const first = await search(server, { expand: true }, question);
    expect(await search(server, { expand: true }, question)).toEqual(first);
    expect(model.requests).toHaveLength(1);
    expect(await search(server, { expand: true, useCache: false }, question)).toEqual(first);
    expect(model.requests).toHaveLength(2);
  });

  it('pages through one list', async () => {
    say(EXPANSION);
    const ids = (await search(server, { expand: true })).hits.map(({ id }: GraphqlData) => id);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { body } = await server.query(token, PAGE, { query: QUESTION, first: 1, after });
      const { nodes, pageInfo } = body.data!.search.hitsConnection;
      paged.push(String(nodes[0].id));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(paged).toEqual(ids);
  });

  it('is to the last bit the search without a model when nobody wishes it, or there is none', async () => {
    const plain = await search(without);
    expect(await search(server)).toEqual(plain);
    expect(await search(without, { expand: true })).toEqual(plain);
    expect(model.requests).toEqual([]);
  });

  it.each([
    ['answers with something else', { kind: 'stream', texts: ['I would rather not.'] } as const],
    ['refuses', { kind: 'plain', status: 401, body: '{}' } as const],
    ['never answers', { kind: 'silence' } as const],
  ])('goes on without a model that %s', async (_case, reply) => {
    model.script(reply);
    const found = await search(server, { expand: true, useCache: false });
    expect(found).toEqual({ ...(await search(without)), degraded: ['LANGUAGE_MODEL'] });
  });

  it('corrects a search that found no strong evidence, when that finds better', async () => {
    say(REWRITTEN);
    const before = await search(without, {}, VAGUE);
    expect(before.evidenceGrade).not.toBe('STRONG');
    const found = await search(correcting, {}, VAGUE);
    expect(found).toMatchObject({ degraded: [], evidenceGrade: 'STRONG', correction: { gradeBefore: before.evidenceGrade } });
    expect(found.correction.question).toBe((JSON.parse(REWRITTEN) as { question: string }).question);
    expect(found.hits[0].document.title).toBe('Pump');
    // From the cache: the same question gives the same list.
    expect(await search(correcting, {}, VAGUE)).toEqual(found);
    expect(model.requests).toHaveLength(1);
  });

  it('leaves a search alone that found strong evidence', async () => {
    const found = await search(correcting, {}, 'Why did the pump stand still in the January frost?');
    expect(found).toMatchObject({ evidenceGrade: 'STRONG', correction: null });
    expect(model.requests).toEqual([]);
  });
});
