import { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { createLogger } from '../platform/logger.ts';
import { SILENT_PROGRESS } from '../platform/progress.ts';
import { provisionEmbeddingModel } from '../services/embedding-model/provision.ts';
import { createProgressBar } from './progress-bar.ts';
import { EXIT_CODES, print, printJson, runCommand } from './run-command.ts';

/** In fp32 two implementations of one model differ by rounding alone. */
const LEAST_COSINE = { fp32: 0.9999, int8: 0.95 } as const;

interface ModelsOptions {
  json?: boolean;
}

/** `weft models provision|compare` */
export function modelsCommand(): Command {
  const command = new Command('models').description('The local embedding model.');
  command
    .command('provision')
    .description('Fetch the model now (every start does so when it is missing) and check its files.')
    .option('--json', 'print the files as JSON')
    .action((options: ModelsOptions) =>
      runCommand(options, async (signal) => {
        const files = await provide(options, signal);
        if (options.json === true) printJson(files);
        else print(`The model is in ${files.folder}.`);
      }),
    );
  command
    .command('compare')
    .description('Compare the model with vectors that another implementation made. Ends with 1 when they differ.')
    .argument('<file>', 'JSON lines: { text, tokens, embedding }')
    .option('--json', 'print the comparison as JSON')
    .action((file: string, options: ModelsOptions) =>
      runCommand(options, async (signal) => {
        const { localEmbedding } = loadConfig();
        const files = await provide(options, signal);
        const { compareLocalModel } = await import('../app.ts');
        const comparison = await compareLocalModel({ ...localEmbedding, files }, file, createLogger('silent'));
        if (options.json === true) printJson(comparison);
        else {
          const { texts, minimumCosine, meanCosine, tokenCountMismatches } = comparison;
          print(
            `${texts} texts: least cosine ${minimumCosine.toFixed(6)}, mean ${meanCosine.toFixed(6)}; ${tokenCountMismatches} token counts differ.`,
          );
        }
        const isSame = comparison.minimumCosine > LEAST_COSINE[localEmbedding.precision] && comparison.tokenCountMismatches === 0;
        return isSame ? EXIT_CODES.done : EXIT_CODES.failed;
      }),
    );
  return command;
}

function provide(options: ModelsOptions, signal: AbortSignal): ReturnType<typeof provisionEmbeddingModel> {
  const { localEmbedding, folders } = loadConfig();
  const progress = options.json === true ? SILENT_PROGRESS : createProgressBar();
  return provisionEmbeddingModel({ ...localEmbedding, folder: folders.models, progress, signal });
}
