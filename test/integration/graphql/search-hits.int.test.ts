import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { GraphqlData } from '../../support/graphql-data.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer, codeOf } from '../../support/test-server.ts';
import { openWebsocketClient, resultsOf } from '../../support/websocket-client.ts';

jest.setTimeout(120_000);

const HIT = `
  fragment Hit on SearchHit {
    id score scoreParts { retriever raw normalised weight contribution rank }
    document { title } section { id heading headingPath level index } chunk { id text index } snippet highlights { start end }
    path { start { name } }
  }`;
const SEARCH = `${HIT} query ($text: String!, $weights: RetrieverWeights) {
  search(input: { query: $text, weights: $weights }) { hits { ...Hit } degraded }
}`;
const EVIDENCE = `${HIT} fragment Evidence on Evidence {
  ... on PassageEvidence { number hit { ...Hit } } ... on FactEvidence { number sentence document { title } }
}`;
const WHOLE_ANSWER = `text mode evidenceGrade degraded names { text } evidence { ...Evidence } citations { number quote offset evidence { ...Evidence } }`;
const ANSWER = `${EVIDENCE} query ($text: String!, $filter: SearchFilter, $weights: RetrieverWeights) {
  answer(input: { question: $text, filter: $filter, weights: $weights }) { ${WHOLE_ANSWER} }
}`;
const ASK = `${EVIDENCE} subscription ($text: String!, $filter: SearchFilter, $weights: RetrieverWeights) {
  ask(input: { question: $text, filter: $filter, weights: $weights }) {
    ... on EvidenceFound { found: evidence { ...Evidence } }
    ... on CitationAdded { citation { number quote offset evidence { ...Evidence } } }
    ... on AnswerCompleted { answer { ${WHOLE_ANSWER} } }
  }
}`;
const TEXT = 'Why did Ada choose brass gears for the engine?';

describe('a hit', () => {
  let server: TestServer;
  let company: Company;
  let token: string;

  beforeAll(async () => {
    server = await TestServer.start();
    const gears = `Gears wear. 🦑\n\n# Choice of metal\n\nAda Byron chose brass for every gear: brass wears well.\n\n## Price\n\nBrass costs more than iron.`;
    company = await server
      .company()
      .person('ada', 'Ada Byron')
      .project('engine', 'Difference Engine')
      .relation('ada', 'WORKS_ON', 'engine')
      .document('gears', gears, { title: 'Metal for the gears', statements: { authors: ['ada'], projects: ['engine'] } })
      .document('lunch', '# Lunch\n\nThe canteen serves soup.', { title: 'Lunch' })
      .load();
    token = await company.token('ada');
  });
  afterAll(() => server.close());

  const hitsFor = async (text: string, weights: object | null = null): Promise<GraphqlData[]> => {
    const { body } = await server.query(token, SEARCH, { text, weights });
    expect(body.errors).toBeUndefined();
    expect(body.data?.search.degraded).toEqual([]);
    return body.data?.search.hits;
  };
  const marksOf = ({ snippet, highlights }: GraphqlData): string[] =>
    highlights.map(({ start, end }: { start: number; end: number }) => snippet.slice(start, end));

  it('shows document, section and passage', async () => {
    const hits = await hitsFor(TEXT);
    const byHeading = new Map(hits.map((hit) => [hit.section.heading, hit]));
    expect(byHeading.get('Choice of metal')).toMatchObject({
      document: { title: 'Metal for the gears' },
      section: { headingPath: ['Choice of metal'], level: 1, index: 1 },
      chunk: { text: 'Ada Byron chose brass for every gear: brass wears well.', index: 1 },
      path: { start: { name: 'Difference Engine' } },
    });
    expect(byHeading.get('Price')?.section).toMatchObject({ headingPath: ['Choice of metal', 'Price'], level: 2, index: 2 });
    expect(byHeading.get(null)?.section).toMatchObject({ headingPath: [], level: 0, index: 0 });
    for (const { id, chunk } of hits) expect(chunk.id).toBe(id);
    expect(new Set(hits.map(({ section }) => section.id)).size).toBe(hits.length);
  });

  it('marks the words of the query in any form, and the names that were recognised, in its snippet', async () => {
    const hits = await hitsFor(TEXT);
    expect(marksOf(hits.find(({ section }) => section.heading === 'Choice of metal'))).toEqual(['Ada Byron', 'brass', 'gear', 'brass']);
    expect(marksOf(hits.find(({ section }) => section.heading === null))).toEqual(['Gears']);
    const [lunch] = await hitsFor('soup?', { keyword: 1 });
    expect(marksOf(lunch)).toEqual(['soup']);
  });

  it('has a score that is the very sum of its parts over the wire, whatever the weights', async () => {
    for (let round = 0; round < 25; round += 1) {
      const weights = { vector: Math.random() ** 5, keyword: Math.random() * 1e6, graph: Math.random() };
      const hits = await hitsFor(TEXT, round % 2 === 0 ? weights : { ...weights, keyword: Math.random() });
      expect(hits.length).toBeGreaterThan(2);
      for (const { score, scoreParts } of hits) {
        let sum = 0;
        for (const { contribution, weight, normalised } of scoreParts) {
          sum += contribution;
          expect(contribution).toBe(weight * normalised);
        }
        expect(score).toBe(sum);
      }
    }
  });

  it.each([
    ['VECTOR', { vector: 1, keyword: 0, graph: 0 }],
    ['KEYWORD', { keyword: 5 }],
    ['GRAPH', { vector: null, graph: 1e-9 }],
  ])('rests on %s alone when the weights say so', async (retriever, weights) => {
    const hits = await hitsFor(TEXT, weights);
    expect(hits.length).toBeGreaterThan(0);
    for (const { score, scoreParts } of hits) expect(scoreParts).toMatchObject([{ retriever, weight: 1, contribution: score }]);
  });

  it('is found as ever with weights that are all null', async () => {
    expect(await hitsFor(TEXT, { vector: null, keyword: null, graph: null })).toEqual(await hitsFor(TEXT));
  });

  it.each([
    ['below 0', { vector: -0.1, keyword: 1 }],
    ['all 0', { vector: 0, keyword: 0, graph: 0 }],
    ['0 and otherwise absent', { graph: 0 }],
    ['too huge to add up', { vector: 1.7e308, keyword: 1.7e308 }],
    ['words', { vector: 'NaN' }],
    ['a list', { vector: [1] }],
    ['of an unknown way', { magic: 1 }],
  ])('is refused for weights that are %s', async (_what, weights) => {
    expect(codeOf(await server.query(token, SEARCH, { text: TEXT, weights }))).toBe('BAD_INPUT');
  });

  it.each(['1e999', '-1e999'])('is refused for a weight of %s, which is no number in JSON', async (number) => {
    const body = `{"query":${JSON.stringify(SEARCH)},"variables":{"text":"x","weights":{"vector":${number}}}}`;
    expect(codeOf(await server.post(token, body))).toBe('BAD_INPUT');
  });

  it.each([
    ['as it is', {}],
    ['with weights', { weights: { keyword: 1, graph: 2 } }],
    ['with a filter', { filter: { documentTypes: ['none'] } }],
    ['with a filter that leaves something', { filter: { createdAt: null, documents: ['GEARS'] } }],
  ])('is evidence that a streamed answer shows just as a whole one does: %s', async (_what, more) => {
    const text = JSON.stringify({ text: `${TEXT} And who wrote about the metal for the gears?`, ...more });
    const variables = JSON.parse(text.replace('GEARS', company.id('Document', 'gears'))) as Record<string, unknown>;
    const { body } = await server.query(token, ANSWER, variables);
    const client = openWebsocketClient(server.websocketUrl, { Authorization: `Bearer ${token}` });
    const events = (await resultsOf(client, ASK, variables)).map((result) => result.data.ask);
    await client.dispose();
    const whole = body.data?.answer;
    expect(events.at(-1).answer).toEqual(whole);
    expect(events.find((event) => event.found !== undefined).found).toEqual(whole.evidence);
    expect(events.flatMap((event) => event.citation ?? [])).toEqual(whole.citations);
    if (!JSON.stringify(more).includes('none')) expect(whole.citations.length).toBeGreaterThan(0);
  });
});
