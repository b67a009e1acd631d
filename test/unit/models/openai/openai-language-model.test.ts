import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenAiLanguageModel } from '../../../../src/models/openai/openai-language-model.ts';
import { collect } from '../../../support/collect.ts';
import { FakeOpenAiServer, streamBody } from '../../../support/fake-openai-server.ts';

const QUESTION = [{ role: 'user', content: 'How many?' }] as const;
const KEY = 'sk-secret-of-the-test';

let server: FakeOpenAiServer;
beforeAll(async () => {
  server = await FakeOpenAiServer.start();
});
beforeEach(() => {
  server.script();
  server.requests.length = 0;
});
afterAll(() => server.close());

function open(options: { timeoutMs?: number; apiKey?: string } = {}): OpenAiLanguageModel {
  return new OpenAiLanguageModel({ baseUrl: server.baseUrl, apiKey: KEY, model: 'test-chat', timeoutMs: 5_000, ...options });
}

async function ask(model = open(), signal = new AbortController().signal): Promise<string> {
  return (await collect(model.stream(QUESTION, { signal }))).join('');
}

describe('OpenAiLanguageModel', () => {
  it('streams the answer in the pieces of the provider', async () => {
    const pieces = await collect(open().stream(QUESTION, { signal: new AbortController().signal, maximumTokens: 50 }));
    expect(pieces).toEqual(['Forty', '-two', '.']);
    expect(server.requests[0]).toMatchObject({
      path: '/v1/chat/completions',
      headers: { authorization: `Bearer ${KEY}` },
      body: { model: 'test-chat', messages: QUESTION, stream: true, max_completion_tokens: 50 },
    });
  });

  it('sends no authorization to a server that asks for none', async () => {
    await ask(open({ apiKey: undefined }));
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('puts a stream together that is cut at every single byte', async () => {
    const texts = ['Straße ', '東京タワー ', '🚀'];
    const cutAt = Array.from({ length: streamBody({ texts }).length - 1 }, (_, place) => place + 1);
    server.script({ kind: 'stream', texts, cutAt });
    expect(await ask()).toBe('Straße 東京タワー 🚀');
  });

  it.each([
    ['ends without an end mark', { kind: 'stream', texts: ['Half an'], isFinished: false }],
    ['breaks off', { kind: 'stream', texts: ['Half an'], isFinished: false, end: 'break' }],
    ['is an HTML page', { kind: 'plain', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Welcome</html>' }],
    ['is broken JSON', { kind: 'plain', status: 200, headers: { 'content-type': 'text/event-stream' }, body: 'data: {"choi\n\n' }],
    [
      'has no choices',
      { kind: 'plain', status: 200, headers: { 'content-type': 'text/event-stream' }, body: 'data: {"choices":[]}\n\ndata: [DONE]\n\n' },
    ],
    ['is null', { kind: 'plain', status: 200, headers: { 'content-type': 'text/event-stream' }, body: 'data: null\n\ndata: [DONE]\n\n' }],
  ] as const)('refuses a stream that %s', async (_case, reply) => {
    server.script(reply);
    await expect(ask()).rejects.toMatchObject({ name: 'AppError', code: 'DEPENDENCY_UNAVAILABLE', isRetryable: true });
  });

  it('gives what came before the stream broke, and then throws', async () => {
    server.script({ kind: 'stream', texts: ['Half an'], isFinished: false, end: 'break' });
    const seen: string[] = [];
    const reading = (async () => {
      for await (const text of open().stream(QUESTION, { signal: new AbortController().signal })) seen.push(text);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect(seen).toEqual(['Half an']);
  });

  it('ends the request at once when the caller aborts', async () => {
    server.script({ kind: 'stream', texts: ['Forty'], isFinished: false, end: 'stall' });
    const caller = new AbortController();
    const reading = ask(open(), caller.signal);
    setTimeout(() => caller.abort(), 50);
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
    await server.untilAborted();
  });

  it('ends the request when the reader leaves the loop', async () => {
    server.script({ kind: 'stream', texts: ['Forty'], isFinished: false, end: 'stall' });
    for await (const text of open().stream(QUESTION, { signal: new AbortController().signal })) {
      expect(text).toBe('Forty');
      break;
    }
    await server.untilAborted();
  });

  it('sends nothing for a caller who has left already', async () => {
    await expect(ask(open(), AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(server.requests).toHaveLength(0);
  });

  it.each([{ kind: 'silence' }, { kind: 'stream', texts: ['Forty'], isFinished: false, end: 'stall' }] as const)(
    'stops at its deadline on %j',
    async (reply) => {
      server.script(reply);
      await expect(ask(open({ timeoutMs: 150 }))).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED', isRetryable: true });
      await server.untilAborted();
    },
  );
});
