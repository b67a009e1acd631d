import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TestServer, codeOf } from '../../support/test-server.ts';
import type { Company } from '../../support/test-company.ts';

jest.setTimeout(60_000);

/** Every list, every look-up and every relationship, in one operation each way in. */
const EVERYTHING = `
  fragment DocumentParts on Document {
    id externalId title type status url scope
    authors { totalCount nodes { id name } } reviewers { totalCount nodes { name } } approvers { totalCount nodes { name } }
    projects { totalCount nodes { name } } topics { totalCount nodes { name } }
    references { totalCount nodes { title } } referencedBy { totalCount nodes { title } }
    replaces { totalCount nodes { title } } replacedBy { totalCount nodes { title } }
    requires { totalCount nodes { title } } related { totalCount nodes { title } }
    sections { totalCount nodes { heading headingPath chunks { totalCount nodes { text } } } }
  }
  query Everything {
    viewer { tenant { slug } employee { name } }
    employees {
      id externalId name title email handle location
      manager { name } reports { totalCount nodes { name } }
      projects { totalCount edges { role node { id name description } } }
      groups { totalCount nodes { name members { nodes { name } } } }
      documents { totalCount edges { roles node { title } } }
    }
    projects { id name members { totalCount edges { role node { name } } } documents { totalCount nodes { title } } }
    groups { id name members { totalCount nodes { name } } }
    topics { id name parent { name } children { totalCount nodes { name } } documents { totalCount edges { weight node { title } } } }
    documents { ...DocumentParts }
    employeesConnection { totalCount nodes { name } }
    projectsConnection { totalCount nodes { name } }
    groupsConnection { totalCount nodes { name } }
    topicsConnection { totalCount nodes { name } }
    documentsConnection { totalCount nodes { ...DocumentParts } }
  }`;

const ASK_ABOUT = `query ($text: String!) {
  search(input: { query: $text, limit: 100 }) {
    names { text node { id name node { id } } }
    hits { chunk { text context { text } } snippet section { heading headingPath parent { heading } children { nodes { heading } } } document { title authors { nodes { name } } } path { start { name } steps { node { name } } } }
  }
  answer(input: { question: $text }) {
    text
    evidence { ... on FactEvidence { sentence document { title } } ... on PassageEvidence { hit { chunk { text } document { title } } } }
  }
}`;

const LOOK_UP = `query ($id: ID!) {
  node(id: $id) { id } employee(id: $id) { name } project(id: $id) { name } group(id: $id) { name } topic(id: $id) { name } document(id: $id) { title }
  section(id: $id) { heading } chunk(id: $id) { text }
}`;

const UNKNOWN_ID = 'doc_00000000000000000000000000000000';
const FILTERS = `query ($text: String!) {
  documents(where: { title: { contains: $text } }) { id }
  documentsConnection(where: { title: { contains: $text } }) { totalCount }
  projects(where: { name: { contains: $text } }) { id }
  employees(where: { name: { contains: $text } }) { id }
}`;

describe('what a token shows', () => {
  let server: TestServer;
  let ours: Company;
  let theirs: Company;
  let before: unknown;

  /** The same people, projects and ids in two companies; in the other one every text carries a word that ours must never show. */
  const seed = (name: string, mark: string) =>
    server
      .company(name)
      .person('ada', `Ada Byron${mark}`, { title: `Engineer${mark}`, email: `ada${mark}@example.test` })
      .person('ben', `Ben Okri${mark}`)
      .project('engine', `Engine${mark}`)
      .group('board', `Board${mark}`)
      .topic('machines', `Machines${mark}`)
      .topic('cogs', `Cogs${mark}`, 'machines')
      .relation('ada', 'WORKS_ON', 'engine', { role: `Lead${mark}` })
      .relation('ben', 'REPORTS_TO', 'ada')
      .relation('ada', 'MEMBER_OF', 'board')
      .document('plan', `# Plan${mark}\n\nThe engine turns brass cogs${mark}.`, {
        title: `Plan of the engine${mark}`,
        statements: { authors: ['ada'], projects: ['engine'], topics: ['cogs'] },
      });

  beforeAll(async () => {
    server = await TestServer.start();
    ours = await seed('ours', '')
      .document('merger', '# Merger\n\nHIDDENWORD the engine is sold to Vulcan.', {
        title: 'HIDDENWORD merger',
        scope: 'group:board',
        statements: {
          authors: ['ben'],
          reviewers: ['Mallory Hiddenname'],
          projects: ['engine', 'Hiddenproject'],
          topics: ['cogs', 'Hiddentopic'],
          references: ['plan'],
        },
      })
      .document('diary', 'HIDDENWORD dear diary, the engine again.', {
        title: 'HIDDENWORD diary',
        scope: 'employee:ada',
        statements: { replaces: ['plan'] },
      })
      .load();
    before = (await server.query(await ours.token('ben'), EVERYTHING)).body;
    theirs = await seed('theirs', ' FOREIGNWORD').load();
  });
  afterAll(() => server.close());

  it('is what its tenant has, and the same whether or not another tenant has the same names and ids', async () => {
    const { body } = await server.query(await ours.token('ben'), EVERYTHING);
    expect(body.errors).toBeUndefined();
    expect(body).toEqual(before);
    expect(body.data?.employees.map((employee: { name: string }) => employee.name)).toEqual(['Ada Byron', 'Ben Okri']);
  });

  it('never holds a word of another tenant, whatever is asked', async () => {
    const token = await ours.token('ada');
    const replies = [await server.query(token, EVERYTHING)];
    for (const text of ['FOREIGNWORD', 'Who is Ada Byron FOREIGNWORD?', 'engine'])
      replies.push(await server.query(token, ASK_ABOUT, { text }));
    for (const { body, text } of replies) {
      expect(body.errors).toBeUndefined();
      expect(text).not.toContain('FOREIGNWORD');
    }
  });

  it('gives the other tenant its own node under the very same id', async () => {
    const id = ours.id('Document', 'plan');
    const [own, foreign] = [
      await server.query(await ours.token(), LOOK_UP, { id }),
      await server.query(await theirs.token(), LOOK_UP, { id }),
    ];
    expect(own.body.data?.document).toEqual({ title: 'Plan of the engine' });
    expect(foreign.body.data?.document).toEqual({ title: 'Plan of the engine FOREIGNWORD' });
  });

  it.each([['ben'], [undefined]])(
    'leaves out documents of a group or another person, and all that only they say, for %s',
    async (handle) => {
      const token = await ours.token(handle);
      const replies = [await server.query(token, EVERYTHING)];
      for (const text of [
        'HIDDENWORD',
        'Mallory Hiddenname',
        'Hiddenproject',
        'Hiddentopic',
        'engine sold to Vulcan',
        'What did Ben Okri write?',
      ])
        replies.push(await server.query(token, ASK_ABOUT, { text }));
      for (const reply of replies) {
        expect(reply.body.errors).toBeUndefined();
        expect(reply.text).not.toMatch(/HIDDENWORD|Hiddenname|Hiddenproject|Hiddentopic|Vulcan/);
      }
    },
  );

  it('counts hidden relationships nowhere', async () => {
    const query = `{ employees(where: { handle: { eq: "ben" } }) { documents { totalCount } }
      documents { referencedBy { totalCount } replacedBy { totalCount } } topics(where: { name: { eq: "Cogs" } }) { documents { totalCount } } }`;
    const { data } = (await server.query(await ours.token('ben'), query)).body;
    expect(data).toEqual({
      employees: [{ documents: { totalCount: 0 } }],
      documents: [{ referencedBy: { totalCount: 0 }, replacedBy: { totalCount: 0 } }],
      topics: [{ documents: { totalCount: 1 } }],
    });
  });

  it('shows the hidden documents and what they say to those who may see them', async () => {
    const { body, text } = await server.query(await ours.token('ada'), EVERYTHING);
    expect(body.data?.documentsConnection.totalCount).toBe(3);
    expect(text).toMatch(/Mallory Hiddenname/);
    expect((await server.query(await ours.token('ada'), ASK_ABOUT, { text: 'Vulcan' })).text).toMatch(/sold to Vulcan/);
  });

  it.each([['merger'], ['diary']])('answers for the hidden document "%s" as for one that does not exist', async (externalId) => {
    const token = await ours.token('ben');
    const [hidden, unknown] = [
      await server.query(token, LOOK_UP, { id: ours.id('Document', externalId) }),
      await server.query(token, LOOK_UP, { id: UNKNOWN_ID }),
    ];
    expect(hidden.body).toEqual(unknown.body);
    const remove = 'mutation ($id: ID!) { deleteDocument(input: { id: $id }) { deletedId userErrors { code field message } } }';
    const refused = (await server.query(token, remove, { id: ours.id('Document', externalId) })).body;
    expect(refused).toEqual((await server.query(token, remove, { id: UNKNOWN_ID })).body);
    expect(refused.data?.deleteDocument).toMatchObject({ deletedId: null, userErrors: [{ code: 'NOT_FOUND', field: ['id'] }] });
  });

  it('cannot be widened by a filter', async () => {
    const token = await ours.token('ben');
    for (const text of ['HIDDENWORD', 'Hidden', 'FOREIGNWORD']) {
      const { data } = (await server.query(token, FILTERS, { text })).body;
      expect(data).toEqual({ documents: [], documentsConnection: { totalCount: 0 }, projects: [], employees: [] });
    }
  });

  it.each([['tenantId'], ['scope'], ['contentHash'], ['authors'], ['OR'], ['sourceId']])('has no filter on "%s"', async (field) => {
    const reply = await server.query(await ours.token('ben'), `{ documents(where: { ${field}: { eq: "tenant" } }) { id } }`);
    expect([reply.status, codeOf(reply)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  it('follows a change of membership from the next operation on', async () => {
    const company = await seed('moving', '')
      .document('minutes', 'Minutes of the board.', { scope: 'group:board' })
      .load({ withVectors: false });
    const titles = async () => (await server.query(await company.token('ben'), '{ documents { title } }')).body.data?.documents;
    expect(await titles()).toEqual([{ title: 'Plan of the engine' }]);
    await company.relate('ben', 'MEMBER_OF', 'board');
    expect(await titles()).toEqual([{ title: 'Plan of the engine' }, { title: 'minutes' }]);
  });
});
