/** Run as a program of its own: starts Chroma and Redis in the data folder that its argument names, says `ready` and stays until it is killed. */
import { createLogger } from '../../src/platform/logger.ts';
import { SILENT_PROGRESS } from '../../src/platform/progress.ts';
import { startServices } from '../../src/services/local-services.ts';
import { testConfig } from './test-config.ts';

const config = testConfig({ WEFT_DATA_DIR: process.argv[2] });
await startServices(config, { progress: SILENT_PROGRESS, logger: createLogger('silent'), only: ['chroma', 'redis'] });
process.stdout.write('ready\n');
setInterval(() => {}, 60_000);
