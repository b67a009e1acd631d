import { describe, expect, it } from '@jest/globals';
import { ReferenceResolver } from '../../../src/ingestion/reference-resolver.ts';
import type { ResolvedReference } from '../../../src/stores/directory-store.ts';
import { FakeDirectoryStore } from '../../support/fake-directory-store.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';

type Row = Partial<ResolvedReference> & { id: string };

/** A resolver that has looked these rows up already; all are what "x" may mean. */
async function resolverOf(...rows: readonly Row[]): Promise<ReferenceResolver> {
  const store = new FakeDirectoryStore();
  store.resolve = (_principal, references) =>
    Promise.resolve(
      rows
        .map((row) => ({ reference: 'x', label: 'Project' as const, sourceId: 'own', precision: 0, ...row }))
        .filter(({ reference }) => references.includes(reference)),
    );
  const resolver = new ReferenceResolver(store, SOMEBODY, 'own');
  await resolver.prefetch(rows.map(({ reference }) => reference ?? 'x'));
  return resolver;
}

describe('find', () => {
  it('prefers what the same source brought', async () => {
    const resolver = await resolverOf({ id: 'theirs', sourceId: 'other' }, { id: 'ours', precision: 1 });
    expect(resolver.find('x')?.id).toBe('ours');
  });

  it('prefers an external id to a name', async () => {
    const resolver = await resolverOf({ id: 'named', precision: 1 }, { id: 'meant' });
    expect(resolver.find('x')?.id).toBe('meant');
  });

  it('does not guess between two that are equally good', async () => {
    expect((await resolverOf({ id: 'a' }, { id: 'b' })).find('x')).toBeUndefined();
    expect((await resolverOf({ id: 'a', sourceId: 's1' }, { id: 'b', sourceId: 's2' })).find('x')).toBeUndefined();
  });

  it('tells two of different labels apart when the label is known', async () => {
    const resolver = await resolverOf({ id: 'p' }, { id: 't', label: 'Topic' });
    expect(resolver.find('x')).toBeUndefined();
    expect(resolver.find('x', 'Topic')).toEqual({ id: 't', label: 'Topic' });
    expect(resolver.find('x', 'Employee')).toBeUndefined();
  });

  it('takes one node with two names for one', async () => {
    expect((await resolverOf({ id: 'a', precision: 1 }, { id: 'a', precision: 1 })).find('x')?.id).toBe('a');
  });

  it('knows nothing that was not looked up', async () => {
    expect((await resolverOf()).find('x')).toBeUndefined();
  });
});

describe('prefetch', () => {
  it('asks for each reference once, and again for those that were not found', async () => {
    const store = new FakeDirectoryStore();
    const record = {
      id: 'prj_1',
      label: 'Project',
      externalId: 'known',
      name: 'K',
      scope: 'tenant',
      origin: 'directory',
      properties: {},
    } as const;
    await store.saveRecords(SOMEBODY, 'own', [{ ...record, aliases: [] }]);
    const resolver = new ReferenceResolver(store, SOMEBODY, 'own');
    await resolver.prefetch(['known', 'later', 'known']);
    await resolver.prefetch(['known', 'later']);
    expect(store.lookUps).toEqual([['known', 'later'], ['later']]);
    expect(resolver.find('known')?.id).toBe('prj_1');
  });
});

describe('findScope', () => {
  it('gives the tenant when nothing is said', async () => {
    const resolver = await resolverOf();
    expect(resolver.findScope(undefined)).toBe('tenant');
    expect(resolver.findScope('tenant')).toBe('tenant');
  });

  it('says a scope by the id in the graph', async () => {
    expect((await resolverOf({ id: 'prj_1' })).findScope('project:x')).toBe('project:prj_1');
  });

  it.each(['', 'public', 'everybody', 'project:', 'Project:x', 'acl:x', 'tenant:x', 'project:x '])(
    'refuses %j rather than show it to all',
    async (text) => {
      const resolver = await resolverOf({ id: 'prj_1' });
      expect(() => resolver.findScope(text)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    },
  );

  it('refuses a scope that names nothing, something of another kind, or several', async () => {
    const nothing = await resolverOf();
    const person = await resolverOf({ id: 'emp_1', label: 'Employee' });
    const two = await resolverOf({ id: 'prj_1' }, { id: 'prj_2' });
    for (const resolver of [nothing, person, two]) expect(() => resolver.findScope('project:x')).toThrow(/names no one project/);
  });
});
