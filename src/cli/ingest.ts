import { Command } from 'commander';
import { loadFolder } from './load.ts';
import type { LoadResult } from './load.ts';
import { EXIT_CODES, print, printJson, runCommand } from './run-command.ts';
import { withApp } from './with-app.ts';

/** Faults printed at most; `--json` has all. */
const SHOWN_FAULTS = 20;

interface IngestOptions {
  tenant: string;
  source?: string;
  json?: boolean;
}

/** `weft ingest <path> --tenant <slug>` */
export function ingestCommand(): Command {
  return new Command('ingest')
    .description(
      'Load a folder or file into a tenant: people, projects, groups, topics, documents and relationships. Loading again changes nothing.',
    )
    .argument(
      '<path>',
      'folder or file: employees|projects|groups|topics|documents|edges.jsonl at its top, .md .rst .html .txt at any depth',
    )
    .requiredOption('-t, --tenant <slug>', 'the tenant; it is made when it does not exist')
    .option('--source <name>', "the source's name, which with a document's id makes its identity (default: the folder's name)")
    .option('--json', 'print the report as JSON')
    .action((path: string, options: IngestOptions) =>
      runCommand(options, (signal) =>
        withApp({ signal, json: options.json }, async (context) => {
          const tenant = await context.app.administration.ensureTenant(options.tenant, undefined, { signal });
          const result = await loadFolder(context, tenant, { path, name: options.source });
          if (options.json === true) printJson(result);
          else printResult(result);
          const { records, documents, relationships } = result.report;
          const isWhole = records.failed + documents.failed + relationships.failed === 0 && result.projection.postponed === 0;
          return isWhole ? EXIT_CODES.done : EXIT_CODES.failed;
        }),
      ),
    );
}

function printResult({ report, faults, projection, embedded, durationMs }: LoadResult): void {
  const rows = [
    ['', 'new', 'changed', 'unchanged', 'failed'],
    ['people, projects, groups, topics', ...counts(report.records)],
    ['documents', ...counts(report.documents)],
  ];
  for (const [name = '', ...cells] of rows) print(`${name.padEnd(34)}${cells.map((cell) => cell.padStart(10)).join('')}`);
  print(`relationships: ${report.relationships.saved} stated, ${report.relationships.failed} failed`);
  const seconds = durationMs.total / 1000;
  print(
    `${embedded} chunks embedded; ${seconds.toFixed(1)} s in all${embedded > 0 ? `, ${(embedded / seconds).toFixed(1)} chunks/s` : ''}`,
  );
  if (projection.postponed > 0) {
    print(
      `\nSome vectors are still to come: ${projection.lastFailure?.message ?? ''} They are made when Weft runs next (weft start), or load again.`,
    );
  }
  if (faults.length > 0) print(`\n${faults.length} could not be loaded:`);
  for (const { place, message } of faults.slice(0, SHOWN_FAULTS)) print(`  ${place}: ${message}`);
  if (faults.length > SHOWN_FAULTS) print(`  ... and ${faults.length - SHOWN_FAULTS} more (--json has all)`);
}

function counts({ new: created, changed, unchanged, failed }: LoadResult['report']['documents']): string[] {
  return [created, changed, unchanged, failed].map(String);
}
