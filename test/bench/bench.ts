import { constants } from 'node:fs';
import { access, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { EXIT_CODES, print, runCommand } from '../../src/cli/run-command.ts';
import { AppError } from '../../src/errors.ts';
import { KNOWN_SETS, readQuestionSet } from '../evaluation/question-set.ts';
import type { QuestionSet } from '../evaluation/question-set.ts';
import { plainProgress } from '../support/plain-progress.ts';
import { startTestServices } from '../support/test-services.ts';
import type { TestServices } from '../support/test-services.ts';
import { formatBenchmark } from './report.ts';
import type { Benchmark } from './report.ts';
import { growthOfChunk, measureStorage } from './resources.ts';
import { runBenchmark } from './run-benchmark.ts';
import type { BenchmarkOptions, BenchmarkSizes } from './run-benchmark.ts';

interface BenchOptions extends Partial<BenchmarkSizes> {
  readonly quick?: true;
  /** `false` by `--no-peps`. */
  readonly peps?: string | false;
  readonly json?: string;
}

const FULL: BenchmarkSizes = { texts: 20_000, embedded: 400, rounds: 200 };
const QUICK: BenchmarkSizes = { texts: 1_000, embedded: 50, rounds: 60 };
/** The least that has enough of everything. */
const FEWEST_TEXTS = 100;

const program = new Command('npm run bench --')
  .description('Measures how fast loading, lists, look-ups, search and answers are, on services of its own that it starts and deletes.')
  .option('--texts <count>', `texts of the company that is asked, ${FEWEST_TEXTS} or more (${FULL.texts})`, atLeast(FEWEST_TEXTS))
  .option('--embedded <count>', `texts that are embedded by the model (${FULL.embedded})`, atLeast(1))
  .option('--rounds <count>', `requests of each kind by one client (${FULL.rounds})`, atLeast(1))
  .option('--quick', `a first look: ${QUICK.texts} texts, ${QUICK.embedded} embedded, ${QUICK.rounds} rounds`)
  .option(
    '--peps <folder>',
    `real documents with questions.jsonl that are ingested and searched too (${KNOWN_SETS.peps?.folder}, not with --quick)`,
  )
  .option('--no-peps', 'without them: embedding them takes a quarter of an hour or more')
  .option('--json <file>', 'write the figures to a file')
  .addHelpText(
    'after',
    `
NEO4J_URI, CHROMA_URL and REDIS_URL name outside services, in which what is loaded stays. What the figures mean: docs/performance.md.
Exit codes: 0 measured, 1 a fault of ours, 2 wrong arguments, or a service that does not answer, 130 interrupted.`,
  )
  .showHelpAfterError()
  .allowExcessArguments(false)
  .exitOverride((outcome) => process.exit(outcome.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage))
  .action(bench);

async function bench({ quick, json, peps, ...given }: BenchOptions): Promise<void> {
  await runCommand({}, async (signal) => {
    if (json !== undefined) await checkWritable(json);
    const corpus = await findCorpus(peps ?? (quick === true ? false : undefined));
    const options = { ...(quick === true ? QUICK : FULL), ...given, corpus };
    const services = await startTestServices();
    try {
      signal.throwIfAborted();
      const figures = await measure(services, options, signal);
      if (json !== undefined) await writeFile(json, `${JSON.stringify(figures, null, 2)}\n`);
      print(`\n${formatBenchmark(figures)}`);
      return EXIT_CODES.done;
    } catch (error) {
      if (!signal.aborted) throw error;
      await services.stop();
      process.stderr.write('\nInterrupted. The services are stopped and their data is deleted.\n');
      return EXIT_CODES.cancelled;
    } finally {
      await services.stop();
    }
  });
  if (process.exitCode === EXIT_CODES.unavailable) process.exitCode = EXIT_CODES.usage;
}

/** Measures, then stops the services: what they hold shows once everything is written. */
async function measure(services: TestServices, options: BenchmarkOptions, signal: AbortSignal): Promise<Benchmark> {
  const progress = plainProgress((line) => process.stderr.write(`${line}\n`));
  const before = await measureStorage(services.folder);
  const measured = await runBenchmark(services, options, { progress, signal });
  let after = before;
  await services.stop({ beforeRemoval: async () => void (after = await measureStorage(services.folder)) });
  return { ...measured, bytesOfChunk: growthOfChunk(before, after, measured.storedChunks) };
}

/**
 * The real documents that are to be measured. Those that nobody named may be missing: they do not come with the project.
 * @throws AppError NOT_FOUND, BAD_INPUT when those that were named are not there or malformed
 */
async function findCorpus(wanted: string | false | undefined): Promise<QuestionSet | undefined> {
  if (wanted === false) return undefined;
  if (wanted !== undefined) return readQuestionSet(resolve(wanted));
  try {
    return await readQuestionSet('peps');
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
    process.stderr.write(`There is no ${KNOWN_SETS.peps?.folder}: real documents are not measured.\n`);
    return undefined;
  }
}

/** Before the work, not after. @throws AppError BAD_INPUT when the file cannot be written there */
async function checkWritable(file: string): Promise<void> {
  const folder = dirname(resolve(file));
  try {
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new AppError('BAD_INPUT', `The figures cannot be written to "${file}": there is no folder "${folder}" that may be written to.`, {
      cause,
    });
  }
  const isFolder = await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) throw new AppError('BAD_INPUT', `The figures cannot be written to "${file}": it is a folder.`);
}

/** Reads a whole number that is not below this. */
function atLeast(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} up.`);
  };
}

await program.parseAsync();
