import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { GraphqlData } from '../../support/graphql-data.ts';
import { TestServer, codeOf } from '../../support/test-server.ts';

jest.setTimeout(120_000);

const SEARCH = `query ($text: String!, $plan: SearchPlan, $without: [Retriever!], $fusion: FusionMethod, $recency: RecencyInput) {
  search(input: { query: $text, plan: $plan, without: $without, fusion: $fusion, recency: $recency }) {
    understanding {
      type complexity classifiedBy shareOfNames documentKinds periods { from before } plan
      weights { vector keyword document graph } fusion depth recency { order halfLifeDays weight }
    }
    hits { document { title } score scoreParts { retriever raw normalised rank weight contribution } }
  }
}`;

interface Found {
  readonly understanding: GraphqlData;
  readonly hits: readonly {
    readonly document: { readonly title: string };
    readonly score: number;
    readonly scoreParts: readonly {
      readonly retriever: string;
      readonly normalised: number;
      readonly rank: number;
      readonly contribution: number;
    }[];
  }[];
}

describe('how a query was understood', () => {
  let server: TestServer;
  let token: string;
  let stranger: string;

  beforeAll(async () => {
    server = await TestServer.start();
    const company = await server
      .company()
      .person('ada', 'Ada Byron')
      .person('eve', 'Eve Stone')
      .project('engine', 'Difference Engine')
      .document('gears', '# Gears\n\nBrass wears well.', {
        title: 'Metal for the gears',
        type: 'Proposal',
        createdAt: '2019-04-02',
        statements: { authors: ['ada'] },
      })
      .document('lamps', '# Lamps\n\nLamps of brass.', {
        title: 'Lamps',
        type: 'Report',
        createdAt: '2020-01-01',
        statements: { authors: ['ada'] },
      })
      .document('hidden', 'A memo.', {
        title: 'Hidden',
        type: 'Memo',
        createdAt: '2011-01-01',
        statements: { projects: ['engine'] },
        scope: 'project:engine',
      })
      .relation('ada', 'WORKS_ON', 'engine')
      .load();
    token = await company.token('ada');
    stranger = await company.token('eve');
  });
  afterAll(() => server.close());

  const ask = async (
    text: string,
    more: { plan?: string; without?: readonly string[]; fusion?: string; recency?: object; by?: string } = {},
  ): Promise<Found> => {
    const { by = token, ...variables } = more;
    const { body } = await server.query(by, SEARCH, { text, ...variables });
    expect(body.errors).toBeUndefined();
    return body.data?.search as Found;
  };
  const partsOf = ({ hits }: Found): Set<string> => new Set(hits.flatMap(({ scoreParts }) => scoreParts.map(({ retriever }) => retriever)));

  it('says what kind of question it is, what it asks of documents, and by which plan it was searched', async () => {
    const { understanding, hits } = await ask('Which proposals did Ada Byron write in 2019?');
    expect(understanding).toMatchObject({
      type: 'TEMPORAL',
      complexity: 'SIMPLE',
      documentKinds: ['propos'],
      periods: [{ from: '2019', before: '2020' }],
      plan: 'TIMELINE',
    });
    const { vector, keyword, document, graph } = understanding.weights;
    expect(graph).toBe(understanding.shareOfNames);
    expect(vector + keyword + document + graph).toBeCloseTo(1, 12);
    expect(hits[0]?.document.title).toBe('Metal for the gears');
  });

  it('says nothing of types and times that only hidden documents have', async () => {
    const question = 'Which memo is from 2011?';
    expect((await ask(question)).understanding).toMatchObject({ documentKinds: ['memo'], periods: [{ from: '2011', before: '2012' }] });
    expect((await ask(question, { by: stranger })).understanding).toMatchObject({ documentKinds: [], periods: [] });
  });

  it('searches by the plan that is asked for', async () => {
    expect((await ask('brass', { plan: 'CHAIN' })).understanding.plan).toBe('CHAIN');
  });

  const titlesOf = ({ hits }: Found): string[] => hits.map(({ document }) => document.title);
  const partOf = ({ hits }: Found, part: string): GraphqlData[] =>
    hits.flatMap(({ scoreParts }) => scoreParts.filter(({ retriever }) => retriever === part));

  it.each([
    ['latest', 'NEWEST', ['Lamps', 'Metal for the gears']],
    ['earliest', 'OLDEST', ['Metal for the gears', 'Lamps']],
  ])('puts the %s first where it is asked for', async (word, order, titles) => {
    const found = await ask(`What is the ${word} thing that Ada Byron wrote?`);
    expect(found.understanding.recency).toEqual({ order, halfLifeDays: null, weight: 0.3 });
    expect(titlesOf(found).filter((title) => title !== 'Hidden')).toEqual(titles);
    expect(partOf(found, 'RECENCY').map(({ rank, normalised }) => [rank, normalised])).toEqual([
      [1, 1],
      [2, 0.5],
    ]);
    expect(partOf(await ask(`What is the ${word} thing that Ada Byron wrote?`, { without: ['RECENCY'] }), 'RECENCY')).toEqual([]);
  });

  it('lets new documents count more when that is asked for', async () => {
    const found = await ask('brass', { recency: { halfLifeDays: 274, weight: 0.5 } });
    expect(found.understanding.recency).toEqual({ order: 'NEWEST', halfLifeDays: 274, weight: 0.5 });
    expect(partOf(found, 'RECENCY')[0]).toMatchObject({ raw: 0, normalised: 1, contribution: 0.5 });
    expect((await ask('brass', { recency: { halfLifeDays: 1 } })).understanding.recency.weight).toBe(0.2);
    expect((await ask('brass')).understanding.recency).toBeNull();
  });

  it('fuses by ranks when that is asked for, and by scores else', async () => {
    const found = await ask('brass lamps', { fusion: 'RECIPROCAL_RANK' });
    expect(found.understanding.fusion).toBe('RECIPROCAL_RANK');
    const keyword = partOf(found, 'KEYWORD');
    expect(keyword.length).toBeGreaterThan(1);
    for (const { rank, normalised } of keyword) expect(normalised).toBeCloseTo(61 / (60 + rank), 12);
    expect((await ask('brass lamps')).understanding).toMatchObject({ fusion: 'WEIGHTED_SUM', depth: 10, classifiedBy: 'RULES' });
  });

  it.each([
    ['recency.halfLifeDays', { halfLifeDays: 0 }],
    ['recency.weight', { halfLifeDays: 1, weight: 2 }],
  ])('refuses a %s that is none', async (field, recency) => {
    const reply = await server.query(token, SEARCH, { text: 'brass', recency });
    expect(codeOf(reply)).toBe('BAD_INPUT');
    expect(JSON.stringify(reply.body.errors)).toContain(field);
  });

  it.each(['VECTOR', 'KEYWORD', 'GRAPH', 'PROPERTIES', 'RERANK', 'DOCUMENT'])('leaves %s out', async (part) => {
    const text = 'Which proposals on brass did Ada Byron write in 2019?';
    const found = await ask(text, { without: [part] });
    expect(partsOf(found).has(part)).toBe(false);
    for (const { score, scoreParts } of found.hits) {
      expect(score).toBe(scoreParts.reduce((sum, { contribution }) => sum + contribution, 0));
    }
    if (part !== 'DOCUMENT') expect(partsOf(await ask(text)).has(part)).toBe(true);
  });

  it('refuses to find by nothing', async () => {
    const reply = await server.query(token, SEARCH, { text: 'brass', without: ['VECTOR', 'KEYWORD', 'GRAPH'] });
    expect(codeOf(reply)).toBe('BAD_INPUT');
  });
});
