import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { GraphqlData } from '../../support/graphql-data.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer } from '../../support/test-server.ts';

jest.setTimeout(120_000);

const SEARCH = `query ($text: String!) {
  search(input: { query: $text, weights: { keyword: 1, graph: 1 } }) {
    names { text match weight node { name } }
    hits { document { title } path { start { name } } }
  }
}`;

describe('names in a question', () => {
  let server: TestServer;
  let company: Company;

  beforeAll(async () => {
    server = await TestServer.start();
    company = await server
      .company()
      .person('ada', 'Ada Marsh')
      .person('otto', 'Otto Brandt')
      .project('mooring', 'Mooring Assistance Service')
      .project('hlr', 'Harbour Lights Renewal')
      .project('masts', 'Mast Alignment System')
      .relation('otto', 'WORKS_ON', 'masts')
      .document('handbook', 'The Mooring Assistance Service (MAS) helps ships to the quay.', { title: 'Handbook' })
      .document('rota', 'Three people keep the MAS open at night.', { title: 'Rota' })
      .document('prices', 'A call of the Mooring Assistance Service costs nothing.', { title: 'Prices' })
      .document('menu', 'The canteen serves soup.', { title: 'Menu', statements: { authors: ['ada'] } })
      .document('masts', 'The Mast Alignment System (MAS) is secret.', { title: 'Masts', scope: 'project:masts' })
      .load({ withVectors: false });
  });
  afterAll(() => server.close());

  const search = async (who: string, text: string): Promise<GraphqlData> => {
    const { body } = await server.query(await company.token(who), SEARCH, { text });
    expect(body.errors).toBeUndefined();
    return body.data?.search;
  };
  const namesFor = async (who: string, text: string): Promise<string[]> =>
    (await search(who, text)).names.map(({ match, node }: GraphqlData) => `${match} ${node.name}`);
  const titlesFor = async (who: string, text: string): Promise<string[]> =>
    (await search(who, text)).hits.map(({ document }: GraphqlData) => document.title);

  it('are found by the short and the long form that a text explains, and texts with either', async () => {
    expect(await namesFor('ada', 'Is the MAS free?')).toEqual(['LEARNED Mooring Assistance Service']);
    expect(await titlesFor('ada', 'Is the MAS free?')).toEqual(expect.arrayContaining(['Handbook', 'Rota', 'Prices']));
    expect(await namesFor('ada', 'Is the Mooring Assistance Service free?')).toEqual(['EXACT Mooring Assistance Service']);
    expect(await titlesFor('ada', 'Is the Mooring Assistance Service free?')).toEqual(
      expect.arrayContaining(['Handbook', 'Rota', 'Prices']),
    );
  });

  it('mean what a hidden text explains for nobody but those who see it', async () => {
    expect(await namesFor('otto', 'Is the MAS free?')).toEqual(['LEARNED Mast Alignment System', 'LEARNED Mooring Assistance Service']);
    expect(await namesFor('ada', 'Is the MAS free?')).not.toContain('LEARNED Mast Alignment System');
  });

  it('are found though they are misspelt or only a part, which the result says', async () => {
    const { names, hits } = await search('ada', 'What did Ada Mrash write?');
    expect(names).toEqual([{ text: 'ada mrash', match: 'CORRECTED', weight: 0.85, node: { name: 'Ada Marsh' } }]);
    expect(hits[0]).toMatchObject({ document: { title: 'Menu' }, path: { start: { name: 'Ada Marsh' } } });
    expect(await namesFor('ada', 'who leads harbour lights')).toEqual(['PARTIAL Harbour Lights Renewal']);
  });
});
