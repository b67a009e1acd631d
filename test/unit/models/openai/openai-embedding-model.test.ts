import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenAiEmbeddingModel } from '../../../../src/models/openai/openai-embedding-model.ts';
import type { OpenAiEmbeddingOptions } from '../../../../src/models/openai/openai-embedding-model.ts';
import { embeddingsOf, FakeOpenAiServer } from '../../../support/fake-openai-server.ts';

let server: FakeOpenAiServer;
beforeAll(async () => {
  server = await FakeOpenAiServer.start();
});
beforeEach(() => {
  server.script();
  server.requests.length = 0;
});
afterAll(() => server.close());

function open(model = 'test-embedding', options: Partial<OpenAiEmbeddingOptions> = {}): OpenAiEmbeddingModel {
  return new OpenAiEmbeddingModel({ baseUrl: server.baseUrl, model, timeoutMs: 5_000, dimensions: 8, shortening: 'auto', ...options });
}

/** Three times, because what looks like a passing fault is tried again. */
function scriptBody(body: string): void {
  const reply = { kind: 'plain', status: 200, headers: { 'content-type': 'application/json' }, body } as const;
  server.script(reply, reply, reply);
}

describe('OpenAiEmbeddingModel', () => {
  it('puts the vectors in the order of the texts, whatever order they come in', async () => {
    const inOrder = await open().embed(['one', 'two', 'three']);
    const { data } = embeddingsOf(['one', 'two', 'three'], 8);
    scriptBody(JSON.stringify({ data: data.reverse() }));
    expect(await open().embed(['one', 'two', 'three'])).toEqual(inOrder);
  });

  it('splits many texts into several requests', async () => {
    const texts = Array.from({ length: 150 }, (_, place) => `text ${place}`);
    const vectors = await open().embed(texts);
    expect(server.requests.map(({ body }) => body.input?.length)).toEqual([64, 64, 22]);
    expect(vectors[149]).toEqual((await open().embed(['text 149']))[0]);
  });

  it('asks only models that know the parameter for a number of dimensions', async () => {
    await open('text-embedding-3-small').embed(['text']);
    await open('nomic-embed-text').embed(['text']);
    expect(server.requests.map(({ body }) => body.dimensions)).toEqual([8, undefined]);
  });

  it('asks any model when it is told to, and gives shorter vectors of length one', async () => {
    const [short] = await open('matryoshka', { dimensions: 4, shortening: 'request' }).embed(['text']);
    expect(server.requests[0]?.body.dimensions).toBe(4);
    const [long] = await open('matryoshka').embed(['text']);
    expect(Math.hypot(...short!)).toBeCloseTo(1, 5);
    const length = Math.hypot(...long!.subarray(0, 4));
    expect([...short!]).toEqual([...long!.subarray(0, 4)].map((value) => expect.closeTo(value / length, 5)));
  });

  it('cuts the vectors of a server that cannot be asked: the same as one that can be', async () => {
    const [cut] = await open('matryoshka', { dimensions: 4, shortening: 'cut' }).embed(['text']);
    expect(server.requests[0]?.body.dimensions).toBeUndefined();
    expect([cut]).toEqual(await open('matryoshka', { dimensions: 4, shortening: 'request' }).embed(['text']));
  });

  it('cuts nothing off unless it is told to, and never makes vectors longer', async () => {
    const refusal = { code: 'DEPENDENCY_UNAVAILABLE', isRetryable: false, message: expect.stringContaining('WEFT_EMBEDDING_DIMENSIONS') };
    await expect(open('whole', { dimensions: 4 }).embed(['text'])).rejects.toMatchObject(refusal);
    await expect(open('whole', { dimensions: 16, shortening: 'cut' }).embed(['text'])).rejects.toMatchObject(refusal);
  });

  it('has another id for each length and manner, so that their vectors never mix', () => {
    const ids = [
      open('m').id,
      open('m', { dimensions: 4, shortening: 'request' }).id,
      open('m', { dimensions: 4, shortening: 'cut' }).id,
      open('n').id,
    ];
    expect(ids).toEqual(['openai/m/8', 'openai/m/4', 'openai/m/4/cut', 'openai/n/8']);
  });

  it('embeds an empty text, which OpenAI refuses, as a blank', async () => {
    await open().embed(['']);
    expect(server.requests[0]?.body.input).toEqual([' ']);
  });

  it.each([
    ['HTML', '<html>Bad gateway</html>'],
    ['broken JSON', '{"data":[{"ind'],
    ['null', 'null'],
    ['no list', '{"data":{}}'],
    ['one embedding for two texts', JSON.stringify(embeddingsOf(['one'], 8))],
    ['two embeddings of the same index', JSON.stringify({ data: [...embeddingsOf(['one'], 8).data, ...embeddingsOf(['one'], 8).data] })],
    ['an index beyond the texts', JSON.stringify(embeddingsOf(['one', 'two'], 8)).replace('"index":1', '"index":2')],
    ['a component that is no number', JSON.stringify(embeddingsOf(['one', 'two'], 8)).replace(/\[[-0-9.]+,/, '[null,')],
    ['a component that is infinite', JSON.stringify(embeddingsOf(['one', 'two'], 8)).replace(/\[[-0-9.]+,/, '[1e999,')],
    ['a vector of zeros', JSON.stringify({ data: [0, 1].map((index) => ({ index, embedding: Array(8).fill(0) })) })],
  ])('refuses %s', async (_case, body) => {
    scriptBody(body);
    await expect(open().embed(['one', 'two'])).rejects.toMatchObject({
      name: 'AppError',
      code: 'DEPENDENCY_UNAVAILABLE',
      isRetryable: true,
    });
  });

  it('names the setting when the vectors have another length', async () => {
    scriptBody(JSON.stringify(embeddingsOf(['one'], 5)));
    const refusal = { code: 'DEPENDENCY_UNAVAILABLE', isRetryable: false, message: expect.stringContaining('WEFT_EMBEDDING_DIMENSIONS') };
    await expect(open().embed(['one'])).rejects.toMatchObject(refusal);
  });
});
