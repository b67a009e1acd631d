import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { resetServices, servicesStatus, stopServices } from '../services/local-services.ts';
import { EXIT_CODES, print, printJson, runCommand } from './run-command.ts';

interface ServicesOptions {
  json?: boolean;
  yes?: boolean;
}

/** `weft services status|stop|reset` */
export function servicesCommand(): Command {
  const command = new Command('services').description('The local Neo4j, Chroma and Redis of this data folder (WEFT_DATA_DIR).');
  command
    .command('status')
    .description('What runs, where, and whose it is. Ends with 3 when one does not answer.')
    .option('--json', 'print as JSON')
    .action((options: ServicesOptions) =>
      runCommand(options, async () => {
        const statuses = await servicesStatus(loadConfig());
        if (options.json === true) printJson(statuses);
        else for (const status of statuses) print(status.words);
        return statuses.every((status) => status.state === 'running') ? EXIT_CODES.done : EXIT_CODES.unavailable;
      }),
    );
  command
    .command('stop')
    .description('Stop those that run, also those that a Weft left behind.')
    .option('--json', 'print the names of those stopped as JSON')
    .action((options: ServicesOptions) =>
      runCommand(options, async () => {
        const stopped = await stopServices(loadConfig());
        if (options.json === true) printJson(stopped);
        else print(stopped.length === 0 ? 'None was running.' : `Stopped ${stopped.join(', ')}.`);
      }),
    );
  command
    .command('reset')
    .description('Stop them and delete their data: all tenants, documents and vectors. Programs and models stay.')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print the names of those reset as JSON; needs --yes')
    .action((options: ServicesOptions) =>
      runCommand(options, async () => {
        const config = loadConfig();
        if (options.yes !== true) await confirmReset(config.folders.data);
        const reset = await resetServices(config);
        if (options.json === true) printJson(reset);
        else print(`Reset ${reset.join(', ')}.`);
      }),
    );
  return command;
}

async function confirmReset(folder: string): Promise<void> {
  if (!process.stdin.isTTY) throw new AppError('BAD_INPUT', 'This deletes all local data. Say --yes to do it.');
  const question = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await question.question(`Delete all data of the local services in ${folder}? Type "reset": `);
  question.close();
  if (answer.trim() !== 'reset') throw new AppError('CANCELLED', 'Nothing was deleted.');
}
