import { join } from 'node:path';
import type { App } from '../app.ts';
import { toAppSettings } from '../app-settings.ts';
import { loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { createLogger } from '../platform/logger.ts';
import type { Logger } from '../platform/logger.ts';
import { SILENT_PROGRESS } from '../platform/progress.ts';
import type { Progress } from '../platform/progress.ts';
import { provisionEmbeddingModel } from '../services/embedding-model/provision.ts';
import { startServices } from '../services/local-services.ts';
import type { RunningServices } from '../services/running-services.ts';
import { localSecret } from '../services/secrets.ts';
import { createProgressBar } from './progress-bar.ts';

/** What a command works with. */
export interface CommandContext {
  readonly app: App;
  readonly config: Config;
  readonly logger: Logger;
  readonly progress: Progress;
  readonly services: RunningServices;
  readonly signal: AbortSignal;
}

/**
 * Provides services, embedding model and app for the work, then ends what was started for it, in order. Services that a running Weft has
 * started in this data folder are used and left running.
 */
export async function withApp<Result>(
  options: { signal: AbortSignal; json?: boolean; config?: Config },
  work: (context: CommandContext) => Promise<Result>,
): Promise<Result> {
  const { signal, config = loadConfig() } = options;
  const progress = options.json === true ? SILENT_PROGRESS : createProgressBar();
  const logger = createLogger(config.logLevel, { file: join(config.folders.data, 'logs', 'weft.log') });
  const modelFiles = await provisionEmbeddingModel({ ...config.localEmbedding, folder: config.folders.models, progress, signal });
  const services = await startServices(config, { progress, logger, signal });
  try {
    services.onCrash((crash) => progress.note(crash.words));
    progress.start('Loading the embedding model');
    const tokenSecret = config.jwt.secret ?? (await localSecret(config.folders.data, 'jwtSecret'));
    // Read here and not above: the drivers and models would take --help two seconds to load.
    const { createApp } = await import('../app.ts');
    const app = await createApp(toAppSettings(config, { addresses: services.addresses, modelFiles, tokenSecret }), logger);
    progress.finish(app.models.embedding);
    try {
      await app.administration.migrate({ signal, onApply: (name) => progress.note(`Applied ${name}`) });
      return await work({ app, config, logger, progress, services, signal });
    } finally {
      await app.close();
    }
  } finally {
    await services.stop();
  }
}
