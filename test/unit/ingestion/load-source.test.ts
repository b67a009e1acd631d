import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SourceDocument, SourceItem, SourceRecord } from '../../../src/domain/source-item.ts';
import { loadSource } from '../../../src/ingestion/load-source.ts';
import type { LoadFault, LoadReport } from '../../../src/ingestion/load-source.ts';
import { documentIdOf } from '../../../src/ingestion/reference-resolver.ts';
import { FakeDirectoryStore } from '../../support/fake-directory-store.ts';
import { FakeDocumentStore } from '../../support/fake-document-store.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';
import { WORD_TOKENIZER } from '../../support/word-tokenizer.ts';
import { MemoryConnector } from '../../support/memory-connector.ts';

const record = (label: SourceRecord['label'], externalId: string, more: Partial<SourceRecord> = {}): SourceRecord => ({
  kind: 'record',
  place: `${label}:${externalId}`,
  label,
  externalId,
  name: `Name of ${externalId}`,
  properties: {},
  ...more,
});
const document = (externalId: string, more: Partial<SourceDocument> = {}): SourceDocument => ({
  kind: 'document',
  place: externalId,
  externalId,
  format: 'md',
  text: `# ${externalId}\nSome text.`,
  statements: {},
  ...more,
});

describe('loadSource', () => {
  let directory: FakeDirectoryStore;
  let documents: FakeDocumentStore;
  let faults: LoadFault[];

  beforeEach(() => {
    directory = new FakeDirectoryStore();
    documents = new FakeDocumentStore();
    // A document that is saved is a node that relationships may end at.
    const save = documents.saveDocuments.bind(documents);
    documents.saveDocuments = async (principal, records) => {
      await save(principal, records);
      for (const { id } of records) directory.otherIds.add(id);
    };
  });

  async function load(...items: readonly SourceItem[]): Promise<LoadReport> {
    faults = [];
    const dependencies = { documents, directory, tokenizer: WORD_TOKENIZER };
    return loadSource(dependencies, SOMEBODY, new MemoryConnector(items), { onFault: (fault) => faults.push(fault) });
  }

  const linksOf = (type: string): number => directory.relationships.filter((relationship) => relationship.type === type).length;

  it('changes nothing when the same is loaded again', async () => {
    const items = [record('Employee', 'e1'), document('a', { statements: { authors: ['e1'] } }), document('b')];
    expect(await load(...items)).toMatchObject({ records: { new: 1 }, documents: { new: 2 }, chunks: 2 });
    const again = await load(...items);
    expect(again).toMatchObject({ records: { new: 0, unchanged: 1 }, documents: { new: 0, unchanged: 2, failed: 0 }, chunks: 0 });
    expect(documents.batches).toEqual([2]);
  });

  it('writes a document again when its text, its facts or what it names has changed, and no other', async () => {
    await load(document('a'), document('b'), document('c', { statements: { authors: ['Ada'] } }));
    const report = await load(
      record('Employee', 'e1', { name: 'Ada' }),
      document('a', { text: 'other' }),
      document('b', { status: 'final' }),
      document('c', { statements: { authors: ['Ada'] } }),
    );
    expect(report.documents).toMatchObject({ changed: 3, unchanged: 0 });
  });

  it('names what cannot be loaded with its place, and loads the rest', async () => {
    const report = await load(
      { kind: 'fault', place: 'employees.jsonl:4', message: 'not JSON' },
      record('Project', 'p1', { scope: 'group:nobody' }),
      document('a', { scope: 'project:nobody' }),
      document('b', { text: '  ' }),
      document('c', { text: 'x\0y' }),
      document('d'),
      { kind: 'relationship', place: 'edges.jsonl:1', type: 'works on', from: 'd', to: 'd', properties: {} },
      { kind: 'relationship', place: 'edges.jsonl:2', type: 'WORKS_ON', from: 'd', to: 'nobody', properties: {} },
    );
    expect(report).toMatchObject({ records: { failed: 2 }, documents: { new: 1, failed: 3 }, relationships: { failed: 2 } });
    expect(faults.map(({ place }) => place)).toEqual(['employees.jsonl:4', 'Project:p1', 'a', 'b', 'c', 'edges.jsonl:1', 'edges.jsonl:2']);
    expect([...documents.records.keys()]).toEqual([documentIdOf(report.sourceId, 'd')]);
  });

  it('finds a scope in the projects of the same load', async () => {
    await load(record('Project', 'p1', { scope: 'project:p1' }), document('a', { scope: 'project:p1' }));
    const [project] = directory.nodes.values();
    const [saved] = documents.records.values();
    expect(saved?.facts.scope).toBe(`project:${project?.record.id}`);
    expect(project?.record.scope).toBe(saved?.facts.scope);
  });

  it('links a document to one that comes later in the load, also when itself it has not changed', async () => {
    const first = document('a', { statements: { references: ['b'] } });
    await load(first);
    expect(linksOf('REFERENCES')).toBe(0);
    await load(first, document('b'));
    expect(linksOf('REFERENCES')).toBe(1);
    await load(first, document('b'));
    expect(linksOf('REFERENCES')).toBe(1);
  });

  it('links a topic to a parent that stands below it', async () => {
    await load(record('Topic', 'child', { parentId: 'parent' }), record('Topic', 'parent'));
    expect(linksOf('SUBTOPIC_OF')).toBe(1);
  });

  it('takes the second of two documents with one id for a fault', async () => {
    const report = await load(document('a', { place: 'x.md' }), document('a', { place: 'y.md', text: 'other' }));
    expect(report.documents).toMatchObject({ new: 1, failed: 1 });
    expect(faults).toEqual([{ place: 'y.md', message: 'the id "a" is that of x.md already' }]);
  });

  it('loads relationships under their own type, HAS_TOPIC as ABOUT, nested properties as JSON', async () => {
    const relationship = { kind: 'relationship', from: 'e1', to: 't1' } as const;
    const report = await load(
      record('Employee', 'e1'),
      record('Topic', 't1'),
      {
        ...relationship,
        place: 'edges.jsonl:1',
        type: 'KNOWS_ABOUT',
        properties: { since: 2020, deep: { a: [1] }, none: null, tags: ['x'] },
      },
      { ...relationship, place: 'edges.jsonl:2', type: 'HAS_TOPIC', properties: { weight: 0.5 } },
      { ...relationship, place: 'edges.jsonl:3', type: 'NAMES', properties: {} },
    );
    expect(report.relationships).toEqual({ saved: 2, failed: 1 });
    expect(directory.relationships.map(({ type, properties }) => [type, properties])).toEqual([
      ['KNOWS_ABOUT', { since: 2020, deep: '{"a":[1]}', tags: ['x'] }],
      ['ABOUT', { weight: 0.5, origin: 'given' }],
    ]);
  });

  it('writes large loads in several transactions', async () => {
    const long = Array.from({ length: 150 }, (_, place) => `# H${place}\ntext`).join('\n');
    await load(...Array.from({ length: 7 }, (_, place) => document(`d${place}`, { text: long })));
    expect(documents.batches).toEqual([2, 2, 2, 1]);
  });
});
