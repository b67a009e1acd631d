import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';
import { CLIENT_QUESTION, clientToken } from '../support/client-question.ts';
import { runSnippet } from '../support/client-snippets.ts';
import { ENDLESS, withEndlessAnswers } from '../support/endless-answers.ts';
import type { GraphqlData } from '../support/graphql-data.ts';
import { ASK } from '../support/streaming-clients.ts';
import { TestServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

/** Where `.ci/run` puts what test/clients/requirements.txt names; what Python has by itself is found too. */
const PYTHON_PACKAGES = join(PROJECT_ROOT, '.weft', 'test-python');
const HOW_TO_GET_GQL = `python3 -m pip install --target .weft/test-python --requirement test/clients/requirements.txt`;

/** A program that asks a question and prints events. */
type Start = (url: string, token: string, question: string) => ReturnType<typeof execa>;

const CLIENTS: Readonly<Record<string, { start: Start; eventsIn: (printed: string) => GraphqlData[]; heading: string }>> = {
  curl: {
    heading: 'curl',
    start: (url, token, question) =>
      execa(
        'curl',
        [
          ['--no-buffer', '--silent', '--show-error', '--fail-with-body', `${url}/graphql/stream`],
          ['--header', `authorization: Bearer ${token}`, '--header', 'accept: text/event-stream'],
          ['--header', 'content-type: application/json', '--data', JSON.stringify({ query: ASK, variables: { question } })],
        ].flat(),
      ),
    eventsIn: (printed) => [...printed.matchAll(/^event: next\ndata: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? '').data.ask),
  },
  'Python: gql': {
    heading: 'Python: gql',
    start: (url, token, question) =>
      execa('python3', [join(PROJECT_ROOT, 'test', 'clients', 'ask.py')], {
        env: { PYTHONPATH: PYTHON_PACKAGES, WEFT_URL: url, WEFT_TOKEN: token, WEFT_QUESTION: question },
      }),
    eventsIn: (printed) => printed.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)])),
  },
};

describe('clients in other languages', () => {
  let server: TestServer;
  let token: string;
  const endings: unknown[] = [];

  beforeAll(async () => {
    await requirePrograms();
    server = await TestServer.start({ adapt: (app) => withEndlessAnswers(app, endings) });
    token = await clientToken(server);
  });
  afterEach(() => {
    endings.length = 0;
  });
  afterAll(() => server?.close());

  describe.each(Object.entries(CLIENTS))('%s', (_name, { start, eventsIn, heading }) => {
    it('gets every event once, in order', async () => {
      const events = eventsIn(String((await start(server.http.url, token, CLIENT_QUESTION)).stdout));
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_event, place) => place));
      expect([events[0].__typename, events.at(-1).__typename]).toEqual(['AnswerStarted', 'AnswerCompleted']);
      expect(events.map(({ text }) => (text as string | undefined) ?? '').join('')).toBe(events.at(-1).answer.text);
      expect(events.at(-1).answer.text).toContain('four seconds');
    });

    it('is refused with a token that is not good, in words', async () => {
      const { exitCode, stdout, stderr } = await start(server.http.url, 'not.a.token', CLIENT_QUESTION).catch((error) => error);
      expect(exitCode).not.toBe(0);
      expect(`${stdout}${stderr}`).toContain('The token is not valid.');
    });

    it('stops the work when it is interrupted', async () => {
      const program = start(server.http.url, token, ENDLESS);
      program.catch(() => undefined);
      let printed = '';
      program.stdout?.on('data', (piece: Buffer) => (printed += piece.toString()));
      await until(() => printed.includes('AnswerStarted'), 20_000);
      program.kill('SIGINT');
      await until(() => endings.length > 0);
      expect(endings).toEqual(['CANCELLED']);
    });

    it('runs as docs/clients.md shows it', async () => {
      const printed = await runSnippet(heading, { WEFT_URL: server.http.url, WEFT_TOKEN: token, PYTHONPATH: PYTHON_PACKAGES });
      expect(printed).toContain('four seconds');
    });
  });
});

/** @throws Error that says what is missing and how to get it */
async function requirePrograms(): Promise<void> {
  const missing: string[] = [];
  if ((await execa('curl', ['--version'], { reject: false })).failed) missing.push('curl (in every system’s packages)');
  const check = await execa('python3', ['-c', 'import gql, websockets'], { reject: false, env: { PYTHONPATH: PYTHON_PACKAGES } });
  if (check.failed) missing.push(`Python with gql (${HOW_TO_GET_GQL})`);
  if (missing.length > 0) throw new Error(`These tests need what is not here: ${missing.join('; ')}.`);
}
