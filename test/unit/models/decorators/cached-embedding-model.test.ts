import { describe, expect, it } from '@jest/globals';
import { CachedEmbeddingModel } from '../../../../src/models/decorators/cached-embedding-model.ts';
import type { EmbeddingModel } from '../../../../src/models/embedding-model.ts';
import type { Cache } from '../../../../src/platform/cache.ts';
import { MemoryCache } from '../../../../src/platform/memory-cache.ts';

/** A model whose vector tells the text's length, and which remembers what it was asked. */
class RecordingModel implements EmbeddingModel {
  readonly id: string;
  readonly dimensions = 2;
  readonly maximumTokens = 256;
  readonly asked: string[] = [];

  constructor(id = 'recording') {
    this.id = id;
  }

  embed(texts: readonly string[]): Promise<Float32Array[]> {
    this.asked.push(...texts);
    return Promise.resolve(texts.map((text) => Float32Array.of(text.length, 0.1)));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const QUESTION = { purpose: 'question', cacheNamespace: 'tn_one' } as const;
const roomy = (): MemoryCache => new MemoryCache({ maximumBytes: 1_000_000 });

describe('CachedEmbeddingModel', () => {
  it('asks the model once for the same question, and gives the same vector', async () => {
    const model = new RecordingModel();
    const cached = new CachedEmbeddingModel(model, roomy());
    const first = await cached.embed(['who?'], QUESTION);
    expect(await cached.embed(['who?'], QUESTION)).toEqual(first);
    expect(model.asked).toEqual(['who?']);
  });

  it('asks only for what it does not know and keeps the order', async () => {
    const model = new RecordingModel();
    const cached = new CachedEmbeddingModel(model, roomy());
    await cached.embed(['bb'], QUESTION);
    const vectors = await cached.embed(['a', 'bb', 'ccc'], QUESTION);
    expect(vectors.map(([length]) => length)).toEqual([1, 2, 3]);
    expect(model.asked).toEqual(['bb', 'a', 'ccc']);
  });

  it.each([
    ['passages', { cacheNamespace: 'tn_one' }],
    ['questions of nobody', { purpose: 'question' }],
  ] as const)('does not keep %s', async (_what, options) => {
    const model = new RecordingModel();
    const cached = new CachedEmbeddingModel(model, roomy());
    await cached.embed(['who?'], options);
    await cached.embed(['who?'], options);
    expect(model.asked).toHaveLength(2);
  });

  it('keeps tenants and models apart', async () => {
    const cache = roomy();
    const [model, other] = [new RecordingModel(), new RecordingModel('other')];
    await new CachedEmbeddingModel(model, cache).embed(['who?'], QUESTION);
    await new CachedEmbeddingModel(model, cache).embed(['who?'], { ...QUESTION, cacheNamespace: 'tn_two' });
    await new CachedEmbeddingModel(other, cache).embed(['who?'], QUESTION);
    expect([model.asked, other.asked]).toEqual([['who?', 'who?'], ['who?']]);
  });

  it.each([
    ['of another length', Uint8Array.of(1, 2, 3)],
    ['that are no numbers', new Uint8Array(8).fill(255)],
  ])('takes cached bytes %s for a miss', async (_what, bytes) => {
    const damaged: Cache = { get: () => Promise.resolve(bytes), set: () => Promise.resolve(), close: () => Promise.resolve() };
    const [vector] = await new CachedEmbeddingModel(new RecordingModel(), damaged).embed(['who?'], QUESTION);
    expect(vector).toEqual(Float32Array.of(4, 0.1));
  });

  it('refuses a caller who has left, even when it knows the answer', async () => {
    const cached = new CachedEmbeddingModel(new RecordingModel(), roomy());
    await cached.embed(['who?'], QUESTION);
    await expect(cached.embed(['who?'], { ...QUESTION, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
