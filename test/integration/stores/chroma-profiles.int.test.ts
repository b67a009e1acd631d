import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ChromaClient } from 'chromadb';
import type { HNSWConfiguration } from 'chromadb';
import type { Principal } from '../../../src/domain/principal.ts';
import type { Logger } from '../../../src/platform/logger.ts';
import { ChromaVectorStore } from '../../../src/stores/chroma/chroma-vector-store.ts';
import type { HnswProfile } from '../../../src/stores/chroma/hnsw-profile.ts';
import { realConfig } from '../../support/real-app.ts';
import { newPrincipal } from '../../support/stores.ts';

const { chroma } = realConfig();
const url = new URL(chroma.url ?? '');
/** Past the store, to see what it left in Chroma. */
const client = new ChromaClient({ host: url.hostname, port: Number(url.port), ssl: false });

describe('HNSW profiles in Chroma', () => {
  const used: Principal[] = [];
  let asker: Principal;
  let warnings: object[];

  beforeEach(() => {
    asker = newPrincipal();
    used.push(asker);
    warnings = [];
  });
  afterAll(async () => {
    for (const { tenantId } of used) await open('balanced').drop(tenantId);
  });

  function open(hnswProfile: HnswProfile): ChromaVectorStore {
    const logger = { warn: (fields: object) => warnings.push(fields) } as unknown as Logger;
    return new ChromaVectorStore({ ...chroma, url: url.href, hnswProfile }, logger);
  }
  const write = (store: ChromaVectorStore) =>
    store.upsert(asker.tenantId, [{ chunkId: 'c', documentId: 'd', scope: 'tenant', version: 1, vector: Float32Array.of(1, 0) }]);
  const find = async (store: ChromaVectorStore) =>
    (await store.query(asker, Float32Array.of(1, 0), { limit: 5 })).map(({ chunkId }) => chunkId);
  const builtWith = async (): Promise<HNSWConfiguration | null | undefined> =>
    (await client.getCollection({ name: `weft-${asker.tenantId}` })).configuration.hnsw;

  it.each([
    ['thorough', { max_neighbors: 24, ef_construction: 150, ef_search: 400 }],
    ['quality', { max_neighbors: 32, ef_construction: 200, ef_search: 100 }],
    ['balanced', { max_neighbors: 24, ef_construction: 150, ef_search: 75 }],
    ['speed', { max_neighbors: 16, ef_construction: 100, ef_search: 50 }],
  ] as const)('%s is what a new collection is built with', async (profile, parameters) => {
    const store = open(profile);
    await write(store);
    expect(await find(store)).toEqual(['c']);
    expect(await builtWith()).toMatchObject({ space: 'cosine', ...parameters });
    expect(warnings).toEqual([]);
  });

  it('leaves a collection as it was built when the setting changes, and says so once', async () => {
    await write(open('quality'));
    const changed = open('speed');
    expect(await find(changed)).toEqual(['c']);
    await write(changed);
    expect(await builtWith()).toMatchObject({ max_neighbors: 32, ef_search: 100 });
    expect(warnings).toEqual([
      expect.objectContaining({ tenantId: asker.tenantId, profile: 'speed', built: expect.objectContaining({ max_neighbors: 32 }) }),
    ]);
  });

  it('builds it by the new setting once it was dropped', async () => {
    await write(open('quality'));
    const changed = open('speed');
    await changed.drop(asker.tenantId);
    await write(changed);
    expect(await builtWith()).toMatchObject({ max_neighbors: 16, ef_construction: 100, ef_search: 50 });
    expect(warnings).toEqual([]);
  });

  it('goes on with a collection that was made before there were profiles', async () => {
    const name = `weft-${asker.tenantId}`;
    const old = await client.createCollection({ name, configuration: { hnsw: { space: 'cosine' } }, embeddingFunction: null });
    await old.add({ ids: ['old'], embeddings: [[1, 0]], metadatas: [{ scope: 'tenant', documentId: 'd', version: 1 }] });
    const store = open('balanced');
    expect(await find(store)).toEqual(['old']);
    expect(warnings).toHaveLength(1);
  });
});
