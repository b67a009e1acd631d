import { afterEach, describe, expect, it } from '@jest/globals';
import { ModelThread } from '../../../../src/models/local/model-thread.ts';
import { createLogger } from '../../../../src/platform/logger.ts';

const WORKER = new URL('../../../fixtures/failing-embedding-worker.ts', import.meta.url);
const opened: ModelThread[] = [];

function open({ model = 'model', batchTimeoutMs = 5_000 } = {}): ModelThread {
  const settings = { model, tokenizer: 'tokenizer', threads: 1, maximumTokens: 256 };
  const thread = new ModelThread({
    settings,
    what: 'The model',
    url: WORKER,
    logger: createLogger('silent'),
    startTimeoutMs: 10_000,
    batchTimeoutMs,
  });
  opened.push(thread);
  return thread;
}

const embed = (texts: readonly string[]) => ({ kind: 'embed', texts }) as const;

describe('ModelThread', () => {
  afterEach(async () => {
    for (const thread of opened.splice(0)) await thread.close();
  });

  it('gives the vectors of a batch', async () => {
    const { vectors, dimensions } = await open().run(embed(['a', 'bbb']));
    expect([...vectors]).toEqual([1, 1, 3, 3]);
    expect(dimensions).toBe(2);
  });

  it.each(['crash', 'throw'])('fails the batch in which the thread dies (%s) and starts another for the next', async (text) => {
    const thread = open();
    await thread.run(embed(['before']));
    await expect(thread.run(embed([text]))).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: true });
    expect([...(await thread.run(embed(['again']))).vectors]).toEqual([5, 5]);
  });

  it('ends a thread that hangs and starts another for the next batch', async () => {
    const thread = open({ batchTimeoutMs: 300 });
    await thread.run(embed(['before']));
    await expect(thread.run(embed(['hang']))).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED', isRetryable: true });
    expect([...(await thread.run(embed(['again']))).vectors]).toEqual([5, 5]);
  });

  it('goes on after a batch that the model refused', async () => {
    const thread = open();
    await expect(thread.run(embed(['refuse']))).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect([...(await thread.run(embed(['again']))).vectors]).toEqual([5, 5]);
  });

  it('says that a model cannot be loaded', async () => {
    await expect(open({ model: 'broken' }).run(embed(['text']))).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
  });

  it('closes twice, and without ever having been started', async () => {
    const thread = open();
    await thread.close();
    await thread.run(embed(['text']));
    await thread.close();
    await expect(thread.close()).resolves.toBeUndefined();
  });
});
