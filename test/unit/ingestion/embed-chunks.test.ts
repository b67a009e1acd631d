import { beforeEach, describe, expect, it } from '@jest/globals';
import { embedChunks } from '../../../src/ingestion/embed-chunks.ts';
import type { EmbedDependencies } from '../../../src/ingestion/embed-chunks.ts';
import { TurnQueue } from '../../../src/platform/turn-queue.ts';
import { FakeEmbeddingStore } from '../../support/fake-outbox.ts';
import { FakeTokenCodeStore } from '../../support/fake-token-code-store.ts';
import { WordTokenModel } from '../../support/word-token-model.ts';

const chunks = ['brass gears', 'iron rails'].map((text) => ({ contentHash: `hash of ${text}`, embeddedText: text }));
const [BRASS, IRON] = chunks.map(({ contentHash }) => contentHash) as [string, string];

describe('embedChunks', () => {
  const tenantId = 'tn';
  let model: WordTokenModel;
  let store: FakeTokenCodeStore;
  let embeddings: FakeEmbeddingStore;
  let withCodes: EmbedDependencies;
  let withoutCodes: EmbedDependencies;

  beforeEach(() => {
    model = new WordTokenModel();
    store = new FakeTokenCodeStore();
    embeddings = new FakeEmbeddingStore();
    withoutCodes = { embeddings, embeddingModel: model, embeddingTurns: new TurnQueue() };
    withCodes = { ...withoutCodes, tokenCoding: { model, store } };
  });

  it('gives a vector for each text, and keeps it with the codes of its tokens, from one pass', async () => {
    const vectors = await embedChunks(withCodes, [...chunks, ...chunks], { tenantId });
    expect([...vectors.keys()]).toEqual([BRASS, IRON]);
    expect(model.embedded).toEqual(['brass gears', 'iron rails']);
    expect([...store.codes.keys()]).toEqual([BRASS, IRON]);
    expect(store.codes.get(BRASS)?.length).toBeGreaterThan(0);
  });

  it('embeds nothing twice', async () => {
    const first = await embedChunks(withCodes, chunks, { tenantId });
    model.embedded.length = 0;
    expect(await embedChunks(withCodes, chunks, { tenantId })).toEqual(first);
    expect(model.embedded).toEqual([]);
  });

  it('makes the codes of texts whose vectors are known, and leaves those vectors as they are', async () => {
    const kept = Float32Array.of(1, 2, 3);
    await embeddings.saveEmbeddings(tenantId, model.id, new Map([[BRASS, kept]]));
    const vectors = await embedChunks(withCodes, chunks, { tenantId });
    expect(vectors.get(BRASS)).toEqual(kept);
    expect((await embeddings.readEmbeddings(tenantId, model.id, [BRASS])).get(BRASS)).toEqual(kept);
    expect([...store.codes.keys()].sort()).toEqual([BRASS, IRON].sort());
  });

  it('makes no codes when none are wanted', async () => {
    expect((await embedChunks(withoutCodes, chunks, { tenantId })).size).toBe(2);
    expect(store.codes.size).toBe(0);
  });

  it('gives nothing for no chunks', async () => {
    expect(await embedChunks(withCodes, [], { tenantId })).toEqual(new Map());
    expect(model.embedded).toEqual([]);
  });
});
