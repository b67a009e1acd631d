import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { PROJECT_ROOT } from '../platform/project-root.ts';
import { askCommand } from './ask.ts';
import { doctorCommand } from './doctor.ts';
import { extractCommand } from './extract.ts';
import { ingestCommand } from './ingest.ts';
import { migrateCommand } from './migrate.ts';
import { modelsCommand } from './models.ts';
import { reembedCommand } from './reembed.ts';
import { EXIT_CODES } from './run-command.ts';
import { servicesCommand } from './services.ts';
import { startCommand } from './start.ts';
import { tokenCommand } from './token.ts';

const { version } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string };

const program = new Command('weft')
  .description('Ask a company about itself: people, projects, documents and topics as one graph, answered with citations.')
  .version(version)
  .showSuggestionAfterError()
  .addHelpText(
    'after',
    `
Exit codes: 0 done, 1 some of it failed, 2 wrong arguments or settings, 3 a service or program is missing or does not answer, 130 interrupted.
Settings come from the environment and .env; .env.example explains each.`,
  );

const commands = [
  startCommand,
  servicesCommand,
  migrateCommand,
  ingestCommand,
  askCommand,
  tokenCommand,
  doctorCommand,
  reembedCommand,
  extractCommand,
  modelsCommand,
];
for (const command of commands) program.addCommand(command());

// Commander ends with 1 for wrong arguments; here 1 means that some of the work failed.
for (const command of [program, ...program.commands, ...program.commands.flatMap((group) => group.commands)]) {
  command.showHelpAfterError();
  command.exitOverride((outcome) => process.exit(outcome.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage));
}
await program.parseAsync();
