import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CLIENT_QUESTION, clientToken } from '../../support/client-question.ts';
import { runSnippet, snippetHeadings } from '../../support/client-snippets.ts';
import { ENDLESS, withEndlessAnswers } from '../../support/endless-answers.ts';
import type { GraphqlData } from '../../support/graphql-data.ts';
import { STREAMING_CLIENTS } from '../../support/streaming-clients.ts';
import type { StreamingClient } from '../../support/streaming-clients.ts';
import { TcpProxy } from '../../support/tcp-proxy.ts';
import { TestServer } from '../../support/test-server.ts';
import { until } from '../../support/until.ts';

jest.setTimeout(60_000);

/** Those that a test of its own runs, because they need more than npm's packages. */
const OTHER_LANGUAGES = ['curl', 'Python: gql'];

describe('clients in JavaScript', () => {
  let server: TestServer;
  let proxy: TcpProxy;
  let token: string;
  let opened: StreamingClient[] = [];
  const endings: unknown[] = [];

  beforeAll(async () => {
    server = await TestServer.start({ adapt: (app) => withEndlessAnswers(app, endings) });
    proxy = await TcpProxy.open(server.http.url);
    token = await clientToken(server);
  });
  afterEach(async () => {
    for (const client of opened) await client.dispose();
    opened = [];
    endings.length = 0;
  });
  afterAll(async () => {
    await proxy.close();
    await server.close();
  });

  describe.each(Object.entries(STREAMING_CLIENTS))('%s', (_name, open) => {
    const connect = (url = server.http.url, bearer = token): StreamingClient => {
      const client = open(url, bearer);
      opened.push(client);
      return client;
    };

    it('gets every event once, in order', async () => {
      const events = await eventsOf(connect(), CLIENT_QUESTION);
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_event, place) => place));
      expect([events[0].__typename, events[1].__typename]).toEqual(['AnswerStarted', 'EvidenceFound']);
      const { __typename, answer } = events.at(-1);
      expect(__typename).toBe('AnswerCompleted');
      expect(events.map(({ text }) => (text as string | undefined) ?? '').join('')).toBe(answer.text);
      expect(answer.text).toContain('four seconds');
    });

    it('can ask several questions at once on one connection', async () => {
      const client = connect();
      const streams = await Promise.all(
        [CLIENT_QUESTION, 'Who is Ada Byron?', CLIENT_QUESTION].map((question) => eventsOf(client, question)),
      );
      for (const events of streams) expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_event, place) => place));
      expect(streams[2]).toEqual(streams[0]);
    });

    it('is refused with a token that is not good', async () => {
      await expect(eventsOf(connect(server.http.url, 'not.a.token'), CLIENT_QUESTION)).rejects.toBeDefined();
    });

    it('stops the work when it leaves', async () => {
      const events: GraphqlData[] = [];
      const leave = connect().ask(ENDLESS, { next: (event) => events.push(event), error: () => {}, complete: () => {} });
      await until(() => events.length > 0);
      leave();
      await until(() => endings.length > 0);
      expect(endings).toEqual(['CANCELLED']);
      expect(events).toEqual([{ __typename: 'AnswerStarted', sequence: 0 }]);
    });

    it('asks anew when the connection broke', async () => {
      const events: GraphqlData[] = [];
      const errors: unknown[] = [];
      const client = connect(proxy.through(server.http.url));
      const leave = client.ask(ENDLESS, {
        next: (event) => events.push(event),
        error: (error) => errors.push(error),
        complete: () => {},
      });
      await until(() => events.length === 1);
      await proxy.set('refuse');
      await proxy.set('pass');
      await until(() => events.length === 2, 20_000);
      leave();
      await until(() => endings.length === 2);
      expect({ events, errors, endings }).toEqual({
        events: [
          { __typename: 'AnswerStarted', sequence: 0 },
          { __typename: 'AnswerStarted', sequence: 0 },
        ],
        errors: [],
        endings: ['CANCELLED', 'CANCELLED'],
      });
    });
  });

  describe('the programs of docs/clients.md', () => {
    const PRINTED: Readonly<Record<string, readonly string[]>> = {
      fetch: ['four seconds'],
      'Typed documents': ['Ada Byron - Fulmar'],
      'graphql-ws': ['four seconds'],
      'Apollo Client': ['company', 'four seconds'],
      urql: ['company', 'four seconds'],
      'graphql-sse': ['four seconds'],
    };

    it('are all run', async () => {
      expect((await snippetHeadings()).sort()).toEqual([...Object.keys(PRINTED), ...OTHER_LANGUAGES].sort());
    });

    it.each(Object.entries(PRINTED))('%s', async (heading, expected) => {
      const printed = await runSnippet(heading, { WEFT_URL: server.http.url, WEFT_TOKEN: token });
      for (const words of expected) expect(printed).toContain(words);
      expect(printed).not.toContain('undefined');
    });
  });
});

/** Every event of an answer. Rejects with what the client calls an error. */
function eventsOf(client: StreamingClient, question: string): Promise<GraphqlData[]> {
  const events: GraphqlData[] = [];
  return new Promise((resolve, reject) => {
    client.ask(question, { next: (event) => events.push(event), error: reject, complete: () => resolve(events) });
  });
}
