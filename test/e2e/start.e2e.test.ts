import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { servicesStatus } from '../../src/services/local-services.ts';
import { MODELS_FOLDER, PROGRAMS_FOLDER, testConfig } from '../support/test-config.ts';
import { makeTestFolder, removeTestFolder } from '../support/test-folder.ts';

const WEFT = fileURLToPath(new URL('../../bin/weft.js', import.meta.url));
const START_TIMEOUT_MS = 240_000;

/** The README's first command on an empty data folder, then once more: services of its own, as a stranger has them. */
describe('weft start', () => {
  let folder: string;
  let first: Run;
  let second: Run;

  beforeAll(async () => {
    folder = await makeTestFolder();
    first = await runUntilServing(folder);
    second = await runUntilServing(folder);
  }, 2 * START_TIMEOUT_MS);

  afterAll(() => removeTestFolder(folder));

  it('loads the sample company on the first start, with progress', () => {
    expect(first.output).toContain('Reading');
    expect(first.output).toMatch(/Embedding: \d+ chunks/);
  });

  it('answers the example question from the graph and from the text, with citations', () => {
    expect(first.output).toContain('João Teixeira wrote INC-0031');
    expect(first.output).toContain('João Teixeira reports to Daniel Abebe. [2]');
    expect(first.output).toContain('was dark from 02:14 to 03:01. [3]');
    expect(first.output).toContain('-REPORTS_TO->');
  });

  it('prints the address of GraphiQL and a token that the server takes', () => {
    expect(first.page).toContain('graphiql');
    expect(first.employees).toContain('João Teixeira');
  });

  it('loads nothing again on the second start, and answers the same', () => {
    expect(second.output).not.toContain('Reading');
    expect(second.output).toContain('João Teixeira reports to Daniel Abebe. [2]');
  });

  it('ends with 0 on Ctrl-C and leaves no service running', async () => {
    expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
    const statuses = await servicesStatus(testConfig({ WEFT_DATA_DIR: folder }));
    expect(statuses.map(({ name, state }) => `${name} ${state}`)).toEqual(['neo4j stopped', 'chroma stopped', 'redis stopped']);
  });
});

interface Run {
  readonly output: string;
  readonly page: string;
  readonly employees: string;
  readonly exitCode: number | null;
}

/** Starts, uses the server as a client would, interrupts, waits for the end. */
async function runUntilServing(folder: string): Promise<Run> {
  const child = spawn(process.execPath, [WEFT, 'start'], { env: environmentOf(folder), stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const output = await outputUntil(child, /^Ctrl-C stops/m);
  const url = /GraphiQL\s+(\S+)\//.exec(output())?.[1] ?? '';
  const token = /^(ey\S+)$/m.exec(output())?.[1] ?? '';
  const page = await (await fetch(`${url}/`)).text();
  const employees = await (
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ employees(limit: 100) { name } }' }),
    })
  ).text();
  child.kill('SIGINT');
  const [exitCode] = await ended;
  return { output: output(), page, employees, exitCode };
}

/** Nothing of this run's environment that names a service reaches the child: it must start its own. */
function environmentOf(folder: string): NodeJS.ProcessEnv {
  const { PATH, HOME, JAVA_HOME, LANG } = process.env;
  const folders = { WEFT_DATA_DIR: folder, WEFT_PROGRAMS_DIR: PROGRAMS_FOLDER, WEFT_MODELS_DIR: MODELS_FOLDER };
  return { PATH, HOME, JAVA_HOME, LANG, ...folders, WEFT_PORT: '0', NEO4J_HEAP_MB: '512', NEO4J_PAGE_CACHE_MB: '128' };
}

async function outputUntil(child: ChildProcess, sign: RegExp): Promise<() => string> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not serving after ${START_TIMEOUT_MS} ms:\n${output}`)), START_TIMEOUT_MS);
    const read = (piece: Buffer): void => {
      output += piece.toString();
      if (!sign.test(output)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`Ended with ${code}:\n${output}`)));
  });
  return () => output;
}
