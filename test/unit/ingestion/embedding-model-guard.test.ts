import { describe, expect, it } from '@jest/globals';
import type { Tenant } from '../../../src/domain/tenant.ts';
import { checkEmbeddingModel, claimEmbeddingModel, requestReembedding } from '../../../src/ingestion/embedding-model-guard.ts';
import { FakeOutbox } from '../../support/fake-outbox.ts';
import { FakeTenantStore } from '../../support/fake-tenant-store.ts';
import { FakeVectorStore } from '../../support/fake-vector-store.ts';

const tenant = (slug: string, embeddingModel?: string): Tenant => ({ id: `id of ${slug}`, slug, name: slug, embeddingModel });

describe('checkEmbeddingModel', () => {
  it('is content with tenants of this model and with those that have no vectors', async () => {
    await expect(checkEmbeddingModel(new FakeTenantStore([tenant('a', 'm1'), tenant('b')]), 'm1')).resolves.toBeUndefined();
  });

  it('names tenants, models and the command that re-embeds', async () => {
    const tenants = new FakeTenantStore([tenant('a', 'old'), tenant('b', 'new')]);
    await expect(checkEmbeddingModel(tenants, 'new')).rejects.toMatchObject({
      code: 'MODEL_MISMATCH',
      message: expect.stringMatching(/vectors of a were made by old, but new is configured.*npx weft reembed --tenant a$/),
    });
  });
});

describe('claimEmbeddingModel', () => {
  it('records the model before the first vector', async () => {
    const tenants = new FakeTenantStore([tenant('a')]);
    await claimEmbeddingModel(tenants, tenant('a'), 'm1');
    expect(tenants.tenants[0]?.embeddingModel).toBe('m1');
  });

  it('refuses a tenant that has vectors of another model, and leaves its record alone', async () => {
    const tenants = new FakeTenantStore([tenant('a', 'old')]);
    await expect(claimEmbeddingModel(tenants, tenant('a', 'old'), 'new')).rejects.toMatchObject({ code: 'MODEL_MISMATCH' });
    expect(tenants.tenants[0]?.embeddingModel).toBe('old');
  });
});

describe('requestReembedding', () => {
  it('drops the vectors, records the model and notes every document', async () => {
    const stores = { tenants: new FakeTenantStore([tenant('a', 'old')]), vectors: new FakeVectorStore(), outbox: new FakeOutbox() };
    await stores.vectors.upsert('id of a', [{ chunkId: 'c', documentId: 'd', scope: 'tenant', version: 1, vector: Float32Array.of(1) }]);
    stores.outbox.documents.set('d', { version: 1, chunks: [] });
    expect(await requestReembedding(stores, tenant('a', 'old'), 'new')).toBe(1);
    expect(stores.vectors.vectors.size).toBe(0);
    expect(stores.tenants.tenants[0]?.embeddingModel).toBe('new');
    expect(stores.outbox.notes).toHaveLength(1);
  });
});
