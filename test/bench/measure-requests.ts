import { AppError } from '../../src/errors.ts';
import { createScript } from './bare-script.ts';
import type { BareScriptRunner, Script } from './bare-script.ts';
import type { HttpOperation } from './http-client.ts';
import { measureInTurn, measureTogetherInTurn, percentile } from './measure.ts';
import type { Together, Work } from './measure.ts';
import * as operations from './operations.ts';
import { recordCalls } from './store-calls.ts';
import type { SyntheticCompany } from './synthetic-company.ts';

/** Milliseconds, and how many a second. */
export interface Speed {
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
}

/** By what was asked. */
export type Speeds = Readonly<Record<string, Speed>>;

export interface RequestOptions {
  readonly send: (operation: HttpOperation) => Promise<string>;
  readonly runner: BareScriptRunner;
  readonly company: SyntheticCompany;
  /** Ids of documents to look up. */
  readonly documentIds: readonly string[];
  readonly rounds: number;
  readonly signal: AbortSignal;
}

/** The names of the search, without its reranking and with it, and of its bare script in the figures. */
export const PLAIN_SEARCH = 'search without reranking, asked before';
export const CACHED_SEARCH = 'search, asked before';
export const BARE_SCRIPT = 'its store calls alone';

export const CLIENTS = 8;
/** Questions that are asked again and again, unless there are fewer rounds. */
export const REPEATED_QUESTIONS = 40;
/** Recordings of each, so that a chance is not taken for an order. */
const RECORDINGS = 3;
/** Requests of one client before the next kind has its turn. */
const EACH = 3;

/** By one client, and by eight. */
export interface Measurement {
  readonly oneClient: Speeds;
  readonly eightClients: Speeds;
}

/** Measures every kind of request. */
export async function measureRequests(options: RequestOptions): Promise<Measurement> {
  return measureWorks(await createWorks(options), options.rounds);
}

/** Warms up, then measures the pieces of work in turn: by one client, and by eight. */
export async function measureWorks(works: Readonly<Record<string, Work>>, rounds: number): Promise<Measurement> {
  const [names, kinds] = [Object.keys(works), Object.values(works)];
  await measureInTurn(kinds, Math.ceil(rounds / 3));
  const alone = (await measureInTurn(kinds, rounds)).map((times): Together => {
    return { times, perSecond: (times.length * 1_000) / times.reduce((sum, time) => sum + time, 0) };
  });
  const turns = { clients: CLIENTS, rounds: Math.ceil(rounds / EACH / 4), each: EACH };
  const together = await measureTogetherInTurn(kinds, turns);
  const byName = (all: readonly Together[]): Speeds => Object.fromEntries(all.map((one, place) => [names[place], speedOf(one)]));
  return { oneClient: byName(alone), eightClients: byName(together) };
}

async function createWorks(options: RequestOptions): Promise<Record<string, Work>> {
  const { runner, company, documentIds, rounds, signal } = options;
  const repeated = Array.from({ length: Math.min(REPEATED_QUESTIONS, rounds) }, (_, number) => company.question(number));
  let asked = repeated.length;
  const newQuestion = (): string => company.question(asked++);
  const scripts = await recordScripts(options, repeated);
  const over = (operation: () => HttpOperation): Work => {
    return async () => checkReply(await options.send(operation()));
  };
  const works: Record<string, Work> = {
    'list of 20, with relationships': over(() => operations.LIST),
    'look-up by id': over(inTurn(documentIds, operations.lookUp)),
    [CACHED_SEARCH]: over(inTurn(repeated, operations.searchFor)),
    [PLAIN_SEARCH]: over(inTurn(repeated, operations.plainSearchFor)),
    [BARE_SCRIPT]: inTurn(scripts, (script) => runner.run(script)),
    'search, a new question': over(() => operations.searchFor(newQuestion())),
    'answer, asked before': over(inTurn(repeated, operations.answerTo)),
    'answer, a new question': over(() => operations.answerTo(newQuestion())),
  };
  const whileWanted = (work: Work): Work => {
    return () => {
      signal.throwIfAborted();
      return work();
    };
  };
  return Object.fromEntries(Object.entries(works).map(([name, work]) => [name, whileWanted(work)]));
}

/** The store calls of each question without reranking, recorded after it was asked once, as they are when it is asked again. */
async function recordScripts({ send, signal }: RequestOptions, questions: readonly string[]): Promise<Script[]> {
  const scripts: Script[] = [];
  for (const question of questions) {
    signal.throwIfAborted();
    const ask = async (): Promise<void> => checkReply(await send(operations.plainSearchFor(question)));
    await ask();
    const recordings = [];
    for (let number = 0; number < RECORDINGS; number += 1) recordings.push((await recordCalls(ask)).calls);
    scripts.push(createScript(recordings));
  }
  return scripts;
}

/** Figures of failures, or of searches that lack a part, would be figures of something else. */
export function checkReply(reply: string): void {
  const { data, errors } = JSON.parse(reply) as { data?: Record<string, { degraded?: string[] } | null>; errors?: { message: string }[] };
  const missing = Object.values(data ?? {}).flatMap((part) => (part === null ? ['everything'] : (part.degraded ?? [])));
  // The language model is left out on purpose.
  const lacking = missing.filter((part) => part !== 'LANGUAGE_MODEL');
  if (errors?.[0] === undefined && data !== undefined && lacking.length === 0) return;
  throw new AppError('DEPENDENCY_UNAVAILABLE', `A request failed: ${errors?.[0]?.message ?? `it went without ${lacking.join(', ')}`}`);
}

function inTurn<Item, Result>(items: readonly Item[], use: (item: Item) => Result): () => Result {
  let next = 0;
  return () => use(items[next++ % items.length]!);
}

/** Of the times of all runs, in order of size. */
export function speedOf({ times, perSecond }: Together): Speed {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), perSecond };
}
