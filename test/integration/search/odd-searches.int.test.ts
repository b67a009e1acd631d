import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Principal } from '../../../src/domain/principal.ts';
import type { SearchOptions } from '../../../src/search/search.ts';
import { openRealApp } from '../../support/real-app.ts';
import type { App } from '../../../src/app.ts';
import { CompanySeed } from '../../support/test-company.ts';
import type { Company } from '../../support/test-company.ts';

jest.setTimeout(120_000);

/** Far more than any of these searches takes alone on a machine, far less than one that would not end. Milliseconds. */
const PATIENCE_MS = 5_000;
const REPORTS_OF_HUB = 1_000;
/** Topics of which each is a part of every other. */
const TANGLED_TOPICS = 9;
/** Characters of a question at most. */
const LONGEST = 20_000;

const words = (count: number, word: (number: number) => string): string =>
  Array.from({ length: count }, (_, place) => word(place)).join(' ');

/** What is asked, and which document comes first; '' where that does not matter. */
const ODD_QUESTIONS: [what: string, text: string, first: string][] = [
  ['one letter', 'a', ''],
  ['one digit', '7', ''],
  ['one Chinese character', '灯', ''],
  ['one emoji', '🚀', ''],
  ['one mark', '?', ''],
  ['only punctuation', '... --- ?!? ,;: «»', ''],
  ['only stop words', 'the of and to in is that it with as for', ''],
  ['ten thousand words of one letter', words(10_000, (place) => String.fromCharCode(97 + (place % 26))).slice(0, LONGEST), ''],
  ['ten thousand times one word', words(10_000, () => 'x').slice(0, LONGEST), ''],
  ['thousands of different words', words(3_000, (place) => `w${place}`).slice(0, LONGEST), ''],
  ['a name two thousand times', words(2_000, () => 'Mia Holt').slice(0, LONGEST), ''],
  ['one word of twenty thousand letters', 'l'.repeat(LONGEST), ''],
  ['French', 'Quelle lampe le gardien du phare a-t-il choisie ?', 'phare'],
  ['German', 'Welche Lampe wählt der Leuchtturmwärter?', 'leuchtturm'],
  ['Chinese', '灯塔的看守人选择了什么灯？', 'dengta'],
  ['Greek in capitals', 'ΠΟΙΑ ΛΑΜΠΑ ΔΙΑΛΕΞΕ Ο ΦΑΡΟΦΥΛΑΚΑΣ', 'faros'],
];

const BAD_WEIGHTS: [what: string, weights: SearchOptions['weights']][] = [
  ['negative', { vector: -0.5, keyword: 1 }],
  ['not a number', { vector: Number.NaN }],
  ['endless', { keyword: Number.POSITIVE_INFINITY }],
  ['all zero', { vector: 0, keyword: 0, graph: 0 }],
  ['zero and the rest not given', { graph: 0 }],
];

describe('an odd search', () => {
  let app: App;
  let company: Company;
  let asker: Principal;

  beforeAll(async () => {
    app = await openRealApp();
    const topics = Array.from({ length: TANGLED_TOPICS }, (_, number) => `knot${number}`);
    const seed = new CompanySeed(app, 'odd')
      .person('hub', 'Mia Holt')
      .topic('harbours', 'Harbours', 'piers')
      .topic('quays', 'Quays', 'harbours')
      .topic('piers', 'Piers', 'quays')
      .document('phare', 'Le gardien du phare a choisi une lampe de laiton.', { statements: { authors: ['hub'], topics: ['quays'] } })
      .document('leuchtturm', 'Der Leuchtturmwärter wählt eine Lampe aus Messing.', { statements: { topics: ['harbours'] } })
      .document('dengta', '灯塔的看守人选择了一盏黄铜灯。', { statements: { topics: ['knot0'] } })
      .document('faros', 'Ο φαροφύλακας διάλεξε μια ορειχάλκινη λάμπα.', { statements: { topics: ['knot8'] } })
      .document('apart', 'Soup and bread.');
    for (const name of topics) seed.topic(name, `Tangle ${name}`);
    for (const from of topics) for (const to of topics) if (from !== to) seed.relation(from, 'SUBTOPIC_OF', to);
    for (let number = 0; number < REPORTS_OF_HUB; number += 1)
      seed.person(`p${number}`, `Person Number${number}`).relation(`p${number}`, 'REPORTS_TO', 'hub');
    company = await seed.load();
    asker = app.access.tenantPrincipal(company.tenant);
    // The first search of a tenant loads it.
    await app.search(asker, 'lamp');
  });
  afterAll(() => app.close());

  /** Searches within bounded time, and holds the result to what every result must keep. */
  const search = async (text: string, options: SearchOptions = {}): Promise<{ found: string[]; grade: string }> => {
    const begin = performance.now();
    const { hits, grade, degraded } = await app.search(asker, text, options);
    expect(performance.now() - begin).toBeLessThan(PATIENCE_MS);
    expect(degraded).toEqual([]);
    for (const { score, parts } of hits) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBe(parts.reduce((sum, part) => sum + part.contribution, 0));
    }
    return { found: hits.map(({ passage }) => passage.document.externalId), grade };
  };

  it.each(ODD_QUESTIONS)('for %s is answered in bounded time, the same each time', async (_what, text, first) => {
    const { found } = await search(text);
    expect((await search(text)).found).toEqual(found);
    if (first !== '') expect(found[0]).toBe(first);
    for (const kind of ['document', 'section'] as const) await search(text, { kind });
  });

  it.each([
    ['nothing', '', 'BAD_INPUT'],
    ['blanks and control characters', ' \n\u0000\t ', 'BAD_INPUT'],
    ['ten thousand words', words(10_000, (place) => `word${place}`), 'TOO_LARGE'],
  ])('for %s is refused, and the refusal names the field', async (_what, text, code) => {
    await expect(app.search(asker, text)).rejects.toMatchObject({ code, details: { field: 'query' } });
  });

  it.each(BAD_WEIGHTS)('with weights that are %s is refused, and the refusal names the field', async (_what, weights) => {
    await expect(app.search(asker, 'lamp', { weights })).rejects.toMatchObject({ code: 'BAD_INPUT', details: { field: 'weights' } });
  });

  it.each<[what: string, filter: SearchOptions['filter']]>([
    ['a project that is none', { projects: ['nothing'] }],
    ['a person who wrote nothing', { employees: ['p1'] }],
    ['a type that no document has', { documentTypes: ['poem'] }],
    ['a time before all', { createdAt: { before: '1000-01-01' } }],
    ['a span that ends before it begins', { createdAt: { from: '2030-01-01', before: '2020-01-01' } }],
    ['conditions that exclude each other', { topics: ['harbours'], documents: ['apart'] }],
  ])('filtered by %s finds nothing and says so', async (_what, filter) => {
    for (const kind of ['chunk', 'section', 'document'] as const)
      expect(await search('lamp', { kind, filter: withIds(filter) })).toEqual({ found: [], grade: 'NONE' });
  });

  it.each(['harbours', 'quays', 'piers'])('filtered by the topic %s of a circle finds what all of it is about', async (topic) => {
    const { found } = await search('lampe', { filter: withIds({ topics: [topic] }) });
    expect(found.sort()).toEqual(['leuchtturm', 'phare']);
  });

  it('filtered by topics that are all parts of each other ends', async () => {
    expect((await search('lamp', { filter: withIds({ topics: ['knot3'] }) })).found.sort()).toEqual(['dengta', 'faros']);
  });

  it('walks through circles of topics, and through somebody with thousands of relationships', async () => {
    const weights = { graph: 1 };
    expect((await search('What is there on Piers?', { weights })).found).toEqual(expect.arrayContaining(['leuchtturm', 'phare']));
    expect((await search('What did Mia Holt write?', { weights })).found).toContain('phare');
    expect((await search('What is there on Tangle knot5?', { weights })).found).toEqual(expect.arrayContaining(['dengta', 'faros']));
  });

  /** The seed's own ids as the graph's; ids of nothing stay as they are. */
  function withIds(filter: SearchOptions['filter']): SearchOptions['filter'] {
    const { projects, employees, topics, documents } = filter ?? {};
    const toIds = (label: 'Project' | 'Employee' | 'Topic' | 'Document', ids?: readonly string[]): string[] | undefined =>
      ids?.map((id) => company.id(label, id));
    return {
      ...filter,
      projects: toIds('Project', projects),
      employees: toIds('Employee', employees),
      topics: toIds('Topic', topics),
      documents: toIds('Document', documents),
    };
  }
});
