import { createApp } from './app.ts';
import type { App } from './app.ts';
import { outsideAddresses, toAppSettings } from './app-settings.ts';
import { loadConfig } from './config.ts';
import type { Config } from './config.ts';
import { AppError, messageOf } from './errors.ts';
import { createLogger } from './platform/logger.ts';
import type { Logger } from './platform/logger.ts';
import type { Progress } from './platform/progress.ts';
import { provisionEmbeddingModel } from './services/embedding-model/provision.ts';
import { localSecret } from './services/secrets.ts';

/** What a process that stays up works with. */
export interface ProcessContext {
  readonly app: App;
  readonly config: Config;
  readonly logger: Logger;
  /** Aborted by SIGTERM or SIGINT. */
  readonly signal: AbortSignal;
}

/** Builds the app on outside services, runs the work until the process is told to stop, closes the app. A failure ends it with code 1. */
export async function openProcess(work: (context: ProcessContext) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort(new AppError('CANCELLED', `Received ${name}.`)));
  try {
    const config = loadConfig();
    const logger = createLogger(config.logLevel);
    const app = await openApp(config, logger, stop.signal);
    try {
      await app.administration.migrate({ signal: stop.signal, onApply: (name) => logger.info({ name }, 'migration applied') });
      await app.ingestion.checkEmbeddingModel({ signal: stop.signal });
      await work({ app, config, logger, signal: stop.signal });
    } finally {
      await app.close();
    }
  } catch (error) {
    if (stop.signal.aborted) return;
    process.stderr.write(`weft: ${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}

async function openApp(config: Config, logger: Logger, signal: AbortSignal): Promise<App> {
  const addresses = outsideAddresses(config);
  const progress = logProgress(logger);
  const modelFiles = await provisionEmbeddingModel({ ...config.localEmbedding, folder: config.folders.models, progress, signal });
  if (config.jwt.secret === undefined) logger.warn('WEFT_JWT_SECRET is not set: using a key of the data folder, for development only');
  const tokenSecret = config.jwt.secret ?? (await localSecret(config.folders.data, 'jwtSecret'));
  return createApp(toAppSettings(config, { addresses, modelFiles, tokenSecret }), logger);
}

/** Steps as log lines, for a process that nobody watches. */
function logProgress(logger: Logger): Progress {
  return {
    start: (label) => logger.info(label),
    update: () => {},
    finish: () => {},
    note: (text) => logger.info(text),
  };
}
