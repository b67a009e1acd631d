import { createLogger } from '../../src/platform/logger.ts';
import { provisionEmbeddingModel } from '../../src/services/embedding-model/provision.ts';
import { startServices } from '../../src/services/local-services.ts';
import type { ServiceAddresses } from '../../src/services/service.ts';
import { plainProgress } from './plain-progress.ts';
import { MODELS_FOLDER, PROGRAMS_FOLDER, testConfig } from './test-config.ts';
import { makeTestFolder, removeTestFolder, sweepTestFolders } from './test-folder.ts';

/** What the test run uses until {@link TestServices.stop}. */
export interface TestServices {
  /** The data folder of what was started here. */
  readonly folder: string;
  /**
   * Stops what was started for this run and deletes its data; `beforeRemoval` may look at the data once everything is written. Outside servers,
   * which the environment named, are left alone. Safe to call twice.
   */
  stop(options?: { beforeRemoval?: () => Promise<void> }): Promise<void>;
}

/**
 * Starts Neo4j, Chroma and Redis with throw-away data on free ports (or uses those that NEO4J_URI, CHROMA_URL and REDIS_URL name), provides the
 * embedding model, and says in `process.env`, which the test files inherit, where everything is.
 */
export async function startTestServices(): Promise<TestServices> {
  const progress = plainProgress((line) => process.stderr.write(`${line}\n`));
  const swept = await sweepTestFolders();
  if (swept > 0) progress.note(`Cleared up after ${swept} test run(s) that were killed.`);
  const folder = await makeTestFolder();
  const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, CHROMA_URL, REDIS_URL } = process.env;
  const config = testConfig({ WEFT_DATA_DIR: folder, NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, CHROMA_URL, REDIS_URL });
  try {
    await provisionEmbeddingModel({ folder: MODELS_FOLDER, precision: 'fp32', progress });
    const services = await startServices(config, { progress, logger: createLogger('warn') });
    services.onCrash(({ words }) => progress.note(words));
    exportAddresses(services.addresses);
    return {
      folder,
      stop: async ({ beforeRemoval } = {}) => {
        await services.stop();
        await beforeRemoval?.();
        await removeTestFolder(folder);
      },
    };
  } catch (error) {
    await removeTestFolder(folder);
    throw error;
  }
}

function exportAddresses({ neo4j, chroma, redis }: ServiceAddresses): void {
  const redisUrl = withPassword(redis.url, redis.password);
  Object.assign(process.env, {
    NEO4J_URI: neo4j.uri,
    NEO4J_USER: neo4j.user,
    ...(neo4j.password === undefined ? {} : { NEO4J_PASSWORD: neo4j.password }),
    CHROMA_URL: chroma.url,
    REDIS_URL: redisUrl,
    WEFT_TEST_REDIS_URL: redisUrl,
    WEFT_TEST_MODELS_DIR: MODELS_FOLDER,
    WEFT_TEST_PROGRAMS_DIR: PROGRAMS_FOLDER,
  });
}

function withPassword(address: string, password: string | undefined): string {
  const url = new URL(address);
  if (password !== undefined) url.password = password;
  return url.href;
}
