import { describe, expect, it } from '@jest/globals';
import { toItem } from '../../../../src/connectors/folder/row-schemas.ts';
import type { RowFile } from '../../../../src/connectors/folder/row-schemas.ts';

const PLACE = 'rows.jsonl:3';

function faultOf(file: RowFile, row: Record<string, unknown>): string {
  const item = toItem(file, row, PLACE);
  if (item.kind !== 'fault') throw new Error('The row was accepted.');
  expect(item.place).toBe(PLACE);
  return item.message;
}

describe('toItem', () => {
  it('reads a person, with null for what is not given as null', () => {
    expect(
      toItem('employees', { id: ' e1 ', tenantId: 'x', name: 'Ada', email: null, title: 'Lead', scope: 'tenant', shoe: 38 }, PLACE),
    ).toEqual({
      kind: 'record',
      place: PLACE,
      label: 'Employee',
      externalId: 'e1',
      name: 'Ada',
      scope: 'tenant',
      parentId: undefined,
      properties: { email: null, title: 'Lead' },
    });
  });

  it('reads projects, groups and topics under their labels', () => {
    const labels = (['projects', 'groups', 'topics'] as const).map((file) => toItem(file, { id: '1', name: 'N', parentId: '0' }, PLACE));
    expect(labels).toMatchObject([
      { label: 'Project', parentId: undefined },
      { label: 'Group', parentId: undefined },
      { label: 'Topic', parentId: '0' },
    ]);
  });

  it('reads a document with what it states and what the source says more', () => {
    const row = {
      id: 'd',
      title: null,
      type: null,
      format: 'rst',
      text: 'T',
      meta: { number: 8 },
      authors: ['Ada'],
      createdAt: '2024-01-01',
    };
    expect(toItem('documents', row, PLACE)).toMatchObject({
      kind: 'document',
      externalId: 'd',
      title: undefined,
      type: undefined,
      createdAt: '2024-01-01',
      format: 'rst',
      meta: { number: 8 },
      statements: { authors: ['Ada'] },
    });
  });

  it('takes a document without a format for plain text, and a blank title for none', () => {
    expect(toItem('documents', { id: 'd', text: 'T', title: '  ' }, PLACE)).toMatchObject({ format: 'txt', title: undefined });
  });

  it('reads a relationship with its properties', () => {
    expect(toItem('edges', { type: 'WORKS_ON', from: 'a', to: 'b', props: { role: 'lead' } }, PLACE)).toEqual({
      kind: 'relationship',
      place: PLACE,
      type: 'WORKS_ON',
      from: 'a',
      to: 'b',
      properties: { role: 'lead' },
    });
    expect(toItem('edges', { type: 'X', from: 'a', to: 'b' }, PLACE)).toMatchObject({ properties: {} });
  });

  it.each<[RowFile, Record<string, unknown>, RegExp]>([
    ['employees', { name: 'Ada' }, /^id: /],
    ['employees', { id: ' ', name: 'Ada' }, /^id: /],
    ['projects', { id: 'p', name: 7 }, /^name: /],
    ['topics', { id: 't'.repeat(513), name: 'T' }, /^id: /],
    ['documents', { id: 'd' }, /^text: /],
    ['documents', { id: 'd', text: 'T', format: 'pdf' }, /^format: /],
    ['documents', { id: 'd', text: 'T', authors: 'Ada' }, /^authors: /],
    ['documents', { id: 'd', text: 'T', scope: null }, /^scope: /],
    ['edges', { type: 'X', from: 'a' }, /^to: /],
    ['edges', { type: 'X', from: 'a', to: 'b', props: [] }, /^props: /],
  ])('names what is wrong with a row of %s: %j', (file, row, expected) => {
    expect(faultOf(file, row)).toMatch(expected);
  });

  it('names every fault of a row', () => {
    expect(faultOf('documents', { format: 'pdf' })).toMatch(/id: .*; format: .*; text: /);
  });
});
