import { availableParallelism, loadavg } from 'node:os';
import type { Principal } from '../../src/domain/principal.ts';
import { linkQuestion } from '../../src/search/corpus/link-question.ts';
import { walk } from '../../src/search/corpus/page-rank.ts';
import { AskedRelation } from '../../src/search/corpus/relation-fit.ts';
import type { TenantCorpus } from '../../src/search/corpus/tenant-corpus.ts';
import type { Vertex } from '../../src/search/corpus/vertices.ts';
import { walkDocuments } from '../../src/search/retrievers/walk-documents.ts';
import { corpusOf } from './company-corpus.ts';
import { percentile } from './measure.ts';
import type { Times } from './measure.ts';
import { createCompany } from './synthetic-company.ts';
import type { SyntheticCompany } from './synthetic-company.ts';

/*
 * How long a walk through the graph of a large tenant in memory takes, and what that tenant takes of it. No store and no model: nothing but this process. The fastest of some
 * runs is taken of each question, so that what else the machine does counts as little as may be.
 */

const CHUNKS = Number(process.argv[2] ?? 100_000);
const SEED = 20_240_117;
const QUESTIONS = 60;
const RUNS = 7;
const SEEDS = 5;
/** Milliseconds that a walk may take. */
const AIM_MS = 10;
const PRINCIPAL: Principal = { tenantId: 'company', scopes: ['tenant'] };

async function main(): Promise<void> {
  const company = createCompany(CHUNKS, SEED);
  const before = process.memoryUsage.rss();
  const begin = performance.now();
  const corpus = await corpusOf(company);
  const seconds = (performance.now() - begin) / 1_000;
  const grown = process.memoryUsage.rss() - before;
  const texts = Array.from({ length: QUESTIONS }, (_, number) => questionOf(company, number));
  const seeded = texts.filter((text) => linkQuestion(corpus.view(PRINCIPAL.scopes), text).names.length === SEEDS);
  const first = seeded.map((text) => timeOf(() => walkAlone(corpus, text)));
  const alone = seeded.map((text) => fastest(() => walkAlone(corpus, text)));
  const whole = seeded.map((text) => fastest(() => walkWith(corpus, text)));

  print(`${availableParallelism()} cores, Node ${process.version}, load average ${loadavg()[0]?.toFixed(1)}`);
  print(`${CHUNKS} chunks, ${company.relationshipCount} relationships, loaded in ${seconds.toFixed(0)} s`);
  print(
    `By its own estimate the corpus takes ${perChunk(corpus.bytes)} bytes a chunk, texts included; the process has grown by ${perChunk(grown)}.`,
  );
  print(`${seeded.length} questions with ${SEEDS} names, milliseconds; the aim is ${AIM_MS} or less:`);
  for (const [what, times] of [
    ['the walk, first time', first],
    ['the walk', alone],
    ['with the words before it and the passages after it', whole],
  ] as const)
    print(`  ${what}: median ${median(times)}, p95 ${late(times)}`);
}

/** Three people, a project and a topic. */
function questionOf({ items }: SyntheticCompany, number: number): string {
  const namesOf = (label: string): string[] => items.flatMap((item) => (item.kind === 'record' && item.label === label ? [item.name] : []));
  const [people, projects, topics] = ['Employee', 'Project', 'Topic'].map(namesOf) as [string[], string[], string[]];
  const at = (names: readonly string[], place: number): string => names[place % names.length]!;
  const person = (place: number): string => at(people, number * 37 + place * 11);
  return `Which reports on ${at(topics, number * 3)} did ${person(0)}, ${person(1)} and ${person(2)} write for ${at(projects, number * 5)}?`;
}

/** The walk from the names, as {@link walkDocuments} makes it. */
function walkAlone(corpus: TenantCorpus, text: string): unknown {
  const view = corpus.view(PRINCIPAL.scopes);
  const linked = linkQuestion(view, text);
  const weights = new Map(linked.otherWords.map((word) => [word, corpus.postings.idf(PRINCIPAL.scopes, word)]));
  const seeds = new Map<Vertex, number>(linked.names.map(({ vertex, weight }) => [vertex, weight]));
  return walk(view, seeds, { asked: new AskedRelation(weights, linked.properties) });
}

function walkWith(corpus: TenantCorpus, text: string): unknown {
  const linked = linkQuestion(corpus.view(PRINCIPAL.scopes), text);
  return walkDocuments(corpus, PRINCIPAL, { text, linked, limit: 100 });
}

function fastest(work: () => unknown): number {
  return Math.min(...Array.from({ length: RUNS }, () => timeOf(work)));
}

function timeOf(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

function median(times: Times): string {
  return percentile(
    [...times].sort((one, other) => one - other),
    0.5,
  ).toFixed(1);
}

function late(times: Times): string {
  return percentile(
    [...times].sort((one, other) => one - other),
    0.95,
  ).toFixed(1);
}

function perChunk(bytes: number): string {
  return (bytes / CHUNKS).toFixed(0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
