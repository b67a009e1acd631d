import { beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { AppError } from '../../../../src/errors.ts';
import type { LanguageModel } from '../../../../src/models/language-model.ts';
import { createLogger } from '../../../../src/platform/logger.ts';
import { MemoryCache } from '../../../../src/platform/memory-cache.ts';
import { JsonLanguageModel } from '../../../../src/search/wording/json-language-model.ts';
import type { JsonRequest } from '../../../../src/search/wording/json-language-model.ts';
import { ScriptedLanguageModel } from '../../../support/scripted-language-model.ts';

interface Answer {
  words: string[];
}
const REQUEST: JsonRequest<Answer> = {
  messages: [{ role: 'user', content: 'Which?' }],
  schema: z.object({ words: z.array(z.string()) }),
  cacheNamespace: 'tn_1',
};

describe('JsonLanguageModel', () => {
  let cache: MemoryCache;
  beforeEach(() => {
    cache = new MemoryCache({ maximumBytes: 100_000 });
  });

  const ask = (model: LanguageModel, more: Partial<JsonRequest<Answer>> = {}, timeoutMs = 2_000): Promise<Answer> =>
    new JsonLanguageModel({ model, cache, timeoutMs, logger: createLogger('silent') }).ask({ ...REQUEST, ...more });
  const saying = (...pieces: string[]) => new ScriptedLanguageModel(pieces);

  it.each([[['{"wor', 'ds":["a"]}']], [['```json\n{"words":["a"]}\n```']], [['Here you are: {"words":["a"], "more": 1} Anything else?']]])(
    'reads %j',
    async (pieces) => {
      expect(await ask(saying(...pieces))).toEqual({ words: ['a'] });
    },
  );

  it.each([
    ['nothing', ''],
    ['plain words', 'I cannot help with that.'],
    ['broken JSON', '{"words":["a"'],
    ['another form', '{"words":"a"}'],
    ['values of another type', '{"words":[1]}'],
    ['far too much', `{"words":["${'x'.repeat(30_000)}"]}`],
  ])('refuses %s, and keeps nothing of it', async (_case, text) => {
    const model = saying(text);
    for (let call = 0; call < 2; call += 1) {
      await expect(ask(model)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: false });
    }
    expect(model.requests).toBe(2);
  });

  it('keeps an answer for the same words of the same tenant and model', async () => {
    const model = saying('{"words":["a"]}');
    await ask(model);
    expect(await ask(model)).toEqual({ words: ['a'] });
    expect(model.requests).toBe(1);
    await ask(model, { cacheNamespace: 'tn_2' });
    await ask(model, { messages: [{ role: 'user', content: 'Which else?' }] });
    expect(model.requests).toBe(3);
  });

  it('asks anew, and keeps nothing, when it is told to', async () => {
    const model = saying('{"words":["a"]}');
    await ask(model, { cacheNamespace: undefined });
    await ask(model);
    await ask(model, { cacheNamespace: undefined });
    expect(model.requests).toBe(3);
  });

  it('asks anew when what was kept is not of the form', async () => {
    const model = saying('{"words":["a"]}');
    await ask(model, { schema: z.object({ words: z.array(z.string()) }) });
    const other = new JsonLanguageModel({ model, cache, timeoutMs: 2_000, logger: createLogger('silent') });
    await expect(other.ask({ ...REQUEST, schema: z.object({ number: z.number() }) })).rejects.toMatchObject({
      code: 'DEPENDENCY_UNAVAILABLE',
    });
    expect(model.requests).toBe(2);
  });

  it('stops the model at the deadline', async () => {
    const model = new ScriptedLanguageModel(['{'], 'wait');
    await expect(ask(model, {}, 50)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(model.signal?.aborted).toBe(true);
  });

  it('stops the model when the caller leaves', async () => {
    const model = new ScriptedLanguageModel(['{'], 'wait');
    const caller = new AbortController();
    setTimeout(() => caller.abort(), 20);
    await expect(ask(model, { signal: caller.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(model.signal?.aborted).toBe(true);
  });

  it('does not let every search wait for a model that is away', async () => {
    const model = new ScriptedLanguageModel([], new AppError('DEPENDENCY_UNAVAILABLE', 'away'));
    const json = new JsonLanguageModel({ model, cache, timeoutMs: 2_000, logger: createLogger('silent') });
    for (let call = 0; call < 5; call += 1) await expect(json.ask(REQUEST)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect(model.requests).toBe(3);
  });
});
