import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { compareWithReference } from '../../src/models/local/compare-with-reference.ts';
import { HuggingfaceTokenizer } from '../../src/models/local/huggingface-tokenizer.ts';
import { LocalEmbeddingModel } from '../../src/models/local/local-embedding-model.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { openTestModel, testModelFiles } from '../support/test-embedding-model.ts';

/** Embedding on a busy machine of two cores. */
jest.setTimeout(60_000);

/** Vectors of seventeen texts by sentence-transformers. */
const REFERENCE = fileURLToPath(new URL('../fixtures/minilm-reference.jsonl', import.meta.url));
const CRASHING_WORKER = new URL('../fixtures/crashing-embedding-worker.ts', import.meta.url);

/** About 200 tokens each. */
const passages = (count: number): string[] =>
  Array.from({ length: count }, (_, place) => `Passage ${place}. ${'The queue retries with a longer wait each time. '.repeat(19)}`);

let model: LocalEmbeddingModel;
let tokenizer: HuggingfaceTokenizer;
beforeAll(async () => {
  model = await openTestModel();
  tokenizer = HuggingfaceTokenizer.open((await testModelFiles()).tokenizer);
});
afterAll(() => model.close());

describe('LocalEmbeddingModel with the real all-MiniLM-L6-v2', () => {
  it('gives the vectors and the token counts of the reference', async () => {
    const comparison = await compareWithReference(model, tokenizer, REFERENCE);
    expect(comparison).toMatchObject({ texts: 10, tokenCountMismatches: 0 });
    expect(comparison.minimumCosine).toBeGreaterThan(0.9999);
  });

  it('names the line of a reference that is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'weft-reference-'));
    const path = join(folder, 'reference.jsonl');
    await writeFile(path, `${JSON.stringify({ text: 'a', tokens: 3, embedding: [1] })}\n{"text":\n`);
    const comparing = compareWithReference(model, tokenizer, path);
    await expect(comparing).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('Line 2') });
    await rm(folder, { recursive: true });
  });

  it('reads 256 tokens and not one more', async () => {
    const words = 'word '.repeat(300).split(' ');
    const withEnding = (tokens: number, ending: string): string => [...words.slice(0, tokens), ending].join(' ');
    // Two of the 256 are the model's own marks.
    const [apple, moon] = await model.embed([withEnding(254, 'apple'), withEnding(254, 'moon')]);
    expect(moon).toEqual(apple);
    const [read, other] = await model.embed([withEnding(253, 'apple'), withEnding(253, 'moon')]);
    expect(other).not.toEqual(read);
  });

  it('gives a passage the same vector with and without its tokens, and codes of every two of its words', async () => {
    const texts = ['The brass gears of the engine wear well.', 'of the', ...passages(20)];
    const embedded = await model.embedPassages(texts);
    const alone = await model.embed(texts);
    embedded.forEach(({ vector }, place) => expect(vector).toEqual(alone[place]));
    // brass, gears, engine, wear, well
    expect(embedded.slice(0, 2).map(({ tokenCodes }) => tokenCodes.length)).toEqual([3 * 48, 0]);
    expect(await model.embedPassages([])).toEqual([]);
  });

  it('reads a question token by token, as it reads it whole', async () => {
    const { pieces, vectors } = await model.readQuestion('Why brass?');
    expect(pieces).toEqual(['[CLS]', 'why', 'brass', '?', '[SEP]']);
    const mean = Array.from({ length: 384 }, (_, place) => pieces.reduce((sum, _piece, token) => sum + vectors[token * 384 + place]!, 0));
    const length = Math.hypot(...mean);
    const [whole] = await model.embed(['Why brass?']);
    mean.forEach((value, place) => expect(value / length).toBeCloseTo(whole![place]!, 5));
  });

  it('answers a question before the passages that wait', async () => {
    let isDone = false;
    const loading = model.embed(passages(15)).then(() => (isDone = true));
    await model.embed(['who approved it?'], { purpose: 'question' });
    expect(isDone).toBe(false);
    await loading;
  });

  it('leaves the event loop free while it embeds', async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await model.embed(passages(15));
    delay.disable();
    // The batches take some 200 ms each: with them on this thread, nearly all delays would be as long.
    expect(delay.percentile(90) / 1e6).toBeLessThan(50);
  });

  it('drops what waits when the caller leaves', async () => {
    const caller = new AbortController();
    const loading = model.embed(passages(400), { signal: caller.signal });
    setTimeout(() => caller.abort(), 50);
    await expect(loading).rejects.toMatchObject({ code: 'CANCELLED' });
    const begin = performance.now();
    await model.embed(['next']);
    // 400 passages take many seconds.
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it('fails what was being computed when its thread dies, and works again at the next call', async () => {
    const mortal = await openTestModel({ workerUrl: CRASHING_WORKER });
    try {
      const [before] = await mortal.embed(['text']);
      await expect(mortal.embed(['crash'])).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: true });
      expect((await mortal.embed(['text']))[0]).toEqual(before);
    } finally {
      await mortal.close();
    }
  });

  it('refuses what waits when it is closed, after what is being computed', async () => {
    const closing = await openTestModel();
    const [computed, waiting] = [closing.embed(['computed']), closing.embed(['waiting'])];
    const closed = closing.close();
    await expect(waiting).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: false });
    await expect(computed).resolves.toHaveLength(1);
    await closed;
  });

  it('refuses to open files that are no model', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'weft-no-model-'));
    const files = { model: join(folder, 'model.onnx'), tokenizer: join(folder, 'tokenizer.json') };
    await copyFile((await testModelFiles()).tokenizer, files.tokenizer);
    await writeFile(files.model, 'no model');
    const opening = LocalEmbeddingModel.open({ files, precision: 'fp32', threads: 1, logger: createLogger('silent') });
    await expect(opening).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    await rm(folder, { recursive: true });
  });
});

describe('HuggingfaceTokenizer', () => {
  it('counts tokens without the model’s own marks, also beyond what the file truncates to', () => {
    expect(tokenizer.countTokens('')).toBe(0);
    expect(tokenizer.countTokens('That is a happy person')).toBe(5);
    expect(tokenizer.countTokens('word '.repeat(1_000))).toBe(1_000);
  });

  it('refuses a file that is no tokenizer', () => {
    expect(() => HuggingfaceTokenizer.open(REFERENCE)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});
