import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { GraphqlData } from '../../support/graphql-data.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer, codeOf } from '../../support/test-server.ts';

jest.setTimeout(120_000);

const SEARCH = `query ($kind: HitKind, $weights: RetrieverWeights, $others: Int, $limit: Int) {
  search(input: { query: "Which lamp of the harbour failed in the fog?", kind: $kind, weights: $weights, limit: $limit }) {
    degraded
    hits {
      id kind score scoreParts { retriever raw normalised weight contribution rank }
      document { id title } section { id heading } chunk { id text } otherChunks(limit: $others) { id text section { heading } document { id } } snippet
    }
  }
}`;
const REPORT = `# The night

The lamp of the harbour failed.

# The cause

Fog came in over the harbour. The lamp was wet.

## Repair

The lamp was dried, and the fog lifted.

# Costs

Nothing of note.
`;

describe('a search that says what its hits are', () => {
  let server: TestServer;
  let company: Company;
  let token: string;

  beforeAll(async () => {
    server = await TestServer.start();
    const seed = server
      .company()
      .person('ada', 'Ada')
      .group('board', 'Board')
      .relation('ada', 'MEMBER_OF', 'board')
      .document('report', REPORT)
      .document('secret', '# Secret\n\nThe lamp of the harbour failed in the fog: SECRETWORD.', { scope: 'group:board' });
    for (let place = 0; place < 12; place += 1) seed.document(`boat${place}`, `# Boat ${place}\n\nThe boat has a lamp.`);
    company = await seed.load();
    token = await company.token();
  });
  afterAll(() => server.close());

  const hitsFor = async (variables: object, of = token): Promise<GraphqlData[]> => {
    const { body } = await server.query(of, SEARCH, { others: 10, ...variables });
    expect(body.errors).toBeUndefined();
    expect(body.data?.search.degraded).toEqual([]);
    return body.data?.search.hits;
  };

  it('gives passages unless it asks for something else', async () => {
    const hits = await hitsFor({});
    for (const { id, kind, chunk, otherChunks } of hits) expect([kind, id, otherChunks]).toEqual(['CHUNK', chunk.id, []]);
    expect(hits).toEqual(await hitsFor({ kind: 'CHUNK' }));
    expect(hits).toEqual(await hitsFor({ kind: null }));
  });

  it('gives each section once', async () => {
    const hits = await hitsFor({ kind: 'SECTION' });
    for (const { id, kind, section } of hits) expect([kind, id]).toEqual(['SECTION', section.id]);
    expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
    expect(hits.filter(({ document }) => document.title === 'report')).toHaveLength(3);
  });

  it('gives each document once, and fills the page with documents', async () => {
    const hits = await hitsFor({ kind: 'DOCUMENT', limit: 10 });
    for (const { id, kind, document } of hits) expect([kind, id]).toEqual(['DOCUMENT', document.id]);
    expect(new Set(hits.map(({ id }) => id)).size).toBe(10);
    const [report] = hits;
    expect(report.document.title).toBe('report');
    const headings = [report.section, ...report.otherChunks.map(({ section }: GraphqlData) => section)].map(
      ({ heading }) => heading as string,
    );
    expect(headings).toEqual(expect.arrayContaining(['The night', 'The cause', 'Repair']));
    for (const { id, document } of report.otherChunks) {
      expect(document.id).toBe(report.id);
      expect(id).not.toBe(report.chunk.id);
    }
  });

  it.each([[1], [2]])('names %d other passages when that many are asked for', async (others) => {
    const [report] = await hitsFor({ kind: 'DOCUMENT', others });
    expect(report.otherChunks).toHaveLength(others);
  });

  it.each([['SECTION'], ['DOCUMENT']])('has scores that are the very sum of their parts over the wire: %s', async (kind) => {
    for (const weights of [null, { vector: 0.7, keyword: 0.2, graph: 0.3 }, { keyword: 1 }]) {
      const hits = await hitsFor({ kind, weights });
      expect(hits.some(({ scoreParts }) => scoreParts.some(({ retriever }: GraphqlData) => retriever === 'DOCUMENT'))).toBe(true);
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

  it('scores by what the asker may see alone', async () => {
    const before = await hitsFor({ kind: 'DOCUMENT', weights: { keyword: 1 } });
    expect(JSON.stringify(before)).not.toContain('SECRETWORD');
    expect(JSON.stringify(await hitsFor({ kind: 'DOCUMENT' }, await company.token('ada')))).toContain('SECRETWORD');
    const more = await server
      .company('other')
      .document('report', REPORT)
      .document('secret', 'lamp lamp fog fog harbour', { scope: 'tenant' })
      .load({ withVectors: false });
    expect(more.tenant.id).not.toBe(company.tenant.id);
    expect(await hitsFor({ kind: 'DOCUMENT', weights: { keyword: 1 } })).toEqual(before);
  });

  it('refuses other kinds, and less than one other passage', async () => {
    expect(codeOf(await server.query(token, SEARCH, { kind: 'CHAPTER' }))).toBe('BAD_INPUT');
    expect(codeOf(await server.query(token, SEARCH, { kind: 'DOCUMENT', others: 0 }))).toBe('BAD_INPUT');
  });
});
