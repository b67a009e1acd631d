import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { GraphqlData } from '../../support/graphql-data.ts';
import { randomFrom } from '../../support/random.ts';
import type { Company, CompanySeed } from '../../support/test-company.ts';
import { TestServer, codeOf } from '../../support/test-server.ts';
import type { Reply } from '../../support/test-server.ts';

jest.setTimeout(180_000);

const SEARCH = `fragment Hit on SearchHit { id score scoreParts { retriever contribution } document { id externalId } chunk { id text } }
query ($input: SearchInput!, $first: Int, $after: String, $last: Int, $before: String) {
  search(input: $input) {
    evidenceGrade
    hits { id }
    hitsConnection(first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { ...Hit duplicates { ...Hit } } } nodes { id } totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}`;
const TEXT = 'Which lamp did Ada Byron choose for the harbour light?';
const WORDS = 'oil brass fog tide crane rope mast winter repair budget pilot signal keeper storm glass wick tower boat ferry anchor'.split(
  ' ',
);
const NOTES = 130;
const COPY = 'The lamp of the harbour light is lit at dusk by whoever has the watch, and put out at dawn.';

/** A hit, or what stands among its duplicates. */
type Hit = Record<string, GraphqlData>;
type PageGiven = { first?: number; after?: string | null; last?: number; before?: string | null };

/** Notes that differ, a handbook of many sections about the lamp, one text in five documents, and some of it for the board alone. */
function seedHarbour(seed: CompanySeed): CompanySeed {
  const random = randomFrom(5);
  const sentence = (): string => Array.from({ length: 12 }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  seed
    .person('ada', 'Ada Byron')
    .person('ben', 'Ben Okri')
    .project('pier', 'Pier')
    .group('board', 'Board')
    .relation('ada', 'MEMBER_OF', 'board');
  for (let place = 0; place < NOTES; place += 1) {
    const scope = place % 9 === 0 ? 'group:board' : undefined;
    const subject = ['the lamp', 'the harbour light', 'a choice of lamp for the harbour light', 'the pier'][place % 4];
    seed.document(`note-${place}`, `About ${subject}: ${sentence()}.`, {
      type: place % 5 === 0 ? 'minutes' : 'note',
      scope,
      statements: place % 7 === 0 ? { authors: ['ada'] } : {},
    });
  }
  const sections = Array.from({ length: 8 }, (_, place) => `# Lamp ${place}\n\nThe lamp of the harbour light, chosen for ${sentence()}.`);
  seed.document('handbook', sections.join('\n\n'), { type: 'minutes' });
  for (let place = 0; place < 5; place += 1) {
    const scope = place === 2 ? 'group:board' : undefined;
    seed.document(`copy-${place}`, place % 2 === 0 ? COPY : COPY.toUpperCase(), { type: 'minutes', scope });
  }
  return seed;
}

describe('pages of a search', () => {
  let server: TestServer;
  let company: Company;
  let ada: string;
  let ben: string;

  beforeAll(async () => {
    server = await TestServer.start();
    company = await seedHarbour(server.company()).load();
    [ada, ben] = [await company.token('ada'), await company.token('ben')];
  });
  afterAll(() => server.close());

  const send = (token: string, input: object, given: PageGiven = {}): Promise<Reply> =>
    server.query(token, SEARCH, { input: { query: TEXT, ...input }, ...given });
  const search = async (token: string, input: object, given?: PageGiven): Promise<GraphqlData> => {
    const { body } = await send(token, input, given);
    expect(body.errors).toBeUndefined();
    return body.data?.search;
  };
  const page = async (token: string, input: object, given?: PageGiven): Promise<GraphqlData> =>
    (await search(token, input, given)).hitsConnection;
  const nodesOf = ({ edges }: GraphqlData): Hit[] => edges.map(({ node }: { node: Hit }) => node);
  const idsOf = (nodes: readonly Hit[]): string[] => nodes.map(({ id }) => id);
  const documentsOf = (nodes: readonly Hit[]): string[] => nodes.map(({ document }) => document.externalId);

  const walk = async (token: string, input: object, size: number): Promise<Hit[]> => {
    const found: Hit[] = [];
    for (let after: string | null = null; ;) {
      const { pageInfo, totalCount, ...next } = await page(token, input, { first: size, after });
      expect(pageInfo.hasPreviousPage).toBe(found.length > 0);
      found.push(...nodesOf(next));
      expect(pageInfo.hasNextPage).toBe(found.length < totalCount);
      if (pageInfo.hasNextPage === false) return found;
      after = pageInfo.endCursor;
    }
  };
  const walkBack = async (token: string, input: object, size: number): Promise<Hit[]> => {
    const found: Hit[] = [];
    for (let before: string | null = null; ;) {
      const { pageInfo, ...next } = await page(token, input, { last: size, before });
      found.unshift(...nodesOf(next));
      if (pageInfo.hasPreviousPage === false) return found;
      before = pageInfo.startCursor;
    }
  };

  describe.each([
    ['', {}, [1, 3, 7]],
    [' of words alone', { weights: { keyword: 1 } }, [7]],
    [' whose hits must differ', { diversity: 0.7 }, [3]],
    [' with one hit of each document', { hitsPerDocument: 1 }, [3]],
    [' without a cap on documents, above a score', { hitsPerDocument: 100, minimumScore: 0.2 }, [7]],
  ])('of few documents%s', (_what, options, sizes) => {
    const input = { filter: { documentTypes: ['minutes'] }, ...options };

    it.each(sizes)('are together the list at once: pages of %d', async (size) => {
      const all = await page(ada, input, { first: 100 });
      expect(all.totalCount).toBeGreaterThan(8);
      expect(nodesOf(all).length).toBe(all.totalCount);
      expect(await walk(ada, input, size)).toEqual(nodesOf(all));
      if (size > 1) expect(await walkBack(ada, input, size)).toEqual(nodesOf(all));
    });

    it('begin with what is not paged, and have one grade', async () => {
      const first = await search(ada, { ...input, limit: 6 }, { first: 2 });
      const second = await search(ada, { ...input, limit: 6 }, { first: 4, after: first.hitsConnection.pageInfo.endCursor });
      const paged = [...nodesOf(first.hitsConnection), ...nodesOf(second.hitsConnection)];
      expect(idsOf(first.hits as Hit[])).toEqual(idsOf(paged));
      expect(first.hitsConnection.nodes).toEqual(idsOf(nodesOf(first.hitsConnection)).map((id) => ({ id })));
      expect(second.evidenceGrade).toBe(first.evidenceGrade);
    });
  });

  it('reach over a hundred hits where that many fit, and further the more candidates are taken', async () => {
    const usual = await walk(ada, {}, 40);
    const far = await walk(ada, { candidates: 200 }, 40);
    expect(new Set(idsOf(far)).size).toBe(far.length);
    expect(far.length).toBeGreaterThan(NOTES);
    expect(usual.length).toBeGreaterThan(50);
    expect(usual.length).toBeLessThan(far.length);
    expect(new Set(documentsOf(far.flatMap((node) => [node, ...node.duplicates])))).toEqual(
      new Set([
        ...Array.from({ length: NOTES }, (_, place) => `note-${place}`),
        'handbook',
        ...[0, 1, 2, 3, 4].map((place) => `copy-${place}`),
      ]),
    );
  });

  it('show a hit that repeats a better one with that one, to whoever may see it', async () => {
    const copies = async (token: string): Promise<{ hits: string[]; duplicates: Hit[] }> => {
      const nodes = nodesOf(await page(token, { filter: { documentTypes: ['minutes'] } }, { first: 100 }));
      const found = nodes.filter(({ chunk }) => chunk.text.toLowerCase() === COPY.toLowerCase());
      return { hits: documentsOf(found), duplicates: found.flatMap(({ duplicates }) => duplicates) };
    };
    const [forAda, forBen] = [await copies(ada), await copies(ben)];
    expect(forAda.hits).toHaveLength(1);
    expect([...forAda.hits, ...documentsOf(forAda.duplicates)].sort()).toEqual(['copy-0', 'copy-1', 'copy-2', 'copy-3', 'copy-4']);
    expect([...forBen.hits, ...documentsOf(forBen.duplicates)].sort()).toEqual(['copy-0', 'copy-1', 'copy-3', 'copy-4']);
    for (const { id, score, scoreParts, chunk } of forAda.duplicates) {
      expect(chunk.id).toBe(id);
      expect(scoreParts.reduce((sum: number, part: GraphqlData) => sum + part.contribution, 0)).toBe(score);
    }
  });

  it('lead somebody else who is handed a cursor through what he may see himself, and nothing else', async () => {
    const { pageInfo, ...hers } = await page(ada, {}, { first: 30 });
    const shown = new Set(nodesOf(hers).flatMap((node) => idsOf([node, ...node.duplicates])));
    const his = nodesOf(await page(ben, {}, { first: 100 }));
    const after = nodesOf(await page(ben, {}, { first: 100, after: pageInfo.endCursor }));
    expect(idsOf(after)).toEqual(idsOf(his).filter((id) => !shown.has(id)));
    for (const hidden of ['note-0', 'note-9', 'copy-2']) expect(JSON.stringify(after)).not.toContain(`"${hidden}"`);
    expect(Buffer.from(String(pageInfo.endCursor), 'base64url').toString()).not.toMatch(/doc_|chk_|note-|lamp/);
  });

  it('repeat and leave out nothing when documents come and go meanwhile', async () => {
    const own = await seedHarbour(server.company('moving')).load();
    const token = await own.token('ada');
    const { pageInfo, ...begin } = await page(token, {}, { first: 20 });
    const first = nodesOf(begin);
    const next = nodesOf(await page(token, {}, { first: 3, after: pageInfo.endCursor }));
    const [gone, soon] = [first[0]!.document, next[1]!.document];
    await server.query(token, 'mutation ($input: IngestDocumentsInput!) { ingestDocuments(input: $input) { userErrors { message } } }', {
      input: { documents: [{ externalId: 'new', text: `${TEXT} Ada Byron chose the lamp with a wick of glass for the harbour light.` }] },
    });
    for (const { id } of [gone, soon]) {
      const { body } = await server.query(token, 'mutation ($id: ID!) { deleteDocument(input: { id: $id }) { deletedId } }', { id });
      expect(body.data?.deleteDocument.deletedId).toBe(id);
    }

    const rest: Hit[] = [];
    for (let after: string | null = pageInfo.endCursor, isMore = true; isMore;) {
      const more: GraphqlData = await page(token, {}, { first: 20, after });
      rest.push(...nodesOf(more));
      [after, isMore] = [more.pageInfo.endCursor, more.pageInfo.hasNextPage];
    }
    const now = nodesOf(await page(token, {}, { first: 100 }));
    const paged = [...first, ...rest];
    expect(new Set(idsOf(paged)).size).toBe(paged.length);
    expect(documentsOf(rest)[0]).toBe('new');
    expect(documentsOf(rest)).not.toContain(soon.externalId);
    // All that there is now was shown, before or after.
    expect(idsOf(now).filter((id) => !idsOf(paged.flatMap((node) => [node, ...node.duplicates])).includes(id))).toEqual([]);
  });

  it('are the same without the cache', async () => {
    const kept = await search(ada, {}, { first: 10 });
    expect(await search(ada, { useCache: false }, { first: 10 })).toEqual(kept);
    const after = kept.hitsConnection.pageInfo.endCursor;
    expect(await search(ada, { useCache: false }, { first: 10, after })).toEqual(
      await search(ada, { useCache: null }, { first: 10, after }),
    );
  });

  describe('refuse', () => {
    it.each([
      ['another query', { query: 'Which lamp?' }],
      ['another filter', { filter: { documentTypes: ['note'] } }],
      ['other weights', { weights: { vector: 1 } }],
      ['another minimum score', { minimumScore: 0.1 }],
      ['another cap', { hitsPerDocument: 2 }],
      ['another diversity', { diversity: 0.1 }],
      ['other candidates', { candidates: 60 }],
    ])('a cursor of a search with %s', async (_what, input) => {
      const { pageInfo } = await page(ada, input, { first: 1 });
      expect(codeOf(await send(ada, {}, { after: pageInfo.endCursor }))).toBe('BAD_INPUT');
      expect(codeOf(await send(ada, {}, { last: 1, before: pageInfo.endCursor }))).toBe('BAD_INPUT');
    });

    it.each([
      ['garbage', 'garbage'],
      ['nothing', ''],
      ['a number', Buffer.from('7').toString('base64url')],
      ['a cursor of a list', Buffer.from('["Employee name ASC, id ASC",["Ada","emp_1"]]').toString('base64url')],
      ['Cypher', Buffer.from('["search",["a\'}) DETACH DELETE n //"]]').toString('base64url')],
      ['a megabyte', 'x'.repeat(900_000)],
    ])('a cursor that is %s', async (_what, after) => {
      expect(codeOf(await send(ada, {}, { after }))).toBe('BAD_INPUT');
    });

    it.each([{ first: 0 }, { first: -1 }, { last: 0 }, { first: 1, last: 1 }])('%j', async (given) => {
      expect(codeOf(await send(ada, {}, given))).toBe('BAD_INPUT');
    });

    it.each([
      ['limit: 0'],
      ['hitsPerDocument: 0'],
      ['hitsPerDocument: -3'],
      ['candidates: 0'],
      ['candidates: -2147483648'],
      ['minimumScore: -0.1'],
      ['minimumScore: 1.1'],
      ['minimumScore: 1e400'],
      ['diversity: -1'],
      ['diversity: 2'],
      ['diversity: -1e400'],
    ])('a search with %s', async (option) => {
      expect(codeOf(await server.query(ada, `{ search(input: { query: "lamp", ${option} }) { hits { id } } }`))).toBe('BAD_INPUT');
    });

    it.each([['minimumScore: NaN'], ['diversity: "0.5"'], ['candidates: 1e3'], ['hitsPerDocument: 2147483648'], ['useCache: 0']])(
      'a search with %s, which is no such value',
      async (option) => {
        const { status } = await server.query(ada, `{ search(input: { query: "lamp", ${option} }) { hits { id } } }`);
        expect(status).toBe(400);
      },
    );
  });

  it('take huge numbers for the most there may be, and null for nothing given', async () => {
    const huge = { candidates: 2_147_483_647, hitsPerDocument: 2_147_483_647 };
    const most = { candidates: 200, hitsPerDocument: 100 };
    expect(idsOf(nodesOf(await page(ada, huge, { first: 2_147_483_647 })))).toEqual(idsOf(nodesOf(await page(ada, most, { first: 100 }))));
    const none = { candidates: null, hitsPerDocument: null, minimumScore: null, diversity: null, useCache: null, limit: null };
    const { pageInfo, ...usual } = await page(ada, {}, { first: 5 });
    expect(nodesOf(await page(ada, none, { first: 5 }))).toEqual(nodesOf(usual));
    expect(nodesOf(await page(ada, none, { first: 5, after: pageInfo.endCursor }))).toHaveLength(5);
  });
});
