import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pMap from 'p-map';
import { createSchema } from '../../../src/graphql/schema.ts';
import { UNKNOWN_ID, everyArgument, everyOperation } from '../../support/every-argument.ts';
import type { ArgumentPlace, OperationOf } from '../../support/every-argument.ts';
import type { Company } from '../../support/test-company.ts';
import { TestServer } from '../../support/test-server.ts';

jest.setTimeout(300_000);

const schema = createSchema();
const PLACES = everyArgument(schema);
const ofKind = (...kinds: ArgumentPlace['kind'][]) => PLACES.filter(({ kind }) => kinds.includes(kind));
const isChange = ({ query }: OperationOf): boolean => query.startsWith('mutation');
/** Names and words of the other company. */
const THEIR_WORDS = ['Eve Foreign', 'eve', 'Secretproject', 'SECRETWORD merger'];

/** Each of the labels that ids name: the same id, of a node that never was. */
const neverOf = (text: string): string => text.replace(/_[0-9a-f]{32}/g, `_${'0'.repeat(32)}`);
const neverCursor = (cursor: string): string =>
  Buffer.from(neverOf(Buffer.from(cursor, 'base64url').toString('utf8'))).toString('base64url');

/** Every operation of the schema, and every place in it that takes an id, a cursor or a name: what belongs to others is as if it were not. */
describe('every operation', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.close());

  const ours = (): Promise<Company> =>
    server
      .company('ours')
      .person('ada', 'Ada Byron')
      .person('ben', 'Ben Okri')
      .project('engine', 'Engine')
      .group('board', 'Board')
      .topic('cogs', 'Cogs')
      .relation('ada', 'WORKS_ON', 'engine')
      .relation('ada', 'MEMBER_OF', 'board')
      .relation('ben', 'REPORTS_TO', 'ada')
      .document('plan', '# Plan\n\nThe engine turns brass cogs.', {
        statements: { authors: ['ada'], projects: ['engine'], topics: ['cogs'] },
      })
      .document('hidden', '# Hidden\n\nThe engine is sold.', { scope: 'group:board', statements: { authors: ['ada'] } })
      .load();
  const theirs = (): Promise<Company> =>
    server
      .company('theirs')
      .person('eve', 'Eve Foreign')
      .person('mallory', 'Mallory Foreign')
      .project('secret', 'Secretproject')
      .group('circle', 'Secretcircle')
      .topic('mergers', 'Secrettopic')
      .relation('eve', 'WORKS_ON', 'secret')
      .relation('eve', 'MEMBER_OF', 'circle')
      .relation('mallory', 'REPORTS_TO', 'eve')
      .document('merger', '# Merger\n\nSECRETWORD merger of the engine.', {
        title: 'SECRETWORD merger',
        statements: { authors: ['eve'], projects: ['secret'], topics: ['mergers'] },
      })
      .load();

  /** The whole answer as text, without the request's id and the company's own short name, which each has for itself, and without signs of life while it is made. */
  const ask = async (company: Company, token: string, operation: OperationOf): Promise<string> => {
    const response = await fetch(`${server.graphqlUrl}/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
      body: JSON.stringify(operation),
    });
    // On a slow machine a line that keeps the stream open comes before the answer.
    const answer = (await response.text()).replace(/^:\n\n/gm, '');
    const text = answer.replace(/"requestId":"[^"]*"/g, '').replaceAll(company.tenant.slug, 'SLUG');
    expect(text).not.toMatch(/INTERNAL|GRAPHQL_VALIDATION_FAILED|GRAPHQL_PARSE_FAILED/);
    return text;
  };

  it('has a place for an id, a cursor and a name', () => {
    const names = PLACES.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Query.node(id)',
        'Query.employeesConnection(after)',
        'Employee.reports(before)',
        'SearchResult.hitsConnection(after)',
        'Mutation.deleteDocument(input.id)',
      ]),
    );
    expect(new Set(everyOperation(schema).map(({ name }) => name.split('.')[0]))).toEqual(new Set(['Query', 'Mutation', 'Subscription']));
  });

  it('says of an id of another company, or of a hidden document, what it says of one that never was', async () => {
    const [us, them] = [await ours(), await theirs()];
    const foreign = [them.id('Employee', 'eve'), them.id('Project', 'secret'), them.id('Document', 'merger')];
    const tokens = { ada: await us.token('ada'), ben: await us.token('ben') };
    const compare = async (place: ArgumentPlace): Promise<void> => {
      for (const id of foreign)
        expect([place.name, (await ask(us, tokens.ada, place.request(id))).replaceAll(id, neverOf(id))]).toEqual([
          place.name,
          await ask(us, tokens.ada, place.request(neverOf(id))),
        ]);
      const hidden = us.id('Document', 'hidden');
      expect([place.name, (await ask(us, tokens.ben, place.request(hidden))).replaceAll(hidden, UNKNOWN_ID)]).toEqual([
        place.name,
        await ask(us, tokens.ben, place.request(UNKNOWN_ID)),
      ]);
    };
    await pMap(ofKind('id'), compare, { concurrency: 6 });
  });

  it('takes a cursor of another company for a place between our own entries, and no more', async () => {
    const [us, them] = [await ours(), await theirs()];
    const [ourToken, theirToken] = [await us.token('ada'), await them.token('eve')];
    const compare = async (place: ArgumentPlace): Promise<void> => {
      const cursors = cursorsIn(await ask(them, theirToken, withoutCursor(place)));
      for (const cursor of cursors)
        expect([place.name, await ask(us, ourToken, place.request(cursor))]).toEqual([
          place.name,
          await ask(us, ourToken, place.request(neverCursor(cursor))),
        ]);
    };
    await pMap(ofKind('cursor'), compare, { concurrency: 6 });
  });

  it('answers to another company’s names and words as before that company was there', async () => {
    const operations = [
      ...everyOperation(schema),
      ...ofKind('name', 'content').map((place, index) => ({ name: place.name, ...place.request(wordAt(index)) })),
      ...['Query.search(input.query)', 'Query.answer(input.question)', 'Subscription.ask(input.question)'].flatMap((name) =>
        THEIR_WORDS.map((word) => ({ name, ...placeOf(name).request(word) })),
      ),
    ];
    const askAll = async (): Promise<string[]> => {
      const us = await ours();
      const token = await us.token('ada');
      const askOne = async ({ name, ...operation }: (typeof operations)[number]): Promise<string> =>
        `${name} ${await ask(us, token, operation)}`;
      const reads = await pMap(
        operations.filter((each) => !isChange(each)),
        askOne,
        { concurrency: 6 },
      );
      // What changes something goes last and one by one, so that what is read stays the same until then.
      return [...reads, ...(await pMap(operations.filter(isChange), askOne, { concurrency: 1 }))];
    };
    const before = await askAll();
    await theirs();
    expect(await askAll()).toEqual(before);
    for (const answer of before) expect(answer).not.toMatch(/Mallory|Secretcircle|Secrettopic/);
  });
});

const wordAt = (index: number): string => THEIR_WORDS[index % THEIR_WORDS.length] ?? '';

function placeOf(name: string): ArgumentPlace {
  const place = PLACES.find((each) => each.name === name);
  if (place === undefined) throw new Error(`The schema has no ${name}.`);
  return place;
}

function withoutCursor(place: ArgumentPlace): OperationOf {
  const { query, variables } = place.request('');
  return { query, variables: Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')) };
}

/** The cursors of the entries that the answer shows. */
function cursorsIn(answer: string): string[] {
  return [...new Set([...answer.matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor]) => cursor ?? ''))].slice(0, 1);
}
