import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../../src/platform/logger.ts';
import { ChromaVectorStore } from '../../../../src/stores/chroma/chroma-vector-store.ts';
import type { ChunkVector } from '../../../../src/stores/vector-store.ts';
import { FakeChromaServer } from '../../../support/fake-chroma-server.ts';
import type { ChromaReply } from '../../../support/fake-chroma-server.ts';

const ASKER = { tenantId: 'tn_a', scopes: ['tenant'] } as const;
const DIRECTION = Float32Array.of(1, 0);
const LIMIT = { limit: 5 };
/** What a gateway says whose server is gone. */
const GONE: ChromaReply = { kind: 'status', status: 502, body: '<html>Bad gateway</html>' };
const FAULT: ChromaReply = { kind: 'status', status: 500, body: '{"error":"InternalError","message":"a broken segment"}' };

const chunks = (count: number): ChunkVector[] =>
  Array.from({ length: count }, (_, place) => ({
    chunkId: `c${place}`,
    documentId: 'doc',
    scope: 'tenant',
    version: 1,
    vector: DIRECTION,
  }));

describe('ChromaVectorStore', () => {
  let server: FakeChromaServer;
  let store: ChromaVectorStore;

  const open = (timeoutMs = 2_000): ChromaVectorStore => {
    const options = { url: server.url, headers: {}, tenant: 't', database: 'd', timeoutMs, hnswProfile: 'balanced' } as const;
    return new ChromaVectorStore(options, createLogger('silent'));
  };
  const ask = (options: { signal?: AbortSignal } = {}) => store.query(ASKER, DIRECTION, { ...LIMIT, ...options });
  /** Calls that fail as the circuit breaker counts them. */
  const failTimes = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      server.script(GONE, GONE);
      await expect(ask()).rejects.toMatchObject({ message: 'Chroma does not answer.' });
    }
    server.requests.length = 0;
  };

  beforeEach(async () => {
    server = await FakeChromaServer.start();
    store = open();
    await ask();
    server.requests.length = 0;
  });
  afterEach(() => server.close());

  it.each([
    ['a connection that breaks', { kind: 'break' } as const],
    ['a gateway that does not reach it', GONE],
    ['a fault of its own', FAULT],
  ])('tries a second time after %s', async (_what, reply) => {
    server.script(reply);
    await expect(ask()).resolves.toEqual([]);
    expect(server.requestsOf('query')).toHaveLength(2);
  });

  it('writes and removes a second time too, which changes nothing', async () => {
    for (const [operation, work] of [
      ['upsert', () => store.upsert('tn_a', chunks(2))],
      ['delete', () => store.remove('tn_a', ['c0'])],
    ] as const) {
      await work();
      server.requests.length = 0;
      server.script({ kind: 'break' });
      await work();
      const [first, second] = server.requestsOf(operation);
      expect(second?.body).toEqual(first?.body);
    }
  });

  it('gives up after two attempts', async () => {
    server.script(FAULT, FAULT, FAULT);
    await expect(ask()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: true });
    expect(server.requests).toHaveLength(2);
  });

  it.each([400, 401, 403, 422])('does not repeat what a %i refuses', async (status) => {
    server.script({ kind: 'status', status, body: '{"message":"no"}' });
    await expect(ask()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: false });
    expect(server.requests).toHaveLength(1);
  });

  it('does not ask a second time when the first takes all of the deadline', async () => {
    store = open(200);
    await ask();
    server.requests.length = 0;
    server.script({ kind: 'silence' });
    await expect(ask()).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(server.requests).toHaveLength(1);
  });

  it('does not ask a second time when the caller has left', async () => {
    const leaving = new AbortController();
    server.script({ kind: 'silence' });
    const asked = ask({ signal: leaving.signal });
    setTimeout(() => leaving.abort(), 50);
    await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(server.requests).toHaveLength(1);
  });

  it('asks no more after three calls that got no answer, and says so', async () => {
    expect(store.circuit).toBe('closed');
    await failTimes(3);
    await expect(ask()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message: expect.stringContaining('lately') });
    await expect(store.upsert('tn_b', chunks(1))).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect(server.requests).toEqual([]);
    expect(store.circuit).toBe('open');
  });

  it("goes on asking for other tenants when one tenant's collection is broken, or a request is refused", async () => {
    for (let call = 0; call < 5; call += 1) {
      server.script(FAULT, FAULT);
      await expect(ask()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
      server.script({ kind: 'status', status: 400 });
      await expect(ask()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    }
    await expect(store.query({ ...ASKER, tenantId: 'tn_b' }, DIRECTION, LIMIT)).resolves.toEqual([]);
    expect(store.circuit).toBe('closed');
  });

  it('does not wait for ever for a look-up of the collection that hung', async () => {
    store = open(200);
    server.script({ kind: 'silence' });
    await expect(ask()).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await expect(ask()).resolves.toEqual([]);
  });

  it.each([
    [5_461, [500, 500, 203]],
    [166, [166, 166, 166, 166, 166, 166, 166, 41]],
  ])('writes in batches that the server takes (at most %i)', async (maximumBatch, sizes) => {
    await server.close();
    server = await FakeChromaServer.start({ maximumBatch });
    store = open();
    await store.upsert('tn_a', chunks(1_203));
    const sent = server.requestsOf('upsert').map(({ body }) => body.ids ?? []);
    expect(sent.map((ids) => ids.length)).toEqual(sizes);
    expect(sent.flat()).toEqual(chunks(1_203).map(({ chunkId }) => chunkId));
    expect(server.requestsOf('pre-flight-checks')).toHaveLength(1);
  });
});
