import { describe, expect, it } from '@jest/globals';
import type { DocumentStatements } from '../../../src/domain/source-item.ts';
import type { Scope } from '../../../src/domain/scope.ts';
import { statedReferences, toRelationships } from '../../../src/ingestion/document-statements.ts';
import type { StatedRelationships } from '../../../src/ingestion/document-statements.ts';
import { ReferenceResolver, documentIdOf } from '../../../src/ingestion/reference-resolver.ts';
import { FakeDirectoryStore } from '../../support/fake-directory-store.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';

const ADA = {
  id: 'emp_ada',
  label: 'Employee',
  externalId: 'e1',
  name: 'Ada',
  scope: 'tenant',
  origin: 'directory',
  properties: {},
} as const;

async function stated(statements: DocumentStatements, scope: Scope = 'tenant', id = 'doc_1'): Promise<StatedRelationships> {
  const store = new FakeDirectoryStore();
  await store.saveRecords(SOMEBODY, 'own', [{ ...ADA, aliases: [{ key: 'ada', kind: 'given' }] }]);
  const resolver = new ReferenceResolver(store, SOMEBODY, 'own');
  await resolver.prefetch(statedReferences(statements));
  return toRelationships({ id, sourceId: 'own', scope, statements }, resolver);
}

describe('toRelationships', () => {
  it('leads from an author to the document, in the order that the document gives', async () => {
    const { relationships, newNodes } = await stated({ authors: ['Somebody', 'Ada'] });
    expect(relationships).toMatchObject([
      { type: 'AUTHORED', fromId: newNodes[0]?.id, toId: 'doc_1', properties: { position: 1 } },
      { type: 'AUTHORED', fromId: 'emp_ada', toId: 'doc_1', properties: { position: 2 }, documentId: 'doc_1' },
    ]);
  });

  it('leads from the document to everything else', async () => {
    const { relationships } = await stated({
      projects: ['P'],
      topics: ['T'],
      replaces: ['D'],
      related: ['D'],
      requires: ['D'],
      references: ['D'],
    });
    expect(new Set(relationships.map(({ fromId }) => fromId))).toEqual(new Set(['doc_1']));
    expect(relationships.map(({ type }) => type)).toEqual(['BELONGS_TO', 'ABOUT', 'REPLACES', 'REFERENCES', 'RELATED', 'REQUIRES']);
  });

  it('makes a node for somebody who is not known, visible to whom the document is visible', async () => {
    const { relationships, newNodes } = await stated({ authors: ['Zoë Quist'] }, 'project:prj_1');
    expect(newNodes).toMatchObject([{ label: 'Employee', name: 'Zoë Quist', scope: 'project:prj_1', origin: 'document' }]);
    expect(relationships[0]?.scope).toBe('project:prj_1');
  });

  it('makes one node for a name in one scope, however it is written, and another in another scope', async () => {
    const idOf = async (name: string, scope: Scope): Promise<string | undefined> =>
      (await stated({ authors: [name] }, scope)).newNodes[0]?.id;
    expect(await idOf('ZOE  quist', 'tenant')).toBe(await idOf('Zoë Quist', 'tenant'));
    expect(await idOf('Zoë Quist', 'project:prj_1')).not.toBe(await idOf('Zoë Quist', 'tenant'));
  });

  it('takes an unknown document for one of the same source that comes later', async () => {
    const { relationships, newNodes } = await stated({ references: ['later.md'] });
    expect(relationships[0]?.toId).toBe(documentIdOf('own', 'later.md'));
    expect(newNodes).toEqual([]);
  });

  it('leaves out repetitions, a document that names itself, and names without a letter or digit', async () => {
    const self = documentIdOf('own', 'self.md');
    const { relationships } = await stated({ authors: ['Ada', 'e1', '---'], references: ['self.md'] }, 'tenant', self);
    expect(relationships.map(({ type, fromId }) => [type, fromId])).toEqual([['AUTHORED', 'emp_ada']]);
  });
});
