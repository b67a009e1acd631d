import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EmbeddingModel } from '../../src/models/embedding-model.ts';
import { OpenAiEmbeddingModel } from '../../src/models/openai/openai-embedding-model.ts';
import type { OpenAiEmbeddingOptions } from '../../src/models/openai/openai-embedding-model.ts';
import { FakeOpenAiServer } from '../support/fake-openai-server.ts';
import { openTestModel } from '../support/test-embedding-model.ts';

interface Opened {
  model: EmbeddingModel;
  stop: () => Promise<void>;
}

function openAiModel(server: FakeOpenAiServer, options: Pick<OpenAiEmbeddingOptions, 'dimensions' | 'shortening'>): EmbeddingModel {
  return new OpenAiEmbeddingModel({ baseUrl: server.baseUrl, model: 'fake', timeoutMs: 5_000, ...options });
}

const implementations: [string, () => Promise<Opened>][] = [
  [
    'LocalEmbeddingModel',
    async () => {
      const model = await openTestModel();
      return { model, stop: () => model.close() };
    },
  ],
  [
    'OpenAiEmbeddingModel',
    async () => {
      const server = await FakeOpenAiServer.start({ dimensions: 64 });
      return { model: openAiModel(server, { dimensions: 64, shortening: 'auto' }), stop: () => server.close() };
    },
  ],
  ...(['request', 'cut'] as const).map((shortening): [string, () => Promise<Opened>] => [
    `OpenAiEmbeddingModel, shortened (${shortening})`,
    async () => {
      const server = await FakeOpenAiServer.start({ dimensions: 64 });
      return { model: openAiModel(server, { dimensions: 16, shortening }), stop: () => server.close() };
    },
  ]),
];

describe.each(implementations)('the embedding model %s', (_name, open) => {
  let opened: Opened;
  let model: EmbeddingModel;
  beforeAll(async () => {
    opened = await open();
    model = opened.model;
  });
  afterAll(() => opened.stop());

  it('gives an empty list for an empty list', async () => {
    expect(await model.embed([])).toEqual([]);
  });

  it('gives one vector of length one and of its dimensions for each text', async () => {
    const vectors = await model.embed(['a database', 'the moon']);
    expect(vectors.map((vector) => vector.length)).toEqual([model.dimensions, model.dimensions]);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it('keeps the order of many texts of very different lengths', async () => {
    const texts = Array.from({ length: 70 }, (_, place) => `number ${place} ${'word '.repeat((place * 13) % 40)}`);
    const together = await model.embed(texts);
    for (const place of [0, 1, 33, 69]) {
      const [alone] = await model.embed([texts[place]!]);
      expect(cosine(alone!, together[place]!)).toBeGreaterThan(0.9999);
    }
  });

  it('gives the same vector for the same text, as a question and as a passage', async () => {
    const [question] = await model.embed(['who?'], { purpose: 'question' });
    const [passage] = await model.embed(['who?'], { purpose: 'passage' });
    expect(cosine(question!, passage!)).toBeGreaterThan(0.9999);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['half an emoji', '\ud83d'],
    ['zero bytes', '\0\0\0'],
    ['right-to-left text', 'من وافق على الترحيل؟'],
    ['emoji', '🚀👩‍👩‍👧‍👦🇨🇭'],
    ['a megabyte', 'word '.repeat(200_000)],
    ['one very long word', 'x'.repeat(1_000_000)],
  ])('embeds %s', async (_what, text) => {
    const [vector] = await model.embed([text]);
    expect(Math.hypot(...vector!)).toBeCloseTo(1, 5);
  });

  it('refuses a caller who has left already', async () => {
    await expect(model.embed(['text'], { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('closes twice, and embeds nothing afterwards', async () => {
    await model.close();
    await model.close();
    await expect(model.embed(['text'])).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: false });
  });
});

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, place) => sum + value * b[place]!, 0);
}
