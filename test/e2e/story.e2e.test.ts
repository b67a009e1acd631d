import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createClient as createSseClient } from 'graphql-sse';
import type { GraphqlData } from '../support/graphql-data.ts';
import type { Company } from '../support/test-company.ts';
import { TestServer } from '../support/test-server.ts';
import { openWebsocketClient, resultsOf } from '../support/websocket-client.ts';

jest.setTimeout(60_000);

const ASK = `subscription ($question: String!) {
  ask(input: { question: $question }) {
    __typename
    ... on AnswerStarted { sequence question }
    ... on EvidenceFound { sequence evidenceGrade degraded names { node { name } } evidence { ... on PassageEvidence { number } ... on FactEvidence { number } } }
    ... on TextDelta { sequence text }
    ... on CitationAdded { sequence citation { number offset } }
    ... on AnswerCompleted {
      sequence
      answer {
        text mode evidenceGrade
        citations { number quote offset evidence { ... on PassageEvidence { hit { document { title } } } ... on FactEvidence { sentence } } }
      }
    }
    ... on AnswerFailed { sequence code message }
  }
}`;

/** What a frontend developer does on the first day, in order, on one company. */
describe('a day with the API', () => {
  let server: TestServer;
  let company: Company;
  let token: string;
  beforeAll(async () => {
    server = await TestServer.start();
    company = await server
      .company()
      .person('ada', 'Ada Byron', { title: 'Chief engineer' })
      .person('ben', 'Ben Okri')
      .project('engine', 'Difference Engine')
      .topic('gears', 'Gears')
      .relation('ben', 'REPORTS_TO', 'ada')
      .relation('ada', 'WORKS_ON', 'engine', { role: 'lead' })
      .document(
        'gears',
        '# Choice of metal\n\nThe gears of the Difference Engine are made of brass because bronze wore out in nine weeks.',
        {
          title: 'Choice of metal for the gears',
          type: 'decision',
          statements: { authors: ['ada'], reviewers: ['ben'], projects: ['engine'], topics: ['gears'] },
        },
      )
      .load();
    token = await company.token('ben');
  });
  afterAll(() => server.close());

  const data = async (query: string, variables?: Record<string, unknown>): Promise<Record<string, GraphqlData>> => {
    const { body } = await server.query(token, query, variables);
    expect(body.errors).toBeUndefined();
    return body.data ?? {};
  };

  it('sees who it is', async () => {
    const { viewer } = await data('{ viewer { employee { name manager { name } } permissions } }');
    expect(viewer).toEqual({ employee: { name: 'Ben Okri', manager: { name: 'Ada Byron' } }, permissions: ['READ', 'WRITE'] });
  });

  it('lists people and follows their relationships', async () => {
    const { employees } = await data(
      '{ employees { name projects { edges { role node { name documents { nodes { title authors { nodes { name } } } } } } } } }',
    );
    expect(employees[0]).toEqual({
      name: 'Ada Byron',
      projects: {
        edges: [
          {
            role: 'lead',
            node: {
              name: 'Difference Engine',
              documents: { nodes: [{ title: 'Choice of metal for the gears', authors: { nodes: [{ name: 'Ada Byron' }] } }] },
            },
          },
        ],
      },
    });
  });

  it('searches, and sees where each score comes from', async () => {
    const { search } = await data(`{ search(input: { query: "Why are the gears of brass?" }) {
      evidenceGrade names { node { kind name } }
      hits { score scoreParts { retriever contribution } document { title } section { headingPath } snippet path { start { name } } }
    } }`);
    const [hit] = search.hits;
    expect(search.evidenceGrade).toBe('STRONG');
    expect(search.names).toContainEqual({ node: { kind: 'TOPIC', name: 'Gears' } });
    expect(hit).toMatchObject({
      document: { title: 'Choice of metal for the gears' },
      section: { headingPath: ['Choice of metal'] },
      path: { start: { name: expect.stringMatching(/gears/i) } },
    });
    expect(hit.snippet).toContain('brass');
    const sum = hit.scoreParts.reduce((total: number, part: { contribution: number }) => total + part.contribution, 0);
    expect(hit.score).toBe(sum);
    expect(hit.scoreParts.map((part: { retriever: string }) => part.retriever)).toEqual(['VECTOR', 'KEYWORD', 'GRAPH', 'RERANK']);
  });

  it('asks and watches the answer: the same events in order over WebSocket and server-sent events, and the same answer over HTTP', async () => {
    const question = 'Why are the gears made of brass?';
    const socket = openWebsocketClient(server.websocketUrl, { Authorization: `Bearer ${token}` });
    const overSocket = (await resultsOf(socket, ASK, { question })).map((result) => result.data.ask);
    await socket.dispose();
    const sse = createSseClient({ url: `${server.graphqlUrl}/stream`, headers: { Authorization: `Bearer ${token}` } });
    const overEvents: unknown[] = [];
    for await (const result of sse.iterate({ query: ASK, variables: { question } })) overEvents.push((result.data as { ask: unknown }).ask);
    sse.dispose();

    expect(overEvents).toEqual(overSocket);
    expect(overSocket.map((event) => event.sequence)).toEqual(overSocket.map((_, place) => place));
    const kinds = overSocket.map((event) => event.__typename);
    expect([kinds[0], kinds[1], kinds.at(-1)]).toEqual(['AnswerStarted', 'EvidenceFound', 'AnswerCompleted']);
    const { answer } = overSocket.at(-1);
    expect(
      overSocket
        .map((event) => event.text ?? '')
        .join('')
        .trim(),
    ).toBe(answer.text);
    expect(answer.text).toContain('brass');
    for (const { number, offset } of answer.citations) expect(answer.text.slice(offset)).toMatch(new RegExp(`^\\[${number}\\]`));
    const overHttp = await data('query ($question: String!) { answer(input: { question: $question }) { text mode evidenceGrade } }', {
      question,
    });
    expect(overHttp.answer).toEqual({ text: answer.text, mode: answer.mode, evidenceGrade: answer.evidenceGrade });
  });

  it('leaves in the middle of an answer and goes on working', async () => {
    const socket = openWebsocketClient(server.websocketUrl, { Authorization: `Bearer ${token}` });
    const stream = socket.iterate({ query: ASK, variables: { question: 'Who reviewed the choice of metal?' } });
    await stream.next();
    await stream.return?.();
    expect(await resultsOf(socket, '{ employees { name } }')).toHaveLength(1);
    await socket.dispose();
  });

  it('adds a document, finds it at once, adds it again without change, and deletes it for good', async () => {
    const ingest = `mutation ($text: String!) {
      ingestDocuments(input: { documents: [{ externalId: "oil", title: "Oil for the gears", text: $text, authors: ["ben"], references: ["gears"] }] }) {
        documents { state passageCount document { id title authors { nodes { name } } } } userErrors { message }
      }
    }`;
    const text = 'The gears are oiled with sperm oil every quintember.';
    const { ingestDocuments } = await data(ingest, { text });
    expect(ingestDocuments).toMatchObject({
      documents: [{ state: 'NEW', passageCount: 1, document: { title: 'Oil for the gears', authors: { nodes: [{ name: 'Ben Okri' }] } } }],
      userErrors: [],
    });
    const find = '{ search(input: { query: "quintember" }) { hits { document { title } } } }';
    expect((await data(find)).search.hits).toContainEqual({ document: { title: 'Oil for the gears' } });
    expect((await data(ingest, { text })).ingestDocuments.documents[0]).toMatchObject({ state: 'UNCHANGED', passageCount: 0 });
    expect((await data(ingest, { text: `${text} Twice.` })).ingestDocuments.documents[0]).toMatchObject({ state: 'CHANGED' });

    const { id } = ingestDocuments.documents[0].document;
    const remove = 'mutation ($id: ID!) { deleteDocument(input: { id: $id }) { deletedId userErrors { code } } }';
    expect((await data(remove, { id })).deleteDocument).toEqual({ deletedId: id, userErrors: [] });
    expect((await data(remove, { id })).deleteDocument).toEqual({ deletedId: null, userErrors: [{ code: 'NOT_FOUND' }] });
    expect(JSON.stringify(await data(find))).not.toContain('Oil');
    expect((await data('query ($id: ID!) { document(id: $id) { title } }', { id })).document).toBeNull();
  });
});
