import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { App } from '../../../src/app.ts';
import type { Principal } from '../../../src/domain/principal.ts';
import type { SourceItem } from '../../../src/domain/source-item.ts';
import type { Tenant } from '../../../src/domain/tenant.ts';
import type { SearchOptions, SearchResult } from '../../../src/search/search.ts';
import { MemoryConnector, document, employee, project, relationship } from '../../support/memory-connector.ts';
import { makeTenant, openRealApp, principalOf } from '../../support/real-app.ts';

jest.setTimeout(120_000);

const QUESTION = 'What stopped the pump from turning in cold weather?';
const NEWS: readonly SourceItem[] = [
  document('frost', 'The pump stood still because ice had formed around its shaft in the January frost.'),
  document('menu', 'The canteen serves soup, bread and apples.'),
  document('paint', 'The pump was painted green in cold weather. It is a fine colour.'),
];

describe('reranking', () => {
  let app: App;
  let withoutReranking: App;
  let tenant: Tenant;
  let reader: Principal;

  beforeAll(async () => {
    app = await openRealApp();
    withoutReranking = await openRealApp({ SEARCH_RERANK: 'false' });
    tenant = await makeTenant(app);
    reader = app.access.tenantPrincipal(tenant);
    await load(tenant, NEWS);
  });
  afterAll(() => Promise.all([app.close(), withoutReranking.close()]));

  async function load(into: Tenant, items: readonly SourceItem[], by: App = app): Promise<void> {
    await by.ingestion.loadSource(by.access.tenantPrincipal(into), into, new MemoryConnector([...items]));
    await by.ingestion.project({ tenantId: into.id });
  }
  const search = (options: SearchOptions = {}): Promise<SearchResult> => app.search(reader, QUESTION, options);
  const partsOf = ({ hits }: SearchResult): string[] => hits.map(({ parts }) => parts.map((part) => part.retriever).join(' '));
  const documentsOf = ({ hits }: SearchResult): string[] => hits.map(({ passage }) => passage.document.externalId);

  it('is one more part of the score of each of the best hits, which stays the exact sum of its parts', async () => {
    const { hits, degraded } = await search();
    expect(degraded).toEqual([]);
    expect(hits).toHaveLength(3);
    for (const { parts, score } of hits) {
      const last = parts.at(-1);
      expect(last).toMatchObject({ retriever: 'rerank', weight: 0.5 });
      expect(last!.raw).toBeGreaterThan(-1);
      expect(score).toBe(parts.reduce((sum, part) => sum + part.contribution, 0));
    }
    expect(hits.flatMap(({ parts }) => parts.filter((part) => part.retriever === 'rerank').map((part) => part.rank)).sort()).toEqual([
      1, 2, 3,
    ]);
  });

  it('rates passages about the question’s subject above one about something else', async () => {
    const { hits } = await search();
    const rawOf = (id: string): number =>
      hits.find((hit) => hit.passage.document.externalId === id)!.parts.find((part) => part.retriever === 'rerank')!.raw;
    for (const id of ['frost', 'paint']) expect(rawOf(id)).toBeGreaterThan(rawOf('menu') + 0.1);
  });

  it('gives the same hits and scores every time, from the store and from memory', async () => {
    const first = await search();
    expect((await search()).hits).toEqual(first.hits);
    const fresh = await openRealApp();
    expect((await fresh.search(reader, QUESTION)).hits).toEqual(first.hits);
    await fresh.close();
  });

  it('is left out when it is not wanted, or weights are given, and then wanted all the same', async () => {
    expect(partsOf(await search({ rerank: false })).join(' ')).not.toContain('rerank');
    expect(partsOf(await search({ weights: { vector: 1 } }))).toEqual(['vector', 'vector', 'vector']);
    expect(partsOf(await search({ weights: { vector: 1 }, rerank: true }))).toEqual(['vector rerank', 'vector rerank', 'vector rerank']);
  });

  it('is no part of a search where it is switched off, and nothing is missing then', async () => {
    const result = await withoutReranking.search(reader, QUESTION);
    expect(partsOf(result).join(' ')).not.toContain('rerank');
    expect(result.degraded).toEqual([]);
  });

  it('says that passages were never prepared for it; embedding anew prepares them', async () => {
    const older = await makeTenant(app);
    await load(older, NEWS, withoutReranking);
    const before = await app.search(app.access.tenantPrincipal(older), QUESTION);
    expect(before.degraded).toEqual(['RERANKING']);
    expect(partsOf(before).join(' ')).not.toContain('rerank');

    await app.ingestion.requestReembedding(older);
    await app.ingestion.project({ tenantId: older.id });
    const after = await app.search(app.access.tenantPrincipal(older), QUESTION);
    expect(after.degraded).toEqual([]);
    expect(after.hits.map(({ score }) => score)).toEqual((await search()).hits.map(({ score }) => score));
  });

  it('gives an asker the scores that they would have if what is hidden from them were not there', async () => {
    const company = await makeTenant(app);
    const secret = document('secret', 'The secret pump stopped turning in cold weather: its bearing had no oil.', {
      scope: 'project:beacon',
    });
    const people = [employee('ada', 'Ada Byron'), project('beacon', 'Beacon'), relationship('ada', 'WORKS_ON', 'beacon')];
    await load(company, [...people, ...NEWS, secret]);
    const outsider = await app.search(app.access.tenantPrincipal(company), QUESTION);
    expect(documentsOf(outsider)).not.toContain('secret');
    expect(outsider.hits.map(({ score }) => score)).toEqual((await search()).hits.map(({ score }) => score));

    const insider = await app.search(await principalOf(app, company, 'ada'), QUESTION);
    expect(documentsOf(insider)).toContain('secret');
    expect(partsOf(insider).every((parts) => parts.endsWith('rerank'))).toBe(true);
  });
});
