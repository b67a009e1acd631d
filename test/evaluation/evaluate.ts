import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { EXIT_CODES, print, runCommand } from '../../src/cli/run-command.ts';
import { withApp } from '../../src/cli/with-app.ts';
import type { CommandContext } from '../../src/cli/with-app.ts';
import { loadConfig } from '../../src/config.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import { AppError } from '../../src/errors.ts';
import { startHttpServer } from '../../src/http/http-server.ts';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';
import { createApiSearch } from './api-client.ts';
import { DocumentBm25 } from './document-bm25.ts';
import { loadSet } from './load-set.ts';
import { measure } from './measure.ts';
import type { Evaluation, Half } from './measure.ts';
import { KNOWN_SETS, readQuestionSet } from './question-set.ts';
import type { QuestionSet } from './question-set.ts';
import { formatAblation, formatChanges, formatTable } from './report.ts';
import { readSaved, save } from './saved-results.ts';
import { createAblation, createVariants } from './variants.ts';
import type { Rank } from './variants.ts';
import { readWholeDocuments } from './whole-documents.ts';

interface EvaluateOptions {
  readonly half?: Half;
  readonly json?: string;
  readonly variant?: string[];
  readonly ablation?: true;
  readonly save?: true;
}

/** A question's token lives longer than any run. */
const TOKEN_S = 86_400;

const program = new Command('npm run eval --')
  .description('Measures how well search finds the documents that answer questions, through the public API.')
  .argument(
    '<set>',
    `${Object.keys(KNOWN_SETS).join(', ')}, or a folder: a corpus with questions.jsonl, or passages.jsonl and questions.jsonl`,
  )
  .addOption(new Option('--half <half>', 'only half of the questions: choose constants on a, report b').choices(['a', 'b']))
  .option('--variant <name...>', 'only these variants')
  .addOption(new Option('--ablation', 'the search with all its parts, and without each in turn').conflicts('variant'))
  .option('--json <file>', 'write the figures to a file')
  .option('--save', 'make this the result in docs/evaluation.md that later runs are compared with')
  .addHelpText(
    'after',
    `
The texts are loaded once into a data folder of their own (.weft/evaluation, or WEFT_DATA_DIR); vectors are kept between runs.
Exit codes: 0 measured, 1 a fault of ours, 2 wrong arguments, a malformed set, or a service that does not answer, 130 interrupted.`,
  )
  .showHelpAfterError()
  .exitOverride((outcome) => process.exit(outcome.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage))
  .action(evaluate);

async function evaluate(nameOrFolder: string, options: EvaluateOptions): Promise<void> {
  await runCommand({}, async (signal) => {
    const set = await readQuestionSet(nameOrFolder);
    const evaluation = await withApp({ signal, config: evaluationConfig() }, (context) => run(context, set, options));
    print(`\n${set.name}: ${evaluation.variants[Object.keys(evaluation.variants)[0] ?? '']?.ALL?.questions ?? 0} questions\n`);
    print(formatTable(evaluation));
    if (options.ablation === true) print(`\n${formatAblation(evaluation)}`);
    const saved = await readSaved(evaluation);
    if (saved !== undefined) print(`\nSince docs/evaluation.md:\n${formatChanges(evaluation, saved) || '  nothing has changed'}`);
    if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(evaluation, null, 2)}\n`);
    if (options.save === true) await save(evaluation);
  });
  if (process.exitCode === EXIT_CODES.unavailable) process.exitCode = EXIT_CODES.usage;
}

async function run(context: CommandContext, set: QuestionSet, { half, variant, ablation }: EvaluateOptions): Promise<Evaluation> {
  const { app, config, logger, progress, signal } = context;
  const tenant = await loadSet(context, set);
  // The first search takes the tenant into memory, which may last longer than a request over HTTP may.
  progress.start('Loading the tenant into memory');
  await app.search(app.access.tenantPrincipal(tenant), set.name, { limit: 1, signal });
  progress.finish();
  const wholeDocuments = new DocumentBm25(await readWholeDocuments(app, set));
  const server = await startHttpServer(app, { http: { ...config.http, port: 0 }, graphql: config.graphql, logger });
  try {
    const search = createApiSearch(`${server.url}/graphql`, tokens(context, tenant));
    const variants = ablation ? createAblation(search) : chosen(createVariants(search, wholeDocuments), variant);
    return { ...(await measure(set, variants, { half, progress, signal })), isAblation: ablation };
  } finally {
    await server.close();
  }
}

function tokens({ app, signal }: CommandContext, tenant: Tenant): (asker?: string) => Promise<string> {
  const minted = new Map<string | undefined, Promise<string>>();
  const mint = async (asker?: string): Promise<string> => {
    const employee = asker === undefined ? undefined : (await app.administration.findEmployee(tenant, asker, { signal })).employeeId;
    return app.access.mintToken({ tenantId: tenant.id, employee, permissions: ['read'] }, TOKEN_S);
  };
  return (asker) => {
    const token = minted.get(asker) ?? mint(asker);
    minted.set(asker, token);
    return token;
  };
}

function chosen(variants: Readonly<Record<string, Rank>>, names: readonly string[] | undefined): Readonly<Record<string, Rank>> {
  if (names === undefined) return variants;
  const unknown = names.find((name) => variants[name] === undefined);
  if (unknown !== undefined) {
    throw new AppError('BAD_INPUT', `There is no variant "${unknown}": there are ${Object.keys(variants).join(', ')}.`);
  }
  return Object.fromEntries(names.map((name) => [name, variants[name]!]));
}

/** Settings of the environment, with a data folder that is not the one that people work with. */
function evaluationConfig(): ReturnType<typeof loadConfig> {
  const own = join(PROJECT_ROOT, '.weft');
  const {
    WEFT_DATA_DIR = join(own, 'evaluation'),
    WEFT_PROGRAMS_DIR = join(own, 'programs'),
    WEFT_MODELS_DIR = join(own, 'models'),
  } = process.env;
  return loadConfig({ ...process.env, WEFT_DATA_DIR, WEFT_PROGRAMS_DIR, WEFT_MODELS_DIR });
}

await program.parseAsync();
