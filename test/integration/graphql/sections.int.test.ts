import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { App } from '../../../src/app.ts';
import type { GraphqlData } from '../../support/graphql-data.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer, codeOf } from '../../support/test-server.ts';

jest.setTimeout(120_000);

const BOOK = `Before all.

# Gears

Gears of brass.

## Metal

Brass wears well.

### Price

Brass costs more than iron.

# Frames

Frames of iron.
`;

describe('the sections of a document', () => {
  let server: TestServer;
  let company: Company;
  let token: string;
  /** The reads of sections and chunks since the test began. */
  let reads: string[];

  const counted = (app: App): App => {
    const read = (target: object, name: string | symbol): unknown => {
      const method = Reflect.get(target, name) as (...given: unknown[]) => unknown;
      return (...given: unknown[]) => (reads.push(String(name)), method.apply(target, given));
    };
    return { ...app, sections: new Proxy<App['sections']>(app.sections, { get: read }) };
  };

  beforeAll(async () => {
    server = await TestServer.start({ adapt: counted });
    company = await server
      .company()
      .person('ada', 'Ada')
      .group('board', 'Board')
      .relation('ada', 'MEMBER_OF', 'board')
      .document('book', BOOK)
      .document('leaflet', 'A leaflet without headings.', { format: 'txt' })
      .document('secret', '# Secret\n\nBrass is sold.', { scope: 'group:board' })
      .load({ withVectors: false });
    token = await company.token();
  });
  beforeEach(() => {
    reads = [];
  });
  afterAll(() => server.close());

  const data = async (query: string, variables?: Record<string, unknown>, of = token): Promise<Record<string, GraphqlData>> => {
    const { body } = await server.query(of, query, variables);
    expect(body.errors).toBeUndefined();
    return body.data ?? {};
  };
  const book = async (selection: string): Promise<GraphqlData> =>
    (await data('query ($id: ID!) { document(id: $id) ' + selection + ' }', { id: company.id('Document', 'book') })).document;

  it('are its table of contents, in the order of the text, each with its level', async () => {
    const { sections } = await book('{ sections { totalCount nodes { heading level headingPath index } } }');
    expect(sections.totalCount).toBe(5);
    expect(sections.nodes).toEqual([
      { heading: null, level: 0, headingPath: [], index: 0 },
      { heading: 'Gears', level: 1, headingPath: ['Gears'], index: 1 },
      { heading: 'Metal', level: 2, headingPath: ['Gears', 'Metal'], index: 2 },
      { heading: 'Price', level: 3, headingPath: ['Gears', 'Metal', 'Price'], index: 3 },
      { heading: 'Frames', level: 1, headingPath: ['Frames'], index: 4 },
    ]);
  });

  it('are a tree that can be walked down from the outermost, and up again', async () => {
    const { sections } = await book(`{ sections(onlyOutermost: true) { nodes { heading document { title } children {
      nodes { heading chunks { nodes { text section { heading } document { title } } } children { nodes { heading parent { heading parent { heading parent { heading } } } } } } } } } }`);
    expect(sections.nodes.map(({ heading }: GraphqlData) => heading)).toEqual([null, 'Gears', 'Frames']);
    expect(sections.nodes[1]).toEqual({
      heading: 'Gears',
      document: { title: 'book' },
      children: {
        nodes: [
          {
            heading: 'Metal',
            chunks: { nodes: [{ text: 'Brass wears well.', section: { heading: 'Metal' }, document: { title: 'book' } }] },
            children: { nodes: [{ heading: 'Price', parent: { heading: 'Metal', parent: { heading: 'Gears', parent: null } } }] },
          },
        ],
      },
    });
  });

  it('are one in a document without headings', async () => {
    const { documents } = await data(
      '{ documents(where: { title: { eq: "leaflet" } }) { sections { nodes { heading level parent { id } children { totalCount } chunks { nodes { text } } } } } }',
    );
    expect(documents).toEqual([
      {
        sections: {
          nodes: [
            {
              heading: null,
              level: 0,
              parent: null,
              children: { totalCount: 0 },
              chunks: { nodes: [{ text: 'A leaflet without headings.' }] },
            },
          ],
        },
      },
    ]);
  });

  it.each([
    ['sections', '{ id sections', 'heading'],
    ['outermost sections', '{ id sections(onlyOutermost: true', 'heading'],
  ])('come page by page in both directions, without gap or double: %s', async (_what, opening) => {
    const pageOf = async (range: string): Promise<GraphqlData> => {
      const field = opening.includes('(') ? `${opening}, ${range})` : `${opening}(${range})`;
      return (await book(`${field} { nodes { index } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`)).sections;
    };
    const places = ({ nodes }: GraphqlData): number[] => nodes.map(({ index }: GraphqlData) => index as number);
    const all = places(await pageOf('first: 100'));
    const first = await pageOf('first: 2');
    expect([places(first), first.pageInfo.hasNextPage, first.pageInfo.hasPreviousPage]).toEqual([all.slice(0, 2), true, false]);
    const rest = await pageOf(`first: 100, after: "${first.pageInfo.endCursor}"`);
    expect([places(rest), rest.pageInfo.hasNextPage, rest.pageInfo.hasPreviousPage]).toEqual([all.slice(2), false, true]);
    const back = await pageOf(`last: 1, before: "${rest.pageInfo.startCursor}"`);
    expect([places(back), back.pageInfo.hasPreviousPage]).toEqual([all.slice(1, 2), true]);
  });

  it('refuse a cursor of another list', async () => {
    const { sections } = await book('{ sections(first: 1) { pageInfo { endCursor } } }');
    const query = `query ($id: ID!) { document(id: $id) { sections(onlyOutermost: true, after: "${sections.pageInfo.endCursor}") { totalCount } } }`;
    expect(codeOf(await server.query(token, query, { id: company.id('Document', 'book') }))).toBe('BAD_INPUT');
  });

  it('and passages are found by the id that was kept of them, as long as their document can be seen', async () => {
    const find = (of: string, id: unknown): Promise<GraphqlData> =>
      data('query ($id: ID!) { section(id: $id) { id heading } chunk(id: $id) { id text } }', { id }, of);
    const insider = await company.token('ada');
    const list = '{ documents(where: { title: { eq: "secret" } }) { id sections { nodes { id chunks { nodes { id } } } } } }';
    const { documents } = await data(list, {}, insider);
    const [{ id: documentId, sections }] = documents;
    const [section] = sections.nodes;
    const [chunk] = section.chunks.nodes;
    expect(await find(insider, section.id)).toEqual({ section: { id: section.id, heading: 'Secret' }, chunk: null });
    expect(await find(insider, chunk.id)).toEqual({ section: null, chunk: { id: chunk.id, text: 'Brass is sold.' } });
    for (const id of [documentId, section.id, chunk.id, 'sec_0']) expect(await find(token, id)).toEqual({ section: null, chunk: null });
  });

  it('give a passage its context, across sections', async () => {
    const query = (sizes: string): string =>
      `{ search(input: { query: "brass wears well", limit: 1, weights: { keyword: 1 } }) { hits { chunk { context${sizes} { text index section { heading } } } } } }`;
    const contextOf = async (sizes = ''): Promise<string[]> =>
      (await data(query(sizes))).search.hits[0].chunk.context.map(({ text }: GraphqlData) => text as string);
    expect(await contextOf()).toEqual(['Gears of brass.', 'Brass wears well.', 'Brass costs more than iron.']);
    expect(await contextOf('(previous: 0, next: 0)')).toEqual(['Brass wears well.']);
    expect(await contextOf('(previous: 2000000000, next: 0)')).toEqual(['Before all.', 'Gears of brass.', 'Brass wears well.']);
    expect(codeOf(await server.query(token, query('(previous: -1)')))).toBe('BAD_INPUT');
  });

  it('take as many queries as an operation is deep, however many of them it reads', async () => {
    const nested = (size: number): string => `{ documents(limit: ${size}) {
      sections(first: ${size}) { nodes { parent { heading } children(first: ${size}) { nodes { heading } } document { title }
        chunks(first: ${size}) { nodes { section { heading } context { document { title } text } } } } } } }`;
    await data(nested(1));
    const few = [...reads].sort();
    expect(few).toEqual(['readChildren', 'readContext', 'readDocumentSections', 'readParents', 'readSectionChunks', 'readSections']);
    reads = [];
    await data(nested(20));
    expect([...reads].sort()).toEqual(few);
  });
});
