import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../src/config.ts';
import type { Config } from '../../src/config.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** Programs and models are shared by all test runs; a continuous integration may keep them elsewhere. */
export const PROGRAMS_FOLDER = process.env.WEFT_PROGRAMS_DIR ?? `${REPOSITORY}.weft/programs`;
export const MODELS_FOLDER = process.env.WEFT_MODELS_DIR ?? `${REPOSITORY}.weft/models`;

/** A configuration from these settings alone, with small memory for the local services; neither the environment nor `.env` is read. */
export function testConfig(settings: Readonly<Record<string, string | undefined>>): Config & { javaHome?: string } {
  const config = loadConfig({
    WEFT_PROGRAMS_DIR: PROGRAMS_FOLDER,
    WEFT_MODELS_DIR: MODELS_FOLDER,
    NEO4J_HEAP_MB: '512',
    NEO4J_PAGE_CACHE_MB: '128',
    ...settings,
  });
  return { ...config, javaHome: process.env.JAVA_HOME };
}
