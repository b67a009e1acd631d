import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FakeOpenAiServer } from '../../support/fake-openai-server.ts';
import type { GraphqlData } from '../../support/graphql-data.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer } from '../../support/test-server.ts';
import { writeTinyCrossEncoder } from '../../support/tiny-cross-encoder.ts';

jest.setTimeout(120_000);

const QUESTION = 'Why brass gears?';
const SEARCH = `query ($query: String!, $useCache: Boolean) {
  search(input: { query: $query, useCache: $useCache }) { degraded hits { score scoreParts { retriever raw weight contribution } document { title } } }
}`;

const fill = (server: TestServer): Promise<Company> =>
  server
    .company()
    .document('metal', 'Gears of brass wear well: brass gears, brass gears.', { title: 'Metal' })
    .document('price', 'Why is brass dear? Copper is dear.', { title: 'Price' })
    .document('lunch', 'Soup at noon.', { title: 'Lunch' })
    .load();

async function search(server: TestServer, company: Company, variables: object = {}): Promise<GraphqlData> {
  const { body } = await server.query(await company.token(), SEARCH, { query: QUESTION, ...variables });
  expect(body.errors).toBeUndefined();
  return body.data?.search;
}

const rerankPartOf = (hit: GraphqlData): GraphqlData => hit.scoreParts.find(({ retriever }: GraphqlData) => retriever === 'RERANK');
const ratingsOf = ({ hits }: GraphqlData): Record<string, number> =>
  Object.fromEntries((hits as GraphqlData[]).map((hit): [string, number] => [hit.document.title, rerankPartOf(hit)?.raw]));

function expectExactSums({ hits }: GraphqlData): void {
  for (const { score, scoreParts } of hits) {
    expect(score).toBe(scoreParts.reduce((sum: number, part: GraphqlData) => sum + part.contribution, 0));
  }
}

describe('reranking by a local cross-encoder', () => {
  let folder: string;
  let server: TestServer;
  let company: Company;

  beforeAll(async () => {
    folder = await writeTinyCrossEncoder();
    server = await TestServer.start({ settings: { SEARCH_RERANKER: 'cross-encoder', SEARCH_CROSS_ENCODER_PATH: folder } });
    company = await fill(server);
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('is one part of the score, from the logits of the model', async () => {
    const found = await search(server, company);
    expect(found.degraded).toEqual([]);
    const ratings = ratingsOf(found);
    expect(ratings['Metal']).toBeGreaterThan(ratings['Price']!);
    expect(ratings['Price']).toBeGreaterThan(ratings['Lunch']!);
    expectExactSums(found);
  });

  it('gives the same from what it kept', async () => {
    const fresh = await search(server, company, { useCache: false });
    expect(await search(server, company)).toEqual(fresh);
    expect(await search(server, company)).toEqual(fresh);
  });

  it('stops the start when the folder holds none', async () => {
    const settings = { SEARCH_RERANKER: 'cross-encoder', SEARCH_CROSS_ENCODER_PATH: `${folder}/nowhere` };
    await expect(TestServer.start({ settings })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('reranking by a language model', () => {
  let model: FakeOpenAiServer;
  let server: TestServer;
  let company: Company;

  beforeAll(async () => {
    model = await FakeOpenAiServer.start();
    const settings = {
      OPENAI_BASE_URL: model.baseUrl,
      WEFT_CHAT_MODEL: 'test-chat',
      SEARCH_MODEL_TIMEOUT_MS: '500',
      SEARCH_RERANKER: 'language-model',
    };
    server = await TestServer.start({ settings });
    company = await fill(server);
  });
  afterAll(() => Promise.all([server.close(), model.close()]));

  const rate = (...ratings: number[]): void => {
    const text = JSON.stringify({ ratings: ratings.map((rating, place) => ({ number: place + 1, rating })) });
    model.script({ kind: 'stream', texts: [text] });
    model.requests.length = 0;
  };

  it.each([
    ['answers with something else', { kind: 'stream', texts: ['Gladly!'] } as const],
    ['never answers', { kind: 'silence' } as const],
  ])('leaves the hits as they were when the model %s, and says so', async (_case, reply) => {
    model.script(reply);
    const found = await search(server, company, { useCache: false });
    expect(found.degraded).toEqual(['RERANKING']);
    expect(found.hits.map(rerankPartOf)).toEqual([undefined, undefined, undefined]);
  });

  it('is one part of the score, from one request that hands question and passages over as data; what it kept is not asked for again', async () => {
    rate(2, 9, 0);
    const found = await search(server, company);
    expect(found.degraded).toEqual([]);
    expect(Object.values(ratingsOf(found)).sort()).toEqual([0, 2, 9]);
    expectExactSums(found);
    const [request, ...more] = model.requests;
    const { question, passages } = JSON.parse((request!.body.messages as { content: string }[])[1]!.content) as {
      question: string;
      passages: unknown[];
    };
    expect([question, passages.length, more.length]).toEqual([QUESTION, 3, 0]);
    expect(await search(server, company)).toEqual(found);
    expect(model.requests).toHaveLength(1);
  });
});
