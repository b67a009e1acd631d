import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { GraphqlData } from '../../support/graphql-data.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer, codeOf } from '../../support/test-server.ts';

jest.setTimeout(120_000);

const SEARCH = `query ($text: String!, $filter: SearchFilter, $weights: RetrieverWeights) {
  search(input: { query: $text, limit: 100, filter: $filter, weights: $weights }) {
    evidenceGrade degraded names { node { name } }
    hits { score scoreParts { retriever contribution } document { externalId } chunk { text } }
  }
}`;
const ANSWER = `query ($text: String!, $filter: SearchFilter) {
  answer(input: { question: $text, filter: $filter }) {
    text citations { number }
    evidence {
      ... on PassageEvidence { hit { document { externalId } } }
      ... on FactEvidence { sentence document { externalId } }
    }
  }
}`;
const TEXT = 'Which lamp did the keepers of the harbour light choose?';
/** Documents that fit the question far better than those which a filter leaves: more than any retriever is asked for. */
const LOUD_DOCUMENTS = 130;

describe('a search with a filter', () => {
  let server: TestServer;
  let company: Company;
  let token: string;

  beforeAll(async () => {
    server = await TestServer.start();
    const seed = server
      .company()
      .person('ada', 'Ada Byron')
      .person('ben', 'Ben Okri')
      .project('pier', 'Pier')
      .project('vault', 'Vault')
      .group('board', 'Board')
      .topic('trade', 'Trade')
      .topic('lamps', 'Lamps', 'trade')
      .relation('ada', 'WORKS_ON', 'pier', { role: 'lead' })
      .document('quiet', '# Choice\n\nIn the end a small brass lamp was taken, for want of money.', {
        type: 'minutes',
        status: 'final',
        createdAt: '2024-05-01',
        updatedAt: '2024-06-01T10:00:00Z',
        statements: { authors: ['ada'], projects: ['pier'], topics: ['lamps'] },
      })
      .document('secret', 'The keepers of the harbour light choose a lamp of gold. HIDDENWORD', {
        scope: 'group:board',
        statements: { projects: ['vault'], topics: ['lamps'] },
      });
    for (let place = 0; place < LOUD_DOCUMENTS; place += 1)
      seed.document(`loud-${place}`, `The keepers of the harbour light choose lamp ${place}, which lamp the keepers choose.`, {
        type: 'report',
      });
    company = await seed.load();
    token = await company.token('ada');
  });
  afterAll(() => server.close());

  const search = async (filter: object | null, more: { weights?: object; text?: string } = {}): Promise<GraphqlData> => {
    const { body } = await server.query(token, SEARCH, { text: TEXT, filter, ...more });
    expect(body.errors).toBeUndefined();
    return body.data?.search;
  };
  const found = async (filter: object | null, more?: { weights?: object }): Promise<string[]> =>
    (await search(filter, more)).hits.map((hit: GraphqlData) => hit.document.externalId);

  it('finds a document that none of the ways of finding has among its best', async () => {
    expect(await found(null)).not.toContain('quiet');
    for (const weights of [{ vector: 1 }, { keyword: 1 }]) {
      expect(await found(null, { weights })).not.toContain('quiet');
      expect(await found({ documents: [company.id('Document', 'quiet')] }, { weights })).toEqual(['quiet']);
    }
  });

  it.each<[string, (company: Company) => object]>([
    ['a project', (of) => ({ projects: [of.id('Project', 'pier')] })],
    ['a person', (of) => ({ employees: [of.id('Employee', 'ada')] })],
    ['a topic', (of) => ({ topics: [of.id('Topic', 'lamps')] })],
    ['a wider topic', (of) => ({ topics: [of.id('Topic', 'trade')] })],
    ['a kind of document', () => ({ documentTypes: ['minutes'] })],
    ['a status', () => ({ statuses: ['final', 'draft'] })],
    ['a span of time', () => ({ createdAt: { from: '2024-05-01', before: '2024-05-02' } })],
    ['the time of the last change', () => ({ updatedAt: { from: '2024-06-01T10:00:00Z' } })],
    [
      'everything at once',
      (of) => ({ projects: [of.id('Project', 'pier')], documentTypes: ['minutes'], createdAt: { before: '2025-01-01' } }),
    ],
  ])('finds by %s', async (_what, filterOf) => {
    expect(await found(filterOf(company))).toEqual(['quiet']);
  });

  it('takes null, and a filter of nulls, for none', async () => {
    const without = await search(null);
    for (const filter of [{}, { projects: null, createdAt: null, updatedAt: { from: null, before: null } }])
      expect(await search(filter)).toEqual(without);
  });

  it('answers for what is hidden, foreign, of another kind or nowhere in the very same way', async () => {
    const other = await server
      .company('other')
      .project('mine', 'Mine')
      .document('theirs', TEXT, { statements: { projects: ['mine'] } })
      .load();
    const nothing = await search({ documents: ['doc_00000000000000000000000000000000'] });
    expect(nothing).toMatchObject({ hits: [], degraded: [], evidenceGrade: 'NONE' });
    for (const filter of [
      { documents: [company.id('Document', 'secret')] },
      { projects: [company.id('Project', 'vault')] },
      { documents: [other.id('Document', 'theirs')] },
      { projects: [other.id('Project', 'mine')] },
      { employees: [company.id('Project', 'pier')] },
      { topics: ['x', ''] },
    ])
      expect(await search(filter)).toEqual(nothing);
  });

  it('scores as if the hidden documents of the same topic were not there', async () => {
    const narrow = { documents: [company.id('Document', 'quiet')] };
    expect((await search({ topics: [company.id('Topic', 'lamps')] })).hits).toEqual((await search(narrow)).hits);
  });

  it.each([
    ['filter.projects', { projects: [] }],
    ['filter.documentTypes', { documentTypes: [], projects: ['x'] }],
    ['filter.documents', { documents: Array.from({ length: 5_000 }, (_, place) => `doc_${place}`) }],
    ['filter.statuses', { statuses: ['x'.repeat(5_000)] }],
    ['filter.createdAt.from', { createdAt: { from: 'yesterday' } }],
    ['filter.updatedAt.before', { updatedAt: { before: '2026-02-30' } }],
  ])('is refused in words that name the field: %s', async (field, filter) => {
    for (const query of [SEARCH, ANSWER]) {
      const reply = await server.query(token, query, { text: TEXT, filter });
      expect(codeOf(reply)).toBe('BAD_INPUT');
      expect(reply.body.errors?.[0]?.message).toContain(`"${field}"`);
    }
  });

  describe('for an answer', () => {
    const answer = async (filter: object | null, text = TEXT): Promise<GraphqlData> => {
      const { body } = await server.query(token, ANSWER, { text, filter });
      expect(body.errors).toBeUndefined();
      return body.data?.answer;
    };

    it('leaves passages and facts of its documents alone', async () => {
      const question = 'Who wrote quiet about the small brass lamp, and who works on Pier?';
      const unfiltered = await answer(null, question);
      expect(JSON.stringify(unfiltered)).toContain('Ada Byron works on Pier');
      const { evidence } = await answer({ documentTypes: ['minutes'] }, question);
      expect(evidence.length).toBeGreaterThan(1);
      for (const piece of evidence) expect(piece.hit?.document ?? piece.document).toEqual({ externalId: 'quiet' });
      expect(evidence.map((piece: GraphqlData) => piece.sentence)).toContain('Ada Byron wrote quiet.');
    });

    it('leaves nothing to say when it leaves no document', async () => {
      expect(await answer({ projects: ['unknown'] }, 'Who works on Pier?')).toEqual({
        text: 'Nothing in what you may see answers this.',
        citations: [],
        evidence: [],
      });
    });
  });
});
