import assert from 'node:assert/strict';
import type { App } from '../../src/app.ts';
import { Executor } from '../../src/stores/neo4j/executor.ts';
import { realConfig } from '../support/real-app.ts';
import { TestServer } from '../support/test-server.ts';
import { startTestServices } from '../support/test-services.ts';
import { createHttpClient } from './http-client.ts';
import { loadListCompany } from './list-company.ts';
import { LIST_OPERATION, runListStatement } from './list-statement.ts';
import { measureInTurn, measureTogether, percentile } from './measure.ts';
import type { Times } from './measure.ts';

/*
 * How long a list of 20 documents with three relationships takes over HTTP, against the same data by one hand-written statement through the
 * driver. Ends with a failure when the data differ; a slow machine is no failure.
 */

const WARM_UP = 150;
const ROUNDS = 300;
const CLIENTS = 8;
/** What the list may take, in times of the hand-written statement. */
const AIM = 1.5;

/** Milliseconds spent in the app's own calls, by what they are for. */
const parts = new Map<string, number[]>();

async function main(): Promise<void> {
  const services = await startTestServices();
  try {
    const server = await TestServer.start({ adapt: withTimes });
    const { neo4j } = realConfig();
    const executor = new Executor({ ...neo4j, uri: neo4j.uri ?? '' });
    try {
      await compare(server, executor);
    } finally {
      await executor.close();
      await server.close();
    }
  } finally {
    await services.stop();
  }
}

async function compare(server: TestServer, executor: Executor): Promise<void> {
  const company = await loadListCompany(server.company());
  const token = await company.token('person1');
  const { principal } = await server.app.access.authenticate(token);
  const send = createHttpClient(server.graphqlUrl, token);
  const ask = () => send({ query: LIST_OPERATION });
  const byHand = () => runListStatement(executor, principal);
  const { data } = JSON.parse(await ask()) as { data: { documentsConnection: { nodes: object[] } } };
  assert.deepEqual(data.documentsConnection.nodes, await byHand(), 'the list and the statement give different data');

  await measureInTurn([ask, byHand], WARM_UP);
  parts.clear();
  const [overHttp = [], statement = []] = await measureInTurn([ask, byHand], ROUNDS);
  print('1 client', [
    ['GraphQL over HTTP', overHttp],
    ['hand-written Cypher', statement],
    ...[...parts].map(([name, times]): [string, Times] => [`  of it: ${name}`, [...times].sort((one, other) => one - other)]),
  ]);
  printRatio(overHttp, statement);

  const together = await measureTogether(ask, CLIENTS, ROUNDS / CLIENTS);
  const statements = await measureTogether(byHand, CLIENTS, ROUNDS / CLIENTS);
  print(`${CLIENTS} clients (${together.perSecond.toFixed(0)} and ${statements.perSecond.toFixed(0)} a second)`, [
    ['GraphQL over HTTP', together.times],
    ['hand-written Cypher', statements.times],
  ]);
  printRatio(together.times, statements.times);
}

/** The app, with a clock at each of its calls that a list needs. */
function withTimes(app: App): App {
  const timed = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const begin = performance.now();
    const result = await work();
    parts.set(name, [...(parts.get(name) ?? []), performance.now() - begin]);
    return result;
  };
  return {
    ...app,
    access: { ...app.access, authenticate: (...given) => timed('who asks', () => app.access.authenticate(...given)) },
    readGeneratedQuery: (...given) => timed('the list', () => app.readGeneratedQuery(...given)),
    knowledge: {
      readNodes: (...given) => app.knowledge.readNodes(...given),
      readRootTopics: (...given) => app.knowledge.readRootTopics(...given),
      readNeighbours: (...given) => timed('its relationships', () => app.knowledge.readNeighbours(...given)),
    },
  };
}

function print(title: string, rows: readonly [string, Times][]): void {
  process.stdout.write(`\n${title}\n${''.padEnd(26)}${'p50 ms'.padStart(10)}${'p95 ms'.padStart(10)}\n`);
  for (const [name, times] of rows) {
    const [median, slow] = [percentile(times, 0.5), percentile(times, 0.95)].map((time) => time.toFixed(2).padStart(10));
    process.stdout.write(`${name.padEnd(26)}${median}${slow}\n`);
  }
}

function printRatio(list: Times, statement: Times): void {
  const ratio = percentile(list, 0.5) / percentile(statement, 0.5);
  process.stdout.write(`ratio of the medians ${ratio.toFixed(2)}; the aim is ${AIM} or less\n`);
}

await main();
