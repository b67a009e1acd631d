import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { App } from '../../../src/app.ts';
import type { Principal } from '../../../src/domain/principal.ts';
import type { Executor } from '../../../src/stores/neo4j/executor.ts';
import { openRealApp, principalOf } from '../../support/real-app.ts';
import { loadSample, sampleFolder } from '../../support/sample-companies.ts';
import type { LoadedSample } from '../../support/sample-companies.ts';
import { openExecutor, runCypher } from '../../support/stores.ts';
import { makeTestFolder, removeTestFolder } from '../../support/test-folder.ts';

jest.setTimeout(180_000);

/** Each test goes on from where the one before it left the company. */
describe('the sample company Lumen Works', () => {
  let app: App;
  let executor: Executor;
  let folder: string;
  let first: LoadedSample;
  let anybody: Principal;

  beforeAll(async () => {
    [app, executor, folder] = await Promise.all([openRealApp(), openExecutor(), makeTestFolder()]);
    await cp(sampleFolder('lumen-works'), join(folder, 'lumenworks'), { recursive: true });
    first = await loadSample(app, 'lumen-works');
    anybody = await principalOf(app, first.tenant);
  });
  afterAll(async () => {
    await app.close();
    await executor.close();
    await removeTestFolder(folder);
  });

  const loadAgain = () => loadSample(app, 'lumen-works', { tenant: first.tenant, folder: join(folder, 'lumenworks') });
  const edit = async (path: string, change: (text: string) => string): Promise<void> => {
    const file = join(folder, 'lumenworks', 'documents', path);
    const before = await readFile(file, 'utf8');
    expect(change(before)).not.toBe(before);
    await writeFile(file, change(before));
  };
  const rows = <Row>(cypher: string, parameters: Record<string, unknown> = {}): Promise<Row[]> =>
    runCypher<Row>(executor, cypher, { tenantId: first.tenant.id, ...parameters });
  const chunks = async () =>
    new Map(
      (
        await rows<{ id: string; externalId: string }>(
          'MATCH (d:Document {tenantId: $tenantId}) MATCH (c:Chunk {tenantId: $tenantId, documentId: d.id}) RETURN c.id AS id, d.externalId AS externalId',
        )
      ).map(({ id, externalId }) => [id, externalId]),
    );
  const find = async (text: string, principal: Principal = anybody) =>
    (await app.search(principal, text)).hits.map((hit) => hit.passage.document.externalId);

  it('loads whole: nothing is refused', () => {
    expect(first.faults).toEqual([]);
    expect(first.report.records).toEqual({ new: 24 + 8 + 5 + 21, changed: 0, unchanged: 0, failed: 0 });
    expect(first.report.documents).toMatchObject({ changed: 0, unchanged: 0, failed: 0 });
    expect(first.report.documents.new).toBeGreaterThan(40);
    expect(first.report.relationships).toEqual({ saved: 76, failed: 0 });
  });

  it('has a vector for each chunk, and no note left open', async () => {
    expect(await app.ingestion.countOpenNotes(first.tenant.id)).toBe(0);
    const all = await chunks();
    expect(all.size).toBe(first.report.chunks);
    const hashes = await rows<{ count: number }>(
      `MATCH (c:Chunk {tenantId: $tenantId}) WHERE NOT EXISTS { MATCH (:Embedding {tenantId: $tenantId, contentHash: c.contentHash}) } RETURN count(c) AS count`,
    );
    expect(Number(hashes[0]?.count)).toBe(0);
  });

  it('has no relationship that joins two tenants, and none without a scope', async () => {
    const found = await rows<{ foreign: unknown; unscoped: unknown }>(
      `MATCH (n:Node {tenantId: $tenantId})-[r]-(m) WITH r, m
       RETURN count(CASE WHEN m.tenantId <> $tenantId THEN 1 END) AS foreign,
         count(CASE WHEN r.scope IS NULL AND type(r) <> 'HAS_SECTION' THEN 1 END) AS unscoped`,
    );
    expect(found.map(({ foreign, unscoped }) => [Number(foreign), Number(unscoped)])).toEqual([[0, 0]]);
  });

  it('loaded again changes nothing: no row, no chunk, no note', async () => {
    const before = await chunks();
    const again = await loadAgain();
    expect(again.report.records).toMatchObject({ new: 0, changed: 0, failed: 0 });
    expect(again.report.documents).toMatchObject({ new: 0, changed: 0, failed: 0 });
    expect(again.report.chunks).toBe(0);
    expect(await chunks()).toEqual(before);
  });

  it('edited in one paragraph changes the chunks of that document alone', async () => {
    const before = await chunks();
    await edit('policies/travel-2024.md', (text) => `${text}\n\nOn Thursdays the quokka ferry leaves at noon.\n`);
    const { report } = await loadAgain();
    expect(report.documents).toMatchObject({ new: 0, changed: 1, failed: 0 });
    const after = await chunks();
    const added = [...after].filter(([id]) => !before.has(id));
    const gone = [...before].filter(([id]) => !after.has(id));
    expect(new Set([...added, ...gone].map(([, document]) => document))).toEqual(new Set(['doc-2024-travel-policy']));
    const kept = [...after].filter(([id, document]) => before.has(id) && document === 'doc-2024-travel-policy');
    expect(kept.length).toBeGreaterThan(0);
    expect((await find('quokka ferry'))[0]).toBe('doc-2024-travel-policy');
  });

  it('narrows a document for others at once, before the vectors know of it', async () => {
    const [kwame, other] = await Promise.all(['emp-kwame-mensah', 'emp-ingrid-solheim'].map((who) => principalOf(app, first.tenant, who)));
    const question = 'Where does the quokka ferry go?';
    expect(await find(question, other)).toContain('doc-2024-travel-policy');
    await edit('policies/travel-2024.md', (text) => text.replace('\n---\n', '\nscope: employee:emp-kwame-mensah\n---\n'));
    const connector = app.openFolder(join(folder, 'lumenworks'), { tenantSlug: 'lumen-works', name: 'lumenworks' });
    await app.ingestion.loadSource(anybody, first.tenant, connector);

    expect(await app.ingestion.countOpenNotes(first.tenant.id)).toBe(1);
    for (const principal of [other!, anybody]) {
      expect(JSON.stringify(await app.search(principal, question))).not.toContain('doc-2024-travel-policy');
      const { names } = await app.search(principal, 'Travel policy');
      expect(names.map((name) => name.node.label)).not.toContain('Document');
    }
    expect(await find(question, kwame)).toContain('doc-2024-travel-policy');
    await app.ingestion.project({ tenantId: first.tenant.id });
    expect(await find(question, other)).not.toContain('doc-2024-travel-policy');
    expect(await find(question, kwame)).toContain('doc-2024-travel-policy');
  });

  it('forgets a deleted document: text, vectors, names, and facts that it alone stated', async () => {
    const kwame = await principalOf(app, first.tenant, 'emp-kwame-mensah');
    const [document] = await rows<{ id: string }>(
      `MATCH (d:Document {tenantId: $tenantId, externalId: 'doc-2024-travel-policy'}) RETURN d.id AS id`,
    );
    const chunkIds = [...(await chunks())].filter(([, of]) => of === 'doc-2024-travel-policy').map(([id]) => id);
    expect(chunkIds.length).toBeGreaterThan(0);

    expect(await app.ingestion.deleteDocument(anybody, document!.id)).toBe(false);
    expect(await app.ingestion.deleteDocument(kwame, document!.id)).toBe(true);
    expect(await app.ingestion.deleteDocument(kwame, document!.id)).toBe(false);
    expect(JSON.stringify(await app.search(kwame, 'quokka ferry'))).not.toContain('doc-2024-travel-policy');
    expect(await app.ingestion.project({ tenantId: first.tenant.id })).toEqual({ applied: 1, postponed: 0 });

    const left = await rows<{ labels: string[] }>(
      `MATCH (n {tenantId: $tenantId}) WHERE n.id = $id OR n.documentId = $id OR (n:Section AND n.documentId = $id)
       OR (n:Alias AND NOT EXISTS { (n)-[:NAMES]->() }) RETURN labels(n) AS labels`,
      { id: document!.id },
    );
    expect(left).toEqual([]);
    expect(await rows('MATCH ({tenantId: $tenantId})-[r]-() WHERE r.documentId = $id RETURN r', { id: document!.id })).toEqual([]);
    const { vectorIds } = await vectorsOf(first.tenant.id, chunkIds);
    expect(vectorIds).toEqual([]);
  });

  it('comes back whole when it is loaded once more', async () => {
    const { report } = await loadAgain();
    expect(report.documents).toMatchObject({ new: 1, changed: 0, failed: 0 });
    const kwame = await principalOf(app, first.tenant, 'emp-kwame-mensah');
    expect((await find('quokka ferry', kwame))[0]).toBe('doc-2024-travel-policy');
  });
});

/** Which of these chunks still have a vector, asked of Chroma itself. */
async function vectorsOf(tenantId: string, ids: string[]): Promise<{ vectorIds: string[] }> {
  const { ChromaClient } = await import('chromadb');
  const { hostname, port } = new URL(process.env['CHROMA_URL'] ?? '');
  const client = new ChromaClient({ host: hostname, port: Number(port), ssl: false });
  const collection = await client.getOrCreateCollection({ name: `weft-${tenantId}`, embeddingFunction: null });
  return { vectorIds: (await collection.get({ ids, include: [] })).ids };
}
