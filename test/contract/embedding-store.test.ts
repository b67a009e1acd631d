import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { EmbeddingStore } from '../../src/stores/embedding-store.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jEmbeddingStore } from '../../src/stores/neo4j/neo4j-embedding-store.ts';
import { newPrincipal, openExecutor } from '../support/stores.ts';

jest.setTimeout(60_000);

const implementations: [string, (executor: Executor) => EmbeddingStore][] = [
  ['Neo4jEmbeddingStore', (executor) => new Neo4jEmbeddingStore(executor)],
];

describe.each(implementations)('the embedding store %s', (_name, open) => {
  let executor: Executor;
  let store: EmbeddingStore;

  beforeAll(async () => {
    executor = await openExecutor();
    store = open(executor);
  });
  afterAll(() => executor.close());

  it('gives back every bit of a vector', async () => {
    const { tenantId } = newPrincipal();
    const vector = Float32Array.of(0.1, -0, 1e-38, -3.4e38, Math.fround(Math.PI), 1);
    await store.saveEmbeddings(tenantId, 'model', new Map([['hash', vector]]));
    const read = (await store.readEmbeddings(tenantId, 'model', ['hash'])).get('hash');
    expect(new Uint8Array(read!.buffer)).toEqual(new Uint8Array(vector.buffer));
  });

  it('keeps a part of a larger buffer as that part alone', async () => {
    const { tenantId } = newPrincipal();
    await store.saveEmbeddings(tenantId, 'model', new Map([['hash', Float32Array.of(1, 2, 3, 4).subarray(1, 3)]]));
    expect((await store.readEmbeddings(tenantId, 'model', ['hash'])).get('hash')).toEqual(Float32Array.of(2, 3));
  });

  it('knows only what was saved for this tenant and this model', async () => {
    const [{ tenantId }, other] = [newPrincipal(), newPrincipal()];
    await store.saveEmbeddings(tenantId, 'model', new Map([['hash', Float32Array.of(1)]]));
    expect(await store.readEmbeddings(other.tenantId, 'model', ['hash'])).toEqual(new Map());
    expect(await store.readEmbeddings(tenantId, 'another model', ['hash'])).toEqual(new Map());
    expect(await store.readEmbeddings(tenantId, 'model', ['another hash'])).toEqual(new Map());
    expect(await store.readEmbeddings(tenantId, 'model', [])).toEqual(new Map());
  });

  it('keeps the latest vector, also when the same is saved from two sides at once', async () => {
    const { tenantId } = newPrincipal();
    const many = new Map(Array.from({ length: 200 }, (_, place) => [`hash-${place}`, Float32Array.of(place)]));
    const reversed = new Map([...many].reverse());
    await Promise.all([store.saveEmbeddings(tenantId, 'model', many), store.saveEmbeddings(tenantId, 'model', reversed)]);
    await store.saveEmbeddings(tenantId, 'model', new Map([['hash-0', Float32Array.of(9)]]));
    const read = await store.readEmbeddings(tenantId, 'model', [...many.keys()]);
    expect(read.size).toBe(200);
    expect(read.get('hash-0')).toEqual(Float32Array.of(9));
  });
});
