import { describe, expect, it } from '@jest/globals';
import { nodeId } from '../../../src/domain/ids.ts';
import type { SourceDocument } from '../../../src/domain/source-item.ts';
import { MAXIMUM_SUBMITTED_DOCUMENTS, submitDocuments } from '../../../src/ingestion/submit-documents.ts';
import { FakeDirectoryStore } from '../../support/fake-directory-store.ts';
import { FakeDocumentStore } from '../../support/fake-document-store.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';
import { WORD_TOKENIZER } from '../../support/word-tokenizer.ts';

const document = (externalId: string, more: Partial<SourceDocument> = {}): SourceDocument => ({
  kind: 'document',
  place: externalId,
  externalId,
  format: 'txt',
  text: 'Some text.',
  statements: {},
  ...more,
});
const PROJECT = { label: 'Project', name: 'P', scope: 'tenant', origin: 'directory', properties: {}, aliases: [] } as const;
const MEMBER = { ...SOMEBODY, scopes: ['tenant', 'project:prj_mine'] as const };

async function given(): Promise<{ documents: FakeDocumentStore; directory: FakeDirectoryStore; tokenizer: typeof WORD_TOKENIZER }> {
  const directory = new FakeDirectoryStore();
  const projects = ['mine', 'theirs'].map((externalId) => ({ ...PROJECT, id: `prj_${externalId}`, externalId }));
  await directory.saveRecords(SOMEBODY, 'directory', projects);
  return { documents: new FakeDocumentStore(), directory, tokenizer: WORD_TOKENIZER };
}

const submit = (
  dependencies: Awaited<ReturnType<typeof given>>,
  principal: typeof SOMEBODY | typeof MEMBER,
  ...documents: SourceDocument[]
) => submitDocuments(dependencies, principal, { sourceName: 'wiki', documents });

describe('submitDocuments', () => {
  it('gives an outcome for each document, in order, whatever becomes of the others', async () => {
    const dependencies = await given();
    const outcomes = await submit(
      dependencies,
      MEMBER,
      document('a'),
      document('b', { text: '' }),
      document('c', { scope: 'nonsense' }),
      document('d'),
    );
    expect(outcomes.map(({ externalId, state }) => [externalId, state])).toEqual([
      ['a', 'new'],
      ['b', 'failed'],
      ['c', 'failed'],
      ['d', 'new'],
    ]);
    expect((await submit(dependencies, MEMBER, document('a')))[0]).toMatchObject({ state: 'unchanged', chunks: 0 });
  });

  it('lets a writer give only scopes that the writer has', async () => {
    const outcomes = await submit(
      await given(),
      MEMBER,
      document('a', { scope: 'project:mine' }),
      document('b', { scope: 'project:theirs' }),
    );
    expect(outcomes).toMatchObject([{ state: 'new' }, { state: 'failed', error: { code: 'FORBIDDEN' } }]);
  });

  it('does not let a writer replace a document that the writer may not see', async () => {
    const dependencies = await given();
    await submit(dependencies, MEMBER, document('a', { scope: 'project:mine', text: 'secret' }));
    const outcomes = await submit(dependencies, SOMEBODY, document('a', { text: 'public now' }));
    expect(outcomes).toMatchObject([{ state: 'failed', error: { code: 'FORBIDDEN' } }]);
    expect([...dependencies.documents.records.values()].map(({ facts }) => facts.scope)).toEqual(['project:prj_mine']);
  });

  it('makes no node for what a refused document names', async () => {
    const dependencies = await given();
    await submit(dependencies, SOMEBODY, document('a', { scope: 'project:theirs', statements: { authors: ['Eve'] } }));
    expect([...dependencies.directory.nodes.values()].map(({ record }) => record.name)).toEqual(['P', 'P']);
  });

  it('links documents of one submission to each other, whichever comes first', async () => {
    const dependencies = await given();
    const sourceId = nodeId('Source', 'api', 'wiki');
    for (const name of ['a', 'b']) dependencies.directory.otherIds.add(nodeId('Document', sourceId, name));
    await submit(dependencies, MEMBER, document('a', { statements: { references: ['b'] } }), document('b'));
    expect(dependencies.directory.relationships).toMatchObject([{ type: 'REFERENCES', toId: nodeId('Document', sourceId, 'b') }]);
  });

  it('refuses too many at once, and two with the same id', async () => {
    const many = Array.from({ length: MAXIMUM_SUBMITTED_DOCUMENTS + 1 }, (_, place) => document(`d${place}`));
    await expect(submit(await given(), MEMBER, ...many)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(submit(await given(), MEMBER, document('a'), document('a'))).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('takes nothing for nothing', async () => {
    expect(await submit(await given(), MEMBER)).toEqual([]);
  });
});
