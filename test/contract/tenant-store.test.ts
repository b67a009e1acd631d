import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Principal } from '../../src/domain/principal.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jDirectoryStore } from '../../src/stores/neo4j/neo4j-directory-store.ts';
import { Neo4jDocumentStore } from '../../src/stores/neo4j/neo4j-document-store.ts';
import { Neo4jTenantStore } from '../../src/stores/neo4j/neo4j-tenant-store.ts';
import type { TenantStore } from '../../src/stores/tenant-store.ts';
import { randomSlug } from '../support/real-app.ts';
import { directoryEntry, documentRecord, relationshipRecord } from '../support/seed-graph.ts';
import { openExecutor, runCypher } from '../support/stores.ts';

jest.setTimeout(60_000);

const implementations: [string, (executor: Executor) => TenantStore][] = [
  ['Neo4jTenantStore', (executor) => new Neo4jTenantStore(executor)],
];

describe.each(implementations)('the tenant store %s', (_name, open) => {
  let executor: Executor;
  let store: TenantStore;

  beforeAll(async () => {
    executor = await openExecutor();
    store = open(executor);
  });
  afterAll(() => executor.close());

  it('makes a tenant once, however many ask for it at once', async () => {
    const slug = randomSlug('once');
    const made = await Promise.all(Array.from({ length: 8 }, () => store.ensureTenant(slug, 'Once')));
    expect(new Set(made.map((tenant) => tenant.id)).size).toBe(1);
    expect(made[0]).toEqual({ id: expect.stringMatching(/^tn_[0-9a-f]{32}$/), slug, name: 'Once', embeddingModel: undefined });
    expect(await store.ensureTenant(slug, 'Another name')).toEqual(made[0]);
    expect((await store.listTenants()).filter((tenant) => tenant.slug === slug)).toEqual([made[0]]);
  });

  it('finds a tenant by id or slug, and none by anything else', async () => {
    const tenant = await store.ensureTenant(randomSlug('find'), 'Find');
    expect(await store.findTenant({ id: tenant.id })).toEqual(tenant);
    expect(await store.findTenant({ slug: tenant.slug })).toEqual(tenant);
    expect(await store.findTenant({ id: tenant.slug })).toBeUndefined();
    expect(await store.findTenant({ slug: tenant.id })).toBeUndefined();
  });

  it('remembers the embedding model', async () => {
    const tenant = await store.ensureTenant(randomSlug('model'), 'Model');
    await store.setEmbeddingModel(tenant.id, 'local/minilm');
    expect((await store.findTenant({ id: tenant.id }))?.embeddingModel).toBe('local/minilm');
  });

  describe('finds who asks', () => {
    let tenant: Tenant;
    let writer: Principal;
    let directory: Neo4jDirectoryStore;

    beforeAll(async () => {
      tenant = await store.ensureTenant(randomSlug('asker'), 'Asker');
      writer = { tenantId: tenant.id, scopes: ['tenant'] };
      directory = new Neo4jDirectoryStore(executor);
      const ada = { handle: 'ada', email: 'ada@example.org' };
      await directory.saveRecords(writer, 'src', [
        directoryEntry('Employee', 'emp-ada', { name: 'Ada Byron', properties: ada }),
        directoryEntry('Employee', 'emp-kim-1', { name: 'Kim Lee' }),
        directoryEntry('Employee', 'emp-kim-2', { name: 'Kim Lee', properties: { handle: 'kim2' } }),
        // Named like another's handle: the more precise way of naming wins.
        directoryEntry('Employee', 'emp-odd', { name: 'ada' }),
        directoryEntry('Project', 'prj-engine'),
        directoryEntry('Project', 'prj-claimed'),
        directoryEntry('Group', 'grp-board'),
        directoryEntry('Group', 'grp-claimed'),
      ]);
      await directory.saveRelationships(writer, 'src', [
        relationshipRecord('emp-ada', 'WORKS_ON', 'prj-engine'),
        relationshipRecord('emp-ada', 'MEMBER_OF', 'grp-board'),
        relationshipRecord('emp-ada', 'SPONSORED', 'prj-claimed'),
        relationshipRecord('emp-kim-1', 'REPORTS_TO', 'emp-ada'),
      ]);
    });

    it.each(['emp-ada', 'external-emp-ada', 'ada', 'ada@example.org', 'Ada Byron'])('by %s', async (employee) => {
      expect(await store.findAsker(tenant.id, employee)).toEqual({
        employeeId: 'emp-ada',
        name: 'Ada Byron',
        scopes: ['tenant', 'employee:emp-ada', 'project:prj-engine', 'group:grp-board'],
      });
    });

    it('and nobody by an unknown, partial or empty name, or in another tenant', async () => {
      for (const employee of ['nobody', 'Byron', '', '*', 'ada%', "' OR 1=1 //"])
        expect(await store.findAsker(tenant.id, employee)).toBeUndefined();
      const other = await store.ensureTenant(randomSlug('other'), 'Other');
      expect(await store.findAsker(other.id, 'emp-ada')).toBeUndefined();
    });

    it('and refuses a name that two people have', async () => {
      await expect(store.findAsker(tenant.id, 'Kim Lee')).rejects.toMatchObject({
        code: 'BAD_INPUT',
        message: expect.stringContaining('Kim Lee'),
      });
      expect(await store.findAsker(tenant.id, 'kim2')).toMatchObject({ employeeId: 'emp-kim-2' });
    });

    it('with no more than own scopes when reporting to, or reported to by, a member', async () => {
      expect((await store.findAsker(tenant.id, 'emp-kim-1'))?.scopes).toEqual(['tenant', 'employee:emp-kim-1']);
    });

    it('with no scope that a document claims for them', async () => {
      const claims = [
        relationshipRecord('emp-kim-1', 'WORKS_ON', 'prj-claimed', { documentId: 'doc' }),
        relationshipRecord('emp-kim-1', 'MEMBER_OF', 'grp-claimed', { documentId: 'doc' }),
      ];
      await new Neo4jDocumentStore(executor).saveDocuments(writer, [documentRecord({ id: 'doc', relationships: claims })]);
      const query = 'MATCH (:Employee {tenantId: $tenantId, id: $id})-[r:WORKS_ON|MEMBER_OF]->() RETURN r';
      expect(await runCypher(executor, query, { tenantId: tenant.id, id: 'emp-kim-1' })).toHaveLength(2);
      expect((await store.findAsker(tenant.id, 'emp-kim-1'))?.scopes).toEqual(['tenant', 'employee:emp-kim-1']);
    });
  });
});
