import { Command } from 'commander';
import { print, printJson, runCommand } from './run-command.ts';
import { withApp } from './with-app.ts';

/** `weft migrate` */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description("Apply the graph's constraints, indexes and migrations. Every start does so too.")
    .option('--json', 'print { pending } as JSON')
    .action((options: { json?: boolean }) =>
      runCommand(options, (signal) =>
        // Opening the app has migrated already; what is pending now could not be applied.
        withApp({ signal, json: options.json }, async ({ app }) => {
          const pending = await app.administration.listPendingMigrations({ signal });
          if (options.json === true) printJson({ pending });
          else print('Constraints, indexes and migrations are applied.');
        }),
      ),
    );
}
