import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DocumentFilter } from '../../src/domain/document-filter.ts';
import type { DocumentFacts } from '../../src/domain/document.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { Scope } from '../../src/domain/scope.ts';
import type { GraphStore } from '../../src/stores/graph-store.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jDirectoryStore } from '../../src/stores/neo4j/neo4j-directory-store.ts';
import { Neo4jDocumentStore } from '../../src/stores/neo4j/neo4j-document-store.ts';
import { Neo4jGraphStore } from '../../src/stores/neo4j/neo4j-graph-store.ts';
import { directoryEntry, documentRecord, relationshipRecord } from '../support/seed-graph.ts';
import { newPrincipal, openExecutor, seenBy } from '../support/stores.ts';

jest.setTimeout(60_000);

const SECRET: Scope = 'group:secret';
const implementations: [string, (executor: Executor) => GraphStore][] = [['Neo4jGraphStore', (executor) => new Neo4jGraphStore(executor)]];

describe.each(implementations)('the documents that meet a filter, found by %s', (_name, open) => {
  let executor: Executor;
  let store: GraphStore;
  let anybody: Principal;
  let insider: Principal;

  beforeAll(async () => {
    executor = await openExecutor();
    store = open(executor);
  });
  afterAll(() => executor.close());
  beforeEach(() => {
    anybody = newPrincipal();
    insider = seenBy(anybody, SECRET);
  });

  const entries = (...given: Parameters<typeof directoryEntry>[]) =>
    new Neo4jDirectoryStore(executor).saveRecords(
      anybody,
      'src-test',
      given.map((entry) => directoryEntry(...entry)),
    );
  const document = (id: string, facts: Partial<DocumentFacts> = {}, scope?: Scope) =>
    new Neo4jDocumentStore(executor).saveDocuments(anybody, [documentRecord({ id, facts, scope })]);
  const relate = (...relationships: Parameters<typeof relationshipRecord>[]) =>
    new Neo4jDirectoryStore(executor).saveRelationships(
      anybody,
      'src-test',
      relationships.map((given) => relationshipRecord(...given)),
    );
  const matching = async (filter: DocumentFilter, principal = anybody): Promise<string[]> =>
    (await store.findMatchingDocuments(principal, filter)).sort();

  it('by id, type and status, any of each', async () => {
    await document('a', { type: 'design', status: 'accepted' });
    await document('b', { type: 'design', status: 'draft' });
    await document('c', { type: 'Design' });
    expect(await matching({ documents: ['a', 'c', 'unknown'] })).toEqual(['a', 'c']);
    expect(await matching({ documentTypes: ['design'] })).toEqual(['a', 'b']);
    expect(await matching({ documentTypes: ['design', 'Design'] })).toEqual(['a', 'b', 'c']);
    expect(await matching({ statuses: ['draft', 'rejected'] })).toEqual(['b']);
    expect(await matching({ documentTypes: ['plan'] })).toEqual([]);
  });

  it('by when they were written and changed, from a moment up to but without another', async () => {
    await document('january', { createdAt: '2026-01-31', updatedAt: '2026-03-01T12:00:00Z' });
    await document('february', { createdAt: '2026-02-01' });
    await document('undated');
    expect(await matching({ createdAt: { from: '2026-01-31', before: '2026-02-01' } })).toEqual(['january']);
    expect(await matching({ createdAt: { from: '2026-02-01' } })).toEqual(['february']);
    expect(await matching({ createdAt: { before: '2027-01-01' } })).toEqual(['february', 'january']);
    expect(await matching({ updatedAt: { from: '2026-03-01', before: '2026-03-02' } })).toEqual(['january']);
    expect(await matching({ createdAt: { from: '2026-02-01', before: '2026-02-01' } })).toEqual([]);
  });

  it('by project, and by people in every part that they may have', async () => {
    await entries(['Project', 'prj-a'], ['Project', 'prj-b'], ['Employee', 'emp-ada'], ['Employee', 'emp-bo']);
    for (const id of ['wrote', 'reviewed', 'approved', 'edited', 'sponsored', 'mentioned', 'of bo']) await document(id);
    await relate(['wrote', 'BELONGS_TO', 'prj-a'], ['reviewed', 'BELONGS_TO', 'prj-a'], ['of bo', 'BELONGS_TO', 'prj-b']);
    await relate(['emp-ada', 'AUTHORED', 'wrote'], ['emp-ada', 'REVIEWED', 'reviewed'], ['emp-ada', 'APPROVED', 'approved']);
    await relate(['emp-ada', 'EDITED', 'edited'], ['emp-ada', 'SPONSORED', 'sponsored'], ['emp-ada', 'MENTIONED_IN', 'mentioned']);
    await relate(['emp-bo', 'AUTHORED', 'of bo']);
    expect(await matching({ projects: ['prj-a'] })).toEqual(['reviewed', 'wrote']);
    expect(await matching({ projects: ['prj-a', 'prj-b', 'prj-x'] })).toEqual(['of bo', 'reviewed', 'wrote']);
    expect(await matching({ employees: ['emp-ada'] })).toEqual(['approved', 'edited', 'reviewed', 'sponsored', 'wrote']);
    expect(await matching({ employees: ['emp-ada'], projects: ['prj-a', 'prj-b'] })).toEqual(['reviewed', 'wrote']);
    expect(await matching({ employees: ['prj-a'], projects: ['emp-ada'] })).toEqual([]);
  });

  it('by topic, with all that are narrower, in circles and by several parents too', async () => {
    await entries(...['top-wide', 'top-left', 'top-right', 'top-narrow', 'top-apart'].map((id): ['Topic', string] => ['Topic', id]));
    await relate(['top-left', 'SUBTOPIC_OF', 'top-wide'], ['top-right', 'SUBTOPIC_OF', 'top-wide']);
    await relate(
      ['top-narrow', 'SUBTOPIC_OF', 'top-left'],
      ['top-narrow', 'SUBTOPIC_OF', 'top-right'],
      ['top-wide', 'SUBTOPIC_OF', 'top-narrow'],
    );
    for (const name of ['wide', 'left', 'narrow', 'apart']) {
      await document(name);
      await relate([name, 'ABOUT', `top-${name}`]);
    }
    expect(await matching({ topics: ['top-wide'] })).toEqual(['left', 'narrow', 'wide']);
    expect(await matching({ topics: ['top-apart'] })).toEqual(['apart']);
    expect(await matching({ topics: ['top-apart', 'top-right', 'top-unknown'] })).toEqual(['apart', 'left', 'narrow', 'wide']);
    expect(await matching({ topics: ['top-unknown'] })).toEqual([]);
  });

  it('does not take for ever where each of many topics has two parents', async () => {
    const level = (depth: number): string[] => [`top-a${depth}`, `top-b${depth}`];
    const depths = Array.from({ length: 24 }, (_, depth) => depth);
    await entries(...depths.flatMap(level).map((id): ['Topic', string] => ['Topic', id]));
    const steps = depths.slice(1).flatMap((depth) => level(depth).flatMap((to) => level(depth - 1).map((from) => [to, from] as const)));
    await relate(...steps.map(([narrow, wide]): [string, string, string] => [narrow, 'SUBTOPIC_OF', wide]));
    await document('deep');
    await relate(['deep', 'ABOUT', 'top-a23']);
    expect(await matching({ topics: ['top-a0'] })).toEqual(['deep']);
  });

  it('holds them to all conditions at once', async () => {
    await entries(['Project', 'prj'], ['Employee', 'emp'], ['Topic', 'top']);
    const facts = { type: 'plan', status: 'final', createdAt: '2026-01-01', updatedAt: '2026-01-02' };
    for (const id of ['all', 'no project', 'no person', 'no topic']) await document(id, facts);
    await document('other type', { ...facts, type: 'note' });
    for (const id of ['all', 'no person', 'no topic', 'other type']) await relate([id, 'BELONGS_TO', 'prj']);
    for (const id of ['all', 'no project', 'no topic', 'other type']) await relate(['emp', 'AUTHORED', id]);
    for (const id of ['all', 'no project', 'no person', 'other type']) await relate([id, 'ABOUT', 'top']);
    const filter = { projects: ['prj'], employees: ['emp'], topics: ['top'], documentTypes: ['plan'], statuses: ['final'] };
    const documents = ['all', 'no project', 'no person', 'no topic', 'other type'];
    const spans = { createdAt: { from: '2026' }, updatedAt: { before: '2027' } };
    expect(await matching({ ...filter, ...spans })).toEqual(['all']);
    expect(await matching({ ...filter, ...spans, documents })).toEqual(['all']);
    expect(await matching({ ...filter, documents: ['no topic'] })).toEqual([]);
  });

  it.each<[string, { document?: Scope; end?: Scope; relationship?: Scope }]>([
    ['the document', { document: SECRET }],
    ['what the condition names', { end: SECRET }],
    ['the relationship between the two', { relationship: SECRET }],
  ])('matches nothing by what is hidden: %s', async (_what, hidden) => {
    await entries(
      ['Project', 'prj', { scope: hidden.end }],
      ['Employee', 'emp', { scope: hidden.end }],
      ['Topic', 'top', { scope: hidden.end }],
    );
    await document('doc', { type: 'plan' }, hidden.document);
    const scope = hidden.relationship;
    await relate(['doc', 'BELONGS_TO', 'prj', { scope }], ['emp', 'AUTHORED', 'doc', { scope }], ['doc', 'ABOUT', 'top', { scope }]);
    for (const filter of [{ projects: ['prj'] }, { employees: ['emp'] }, { topics: ['top'] }, { documents: ['doc'], projects: ['prj'] }]) {
      expect(await matching(filter)).toEqual([]);
      expect(await matching(filter, insider)).toEqual(['doc']);
      expect(await matching(filter, newPrincipal(SECRET))).toEqual([]);
    }
    const isHidden = hidden.document !== undefined;
    for (const filter of [{ documents: ['doc'] }, { documentTypes: ['plan'] }])
      expect(await matching(filter)).toEqual(isHidden ? [] : ['doc']);
  });

  it.each<[string, { topic?: Scope; step?: Scope }]>([
    ['a hidden topic', { topic: SECRET }],
    ['a hidden step', { step: SECRET }],
  ])('goes down no further than %s', async (_what, hidden) => {
    await entries(['Topic', 'top-wide'], ['Topic', 'top-middle', { scope: hidden.topic }], ['Topic', 'top-narrow']);
    await relate(['top-middle', 'SUBTOPIC_OF', 'top-wide', { scope: hidden.step }], ['top-narrow', 'SUBTOPIC_OF', 'top-middle']);
    await document('doc');
    await relate(['doc', 'ABOUT', 'top-narrow']);
    expect(await matching({ topics: ['top-wide'] })).toEqual([]);
    expect(await matching({ topics: ['top-wide'] }, insider)).toEqual(['doc']);
    expect(await matching({ topics: ['top-narrow'] })).toEqual(['doc']);
  });

  it('takes values literally', async () => {
    const odd = `x' OR 1=1 // "}) 🦑`;
    await document('doc', { type: odd });
    expect(await matching({ documentTypes: [odd] })).toEqual(['doc']);
    for (const text of ['.*', '%', '', `' OR true //`]) expect(await matching({ documentTypes: [text], documents: ['doc'] })).toEqual([]);
  });
});
