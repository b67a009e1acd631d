import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LocalRerankingModel } from '../../../../src/models/local/local-reranking-model.ts';
import { createLogger } from '../../../../src/platform/logger.ts';
import { writeTinyCrossEncoder } from '../../../support/tiny-cross-encoder.ts';
import type { TinyCrossEncoder } from '../../../support/tiny-cross-encoder.ts';

const opened: LocalRerankingModel[] = [];
const folders = new Map<TinyCrossEncoder, string>();

async function open(folder: string): Promise<LocalRerankingModel> {
  const model = await LocalRerankingModel.open({ folder, threads: 1, logger: createLogger('silent') });
  opened.push(model);
  return model;
}

/** A real onnxruntime with a real, tiny model: its score is 1 and the number of pairs of equal words. */
describe('LocalRerankingModel', () => {
  beforeAll(async () => {
    for (const kind of ['pairs', 'no-types', 'two-logits'] as const) folders.set(kind, await writeTinyCrossEncoder(kind));
  });
  afterEach(async () => {
    for (const model of opened.splice(0)) await model.close();
  });
  afterAll(() => Promise.all([...folders.values()].map((folder) => rm(folder, { recursive: true }))));

  it('scores each text together with the question, in their order, whatever their lengths', async () => {
    const model = await open(folders.get('pairs')!);
    const texts = ['Soup noon', 'Brass wear', 'Brass gears gears wear well brass', 'GEARS'];
    expect(await model.score('Why brass gears', texts)).toEqual([1, 2, 5, 2]);
    expect(await model.score('Why soup', texts)).toEqual([2, 1, 1, 1]);
  });

  it('scores more texts than fit into a batch', async () => {
    const model = await open(folders.get('pairs')!);
    const texts = Array.from({ length: 30 }, (_, place) => 'gears '.repeat(1 + (place % 7)));
    expect(await model.score('gears', texts)).toEqual(texts.map((_, place) => 2 + (place % 7)));
    expect(await model.score('gears', [])).toEqual([]);
  });

  it('reads the beginning of a long text, and never loses its end mark or the whole text to a long question', async () => {
    const model = await open(folders.get('pairs')!);
    const [score] = await model.score('gears', [`${'soup '.repeat(2_000)}gears`]);
    expect(score).toBe(1);
    expect((await model.score('noon '.repeat(5_000), ['noon']))[0]).toBeGreaterThan(100);
  });

  it('is named by the content of the file, so that two models never share what is kept', async () => {
    const [first, again, other] = [
      await open(folders.get('pairs')!),
      await open(folders.get('pairs')!),
      await open(folders.get('no-types')!),
    ];
    expect(first.id).toMatch(/^local\/cross-encoder\/[0-9a-f]{16}$/);
    expect(again.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
  });

  it('runs a model that knows no types of tokens', async () => {
    const model = await open(folders.get('no-types')!);
    // [CLS], two [SEP] and two words: each equals itself, and the [SEP] each other.
    expect(await model.score('why', ['gears'])).toEqual([7]);
  });

  it('refuses what is no cross-encoder, and says which folder', async () => {
    const folder = folders.get('two-logits')!;
    await expect(open(folder)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining(folder) });
    await expect(open(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const broken = await writeTinyCrossEncoder();
    await writeFile(join(broken, 'model.onnx'), 'not a model');
    await expect(open(broken)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await rm(broken, { recursive: true });
  });

  it('leaves a caller who has left, and serves the next', async () => {
    const model = await open(folders.get('pairs')!);
    await expect(model.score('gears', ['gears'], { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
    const caller = new AbortController();
    const scoring = model.score(
      'gears',
      Array.from({ length: 400 }, () => 'gears '.repeat(400)),
      { signal: caller.signal },
    );
    setTimeout(() => caller.abort(), 5);
    await expect(scoring).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await model.score('gears', ['gears'])).toEqual([2]);
  });

  it('closes twice', async () => {
    const model = await open(folders.get('pairs')!);
    await model.close();
    await expect(model.close()).resolves.toBeUndefined();
  });
});
