import { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { diagnose } from '../services/diagnose.ts';
import { EXIT_CODES, print, printJson, runCommand } from './run-command.ts';

/** `weft doctor` */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'Look at everything that a start needs: programs, memory, disk, port, services. Changes nothing. Ends with 3 when something is missing.',
    )
    .option('--json', 'print as JSON')
    .action((options: { json?: boolean }) =>
      runCommand(options, async () => {
        const diagnoses = await diagnose(loadConfig());
        if (options.json === true) printJson(diagnoses);
        else {
          for (const { name, isFine, found, advice } of diagnoses) {
            print(`${isFine ? 'ok  ' : 'FIX '} ${name.padEnd(16)} ${found}${isFine || advice === undefined ? '' : `\n     ${advice}`}`);
          }
        }
        return diagnoses.every((diagnosis) => diagnosis.isFine) ? EXIT_CODES.done : EXIT_CODES.unavailable;
      }),
    );
}
