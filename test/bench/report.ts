import { BARE_SCRIPT, CACHED_SEARCH, CLIENTS, PLAIN_SEARCH } from './measure-requests.ts';
import type { CorpusFigures } from './measure-corpus.ts';
import type { Speeds } from './measure-requests.ts';
import type { EmbeddingRates, Loading } from './measure-loading.ts';
import type { SearchProfile } from './profile-search.ts';
import type { Bytes } from './resources.ts';

/** The figures of one run; `--json` writes it. */
export interface Benchmark {
  readonly machine: { readonly cores: number; readonly node: string; readonly loadAverage: number };
  readonly loading: Loading;
  readonly embedding: EmbeddingRates;
  readonly oneClient: Speeds;
  readonly eightClients: Speeds;
  /** Median of the search without reranking in times of its store calls alone, both asked before. */
  readonly searchRatio: { readonly oneClient: number; readonly eightClients: number };
  readonly profile: SearchProfile;
  /** A collection of real documents; absent when it is not there or not wanted. */
  readonly corpus?: CorpusFigures;
  /** Resident bytes of each process at the end. */
  readonly memory: Bytes;
  /** Of all tenants. */
  readonly storedChunks: number;
  /** Bytes on the disk for each of them: what the store has grown by. */
  readonly bytesOfChunk: Bytes;
}

/** What the search may take, in times of its store calls, and what ingestion must reach of the model's own rate. */
export const AIMS = { searchRatio: 1.5, embeddingRatio: 0.8 };

const BYTES_OF_MEBIBYTE = 2 ** 20;

/** Every figure, in tables of Markdown. */
export function formatBenchmark(figures: Benchmark): string {
  const { machine, searchRatio, memory, bytesOfChunk } = figures;
  return [
    `${machine.cores} cores, Node ${machine.node}, load average ${machine.loadAverage.toFixed(1)} at the end`,
    formatLoading(figures),
    formatSpeeds('1 client', figures.oneClient),
    formatSpeeds(`${CLIENTS} clients`, figures.eightClients),
    `Without reranking a search takes ${times(searchRatio.oneClient)} its store calls at 1 client, ${times(searchRatio.eightClients)} at ${CLIENTS}; the aim is ${AIMS.searchRatio} or less. ` +
      `Reranking adds ${milliseconds(rerankingMs(figures.oneClient))} and ${milliseconds(rerankingMs(figures.eightClients))} ms.`,
    formatProfile(figures.profile),
    formatCorpus(figures.corpus),
    table(
      ['process', 'resident MiB'],
      Object.entries(memory).map(([name, bytes]) => [name, (bytes / BYTES_OF_MEBIBYTE).toFixed(0)]),
    ),
    table(
      ['store', 'bytes a chunk'],
      Object.entries(bytesOfChunk).map(([name, bytes]) => [name, bytes.toFixed(0)]),
    ),
  ].join('\n\n');
}

/** The search without reranking in times of its store calls, by their medians. */
export function ratioOfSearch(speeds: Speeds): number {
  return medianOf(speeds, PLAIN_SEARCH) / medianOf(speeds, BARE_SCRIPT);
}

/** What reranking adds to a search, by their medians. */
function rerankingMs(speeds: Speeds): number {
  return medianOf(speeds, CACHED_SEARCH) - medianOf(speeds, PLAIN_SEARCH);
}

function medianOf(speeds: Speeds, name: string): number {
  return speeds[name]?.p50 ?? Number.NaN;
}

function formatLoading({ loading, embedding }: Benchmark): string {
  const { documents, chunks, relationships, graphS, vectorsS, documentsPerSecond } = loading;
  return [
    `Loading with vectors given: ${documents} documents (${chunks} chunks, ${relationships} relationships) in ${(graphS + vectorsS).toFixed(0)} s, ` +
      `${documentsPerSecond.toFixed(0)} documents a second; the graph was written after ${graphS.toFixed(0)} s, the last vector ${vectorsS.toFixed(0)} s later.`,
    `Ingestion with the model: ${embedding.ingestionPerSecond.toFixed(1)} chunks a second, the model alone ${embedding.modelPerSecond.toFixed(1)} ` +
      `(${embedding.chunks} chunks): ${times(embedding.ratio)} its rate; the aim is ${AIMS.embeddingRatio} or more.`,
  ].join('\n');
}

function formatSpeeds(title: string, speeds: Speeds): string {
  const rows = Object.entries(speeds).map(([name, speed]) => [
    name,
    milliseconds(speed.p50),
    milliseconds(speed.p95),
    speed.perSecond.toFixed(0),
  ]);
  return table([title, 'p50 ms', 'p95 ms', 'a second'], rows);
}

function formatProfile({ total, ownTime, parts }: SearchProfile): string {
  const rows = parts.map(({ name, beginsAt, takes, share }) => [
    name,
    milliseconds(beginsAt),
    milliseconds(takes),
    `${Math.round(share * 100)} %`,
  ]);
  return [
    `One search at 1 client: ${milliseconds(total)} ms; ${milliseconds(ownTime)} ms of it while no store and no model was asked.`,
    table(['part', 'begins at ms', 'takes ms', 'of the searches'], rows),
  ].join('\n\n');
}

function formatCorpus(corpus: CorpusFigures | undefined): string {
  if (corpus === undefined) return 'Real documents: not measured in this run.';
  const { name, documents, chunks, questions, seconds, newQuestions, oneClient, eightClients } = corpus;
  return [
    `${name}: ${documents} documents (${chunks} chunks) ingested with the model in ${seconds.toFixed(0)} s, ` +
      `${(chunks / seconds).toFixed(1)} chunks a second; ${questions} questions.`,
    formatSpeeds(`${name}, 1 client`, { 'search, a new question': newQuestions, ...oneClient }),
    formatSpeeds(`${name}, ${CLIENTS} clients`, eightClients),
  ].join('\n\n');
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((cell, column) => Math.max(cell.length, ...rows.map((row) => (row[column] ?? '').length)));
  const pad = (cell: string, column: number): string => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0));
  const line = (cells: readonly string[]): string => `| ${cells.map(pad).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(header), line(rule), ...rows.map(line)].join('\n');
}

function milliseconds(time: number): string {
  return time.toFixed(time < 10 ? 2 : 1);
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)} times`;
}
