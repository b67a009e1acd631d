import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app.ts';
import type { Principal } from '../../../src/domain/principal.ts';
import type { Tenant } from '../../../src/domain/tenant.ts';
import { FakeOpenAiServer } from '../../support/fake-openai-server.ts';
import { MemoryConnector, document } from '../../support/memory-connector.ts';
import { makeTenant, openRealApp } from '../../support/real-app.ts';

const TEXT = 'The beacon is painted in June.';
/** Word for word what is embedded of the document: its title and its text. The test's model gives like vectors to like texts alone. */
const QUESTION = `doc-beacon\n\n${TEXT}`;
const SOURCE = new MemoryConnector([document('doc-beacon', TEXT), document('doc-rope', 'The rope is tarred in May.')]);

describe('with an embedding model whose vectors can be shortened', () => {
  let provider: FakeOpenAiServer;
  let long: App;
  let short: App;
  let tenant: Tenant;
  let principal: Principal;

  beforeAll(async () => {
    provider = await FakeOpenAiServer.start({ dimensions: 32 });
    const settings = { OPENAI_BASE_URL: provider.baseUrl, WEFT_EMBEDDING_MODEL: 'matryoshka', WEFT_EMBEDDING_SHORTENING: 'request' };
    long = await openRealApp({ ...settings, WEFT_EMBEDDING_DIMENSIONS: '32' });
    short = await openRealApp({ ...settings, WEFT_EMBEDDING_DIMENSIONS: '8' });
    tenant = await makeTenant(long, 'shorter');
    principal = long.access.tenantPrincipal(tenant);
    await long.ingestion.loadSource(principal, tenant, SOURCE);
    await long.ingestion.project({ tenantId: tenant.id });
  });
  afterAll(async () => {
    await Promise.all([long.close(), short.close()]);
    await provider.close();
  });

  const reembed = async (app: App): Promise<void> => {
    const { slug } = tenant;
    await app.ingestion.requestReembedding(await app.administration.findTenant(slug));
    expect(await app.ingestion.project({ tenantId: tenant.id })).toMatchObject({ postponed: 0 });
  };
  const expectFound = async (app: App): Promise<void> => {
    const { hits, degraded } = await app.search(principal, QUESTION, { weights: { vector: 1, keyword: 0, graph: 0 } });
    expect(degraded).toEqual([]);
    expect(hits[0]).toMatchObject({
      passage: { document: { externalId: 'doc-beacon' } },
      parts: [{ retriever: 'vector', raw: expect.closeTo(1, 4) }],
    });
  };

  it('another length is another model: it is refused until the vectors are made anew', async () => {
    await expectFound(long);
    const refusal = { code: 'MODEL_MISMATCH', message: expect.stringMatching(/matryoshka\/32, but openai\/matryoshka\/8 is configured/) };
    const changed = await short.administration.findTenant(tenant.slug);
    await expect(short.ingestion.loadSource(principal, changed, SOURCE)).rejects.toMatchObject(refusal);
    await expect(short.ingestion.checkEmbeddingModel({ tenantId: tenant.id })).rejects.toMatchObject(refusal);
  });

  it('finds by the shorter vectors once they are made', async () => {
    await reembed(short);
    expect(provider.requests.at(-1)?.body).toMatchObject({ dimensions: 8 });
    await expectFound(short);
  });

  it('goes back to the longer ones without asking the model for them again', async () => {
    const before = provider.requests.length;
    await reembed(long);
    expect(provider.requests).toHaveLength(before);
    await expectFound(long);
  });
});
