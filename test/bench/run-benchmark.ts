import { availableParallelism, loadavg } from 'node:os';
import type { App } from '../../src/app.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { EmbeddingModel } from '../../src/models/embedding-model.ts';
import type { Progress } from '../../src/platform/progress.ts';
import type { QuestionSet } from '../evaluation/question-set.ts';
import { openTestModel } from '../support/test-embedding-model.ts';
import { TestServer } from '../support/test-server.ts';
import type { TestServices } from '../support/test-services.ts';
import { BareScriptRunner } from './bare-script.ts';
import { createHttpClient } from './http-client.ts';
import { measureCorpus } from './measure-corpus.ts';
import { loadCompany, measureEmbedding } from './measure-loading.ts';
import type { Loading } from './measure-loading.ts';
import { checkReply, measureRequests, REPEATED_QUESTIONS } from './measure-requests.ts';
import type { RequestOptions } from './measure-requests.ts';
import { openIngestion } from './open-ingestion.ts';
import * as operations from './operations.ts';
import { PreparedEmbeddingModel } from './prepared-embedding-model.ts';
import { profileSearches } from './profile-search.ts';
import type { RecordedRequest, SearchProfile } from './profile-search.ts';
import { ratioOfSearch } from './report.ts';
import type { Benchmark } from './report.ts';
import { measureMemory } from './resources.ts';
import { recordCalls, watchSteps, watchStoreCalls } from './store-calls.ts';
import { createCompany } from './synthetic-company.ts';
import type { SyntheticCompany } from './synthetic-company.ts';

export interface BenchmarkSizes {
  /** Texts of the tenant that is asked. */
  readonly texts: number;
  /** Texts that are embedded by the real model. */
  readonly embedded: number;
  /** Requests of each kind by one client. */
  readonly rounds: number;
}

export interface BenchmarkOptions extends BenchmarkSizes {
  /** Real documents with questions, to be measured too. */
  readonly corpus?: QuestionSet;
}

/** Everything but what the stores hold, which shows once they are stopped. */
export type Measured = Omit<Benchmark, 'bytesOfChunk'>;

interface Bench extends BenchmarkOptions {
  readonly services: TestServices;
  readonly server: TestServer;
  readonly model: EmbeddingModel;
  readonly runner: BareScriptRunner;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

const SEED = 20_240_117;
/** Tenants beside the one that is asked, each with a hundredth of its texts. */
const SMALL_TENANTS = 5;
/** Documents that are looked up by their ids. */
const LOOKED_UP = 40;
/** A token lives longer than any run. */
const TOKEN_S = 86_400;

/**
 * Loads synthetic companies and measures: loading, requests beside their store calls alone, memory and storage.
 * @throws AppError as loading and asking do; CANCELLED
 */
export async function runBenchmark(
  services: TestServices,
  options: BenchmarkOptions,
  { progress, signal }: { progress: Progress; signal: AbortSignal },
): Promise<Measured> {
  watchStoreCalls();
  const server = await TestServer.start({ adapt: watchSteps });
  const model = await openTestModel();
  const runner = new BareScriptRunner();
  try {
    for (const part of server.app.health) await part.ping({ signal });
    return await measureAll({ ...options, services, server, model, runner, progress, signal });
  } finally {
    await Promise.allSettled([runner.close(), model.close(), server.close()]);
  }
}

async function measureAll(bench: Bench): Promise<Measured> {
  const { services, server, model, progress, signal, texts, embedded, rounds, corpus: set } = bench;
  const company = createCompany(texts, SEED);
  const { tenant, loading, chunks } = await step(progress, `Loading ${texts} texts with vectors given`, () => load(bench, company));
  const embedding = await step(progress, `Ingesting ${embedded} texts with the model`, () =>
    measureEmbedding({ app: server.app, ingestion: server.app.ingestion, signal }, createCompany(embedded, SEED + 1), model),
  );
  const options = await requestOptions(bench, tenant, company);
  const speeds = await step(progress, 'Asking', () => measureRequests(options));
  const profile = await step(progress, 'Looking where the time of a search goes', () => measureProfile(options));
  const { app, graphqlUrl } = server;
  const corpus =
    set && (await step(progress, `Ingesting ${set.name} and asking`, () => measureCorpus(set, { app, graphqlUrl, rounds, signal })));
  return {
    machine: { cores: availableParallelism(), node: process.version, loadAverage: loadavg()[0] ?? Number.NaN },
    loading,
    embedding,
    ...speeds,
    searchRatio: { oneClient: ratioOfSearch(speeds.oneClient), eightClients: ratioOfSearch(speeds.eightClients) },
    profile,
    corpus,
    memory: await measureMemory(services.folder),
    storedChunks: chunks + embedding.chunks + (corpus?.chunks ?? 0),
  };
}

/** Loads the company that is asked, and small ones beside it. */
async function load(bench: Bench, company: SyntheticCompany): Promise<{ tenant: Tenant; loading: Loading; chunks: number }> {
  const { tenant, loading } = await loadPrepared(bench, company);
  let { chunks } = loading;
  for (let number = 1; number <= SMALL_TENANTS; number += 1) {
    chunks += (await loadPrepared(bench, createCompany(Math.ceil(bench.texts / 100), SEED + 1 + number))).loading.chunks;
  }
  return { tenant, loading, chunks };
}

/** Loads a company whose vectors lie around what the real model makes of its topics. */
async function loadPrepared({ server, model, signal }: Bench, company: SyntheticCompany): ReturnType<typeof loadCompany> {
  const centres = await model.embed(company.topicTexts, { signal });
  const prepared = await openIngestion(new PreparedEmbeddingModel({ model, centres, topicOfTitle: company.topicOfTitle }));
  try {
    return await loadCompany({ app: server.app, ingestion: prepared.ingestion, signal }, company);
  } finally {
    await prepared.close();
  }
}

async function requestOptions(
  { server, runner, rounds, signal }: Bench,
  tenant: Tenant,
  company: SyntheticCompany,
): Promise<RequestOptions> {
  const send = createHttpClient(server.graphqlUrl, await tokenOf(server.app, tenant));
  const { data } = JSON.parse(await send({ query: `{ documents(limit: ${LOOKED_UP}) { id } }` })) as {
    data: { documents: { id: string }[] };
  };
  return { send, runner, company, documentIds: data.documents.map(({ id }) => id), rounds, signal };
}

/** Where the milliseconds of a search go that was asked before. */
async function measureProfile({ send, company, rounds, signal }: RequestOptions): Promise<SearchProfile> {
  const requests: RecordedRequest[] = [];
  for (let round = 0; round < rounds; round += 1) {
    signal.throwIfAborted();
    const operation = operations.searchFor(company.question(round % REPEATED_QUESTIONS));
    const begin = performance.now();
    const { result, calls } = await recordCalls(() => send(operation));
    requests.push({ begin, end: performance.now(), calls });
    checkReply(result);
  }
  return profileSearches(requests);
}

function tokenOf(app: App, tenant: Tenant): Promise<string> {
  return app.access.mintToken({ tenantId: tenant.id, employee: 'person1', permissions: ['read'] }, TOKEN_S);
}

async function step<Result>(progress: Progress, label: string, work: () => Promise<Result>): Promise<Result> {
  progress.start(label);
  const begin = performance.now();
  const result = await work();
  progress.finish(`${((performance.now() - begin) / 1_000).toFixed(0)} s`);
  return result;
}
