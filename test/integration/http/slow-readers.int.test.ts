import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../../../src/app.ts';
import { TestServer } from '../../support/test-server.ts';
import { until } from '../../support/until.ts';

jest.setTimeout(60_000);

const PIECE = 'x'.repeat(100_000);
/** Many times what a connection and its buffers take in. */
const PIECES = 2_000;

describe('a client that does not read', () => {
  let server: TestServer;
  let token: string;
  let made = 0;
  let endings: unknown[] = [];

  /** The real app with an answer of 200 MB, which is made as fast as it is taken. */
  const withLongAnswers = (app: App): App => ({
    ...app,
    async *ask(_principal, _question, options) {
      try {
        for (let sequence = 0; sequence < PIECES && options?.signal?.aborted !== true; sequence += 1) {
          made += 1;
          yield { type: 'text-delta', sequence, text: PIECE };
          // As after a model's next word: others have their turn.
          await sleep(0);
        }
      } finally {
        endings.push((options?.signal?.reason as { code?: string } | undefined)?.code);
      }
    },
  });

  beforeAll(async () => {
    server = await TestServer.start({ settings: { WEFT_REQUEST_TIMEOUT_MS: '1500' }, adapt: withLongAnswers });
    token = await (await server.company().load({ withVectors: false })).token();
  });
  afterAll(() => server.close());

  it('of server-sent events gets no more made than its connection holds, and is cut off at the deadline', async () => {
    made = 0;
    endings = [];
    const body = JSON.stringify({ query: 'subscription { ask(input: { question: "x" }) { ... on TextDelta { text } } }' });
    const socket = connect(server.http.port, '127.0.0.1');
    socket.pause();
    socket.write(
      `POST /graphql/stream HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n` +
        `Authorization: Bearer ${token}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    await until(() => endings.length > 0, 10_000);
    expect(endings).toEqual(['DEADLINE_EXCEEDED']);
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(PIECES / 4);
    const isCut = once(socket, 'close');
    socket.on('error', () => {}).resume();
    await isCut;
  });
});
