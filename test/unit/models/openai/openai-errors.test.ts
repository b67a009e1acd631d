import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AppError } from '../../../../src/errors.ts';
import { OpenAiEmbeddingModel } from '../../../../src/models/openai/openai-embedding-model.ts';
import { FakeOpenAiServer } from '../../../support/fake-openai-server.ts';
import type { ScriptedReply } from '../../../support/fake-openai-server.ts';

const KEY = 'sk-secret-of-the-test';
const PROVIDER_WORDS = 'provider-words-with-the-prompt';

let server: FakeOpenAiServer;
beforeAll(async () => {
  server = await FakeOpenAiServer.start();
});
beforeEach(() => {
  server.script();
  server.requests.length = 0;
});
afterAll(() => server.close());

function failure(status: number, options: { headers?: Record<string, string>; code?: string } = {}): ScriptedReply {
  const body = JSON.stringify({ error: { message: `${PROVIDER_WORDS} ${KEY}`, code: options.code ?? null } });
  return { kind: 'plain', status, headers: { 'content-type': 'application/json', ...options.headers }, body };
}

/** One request to the server; any adapter would do, for all share retries and errors. */
async function request(options: { timeoutMs?: number; signal?: AbortSignal; baseUrl?: string } = {}): Promise<Float32Array[]> {
  const { timeoutMs = 5_000, baseUrl = server.baseUrl, signal } = options;
  return new OpenAiEmbeddingModel({ baseUrl, apiKey: KEY, model: 'test', timeoutMs, dimensions: 8, shortening: 'auto' }).embed(['text'], {
    signal,
  });
}

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error('An AppError was expected.', { cause: error });
  return error;
}

describe('requests to a server of OpenAI’s protocol', () => {
  it.each(['0.2', new Date(Date.now() + 60_000).toUTCString()])(
    'waits as long as a 429 asks for, or gives up: Retry-After %s',
    async (retryAfter) => {
      server.script(failure(429, { headers: { 'retry-after': retryAfter } }));
      const begin = performance.now();
      if (retryAfter === '0.2') {
        await expect(request()).resolves.toHaveLength(1);
        expect(performance.now() - begin).toBeGreaterThanOrEqual(195);
      } else {
        const error = await failureOf(request({ timeoutMs: 2_000 }));
        expect(error).toMatchObject({ code: 'RATE_LIMITED', isRetryable: true });
        expect(error.details['retryAfterMs']).toBeGreaterThan(30_000);
        expect(performance.now() - begin).toBeLessThan(1_000);
      }
    },
  );

  it('tries again after a 500 and succeeds', async () => {
    server.script(failure(500), failure(503));
    await expect(request()).resolves.toHaveLength(1);
    expect(server.requests).toHaveLength(3);
  });

  it('gives up after three 500s', async () => {
    server.script(failure(500), failure(500), failure(500), failure(500));
    await expect(request()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: true });
    expect(server.requests).toHaveLength(3);
  });

  it.each([
    [400, undefined, 'DEPENDENCY_UNAVAILABLE'],
    [401, undefined, 'DEPENDENCY_UNAVAILABLE'],
    [403, undefined, 'DEPENDENCY_UNAVAILABLE'],
    [404, undefined, 'DEPENDENCY_UNAVAILABLE'],
    [429, 'insufficient_quota', 'RATE_LIMITED'],
  ])('does not repeat what a %i (%s) refuses', async (status, code, expected) => {
    server.script(failure(status, { code }));
    await expect(request()).rejects.toMatchObject({ code: expected, isRetryable: false });
    expect(server.requests).toHaveLength(1);
  });

  it.each([400, 401, 429, 500])('tells nobody the provider’s words or the key after a %i', async (status) => {
    server.script(failure(status), failure(status), failure(status));
    const error = await failureOf(request());
    const everything = `${error.message} ${JSON.stringify(error.details)} ${String((error.cause as Error).message)}`;
    expect(everything).not.toContain(PROVIDER_WORDS);
    expect(everything).not.toContain(KEY);
  });

  it('says that a server cannot be reached', async () => {
    const gone = await FakeOpenAiServer.start();
    const { baseUrl } = gone;
    await gone.close();
    await expect(request({ baseUrl })).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: true });
  });

  it('stops waiting for its turn when the caller leaves', async () => {
    server.script(failure(429, { headers: { 'retry-after': '4' } }));
    const begin = performance.now();
    await expect(request({ signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(performance.now() - begin).toBeLessThan(1_000);
    expect(server.requests).toHaveLength(1);
  });

  it('ends a request that is not answered within the deadline', async () => {
    server.script({ kind: 'silence' });
    await expect(request({ timeoutMs: 100 })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await server.untilAborted();
  });
});
