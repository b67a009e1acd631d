import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import neo4j from 'neo4j-driver';
import { createLogger } from '../../../src/platform/logger.ts';
import { SILENT_PROGRESS } from '../../../src/platform/progress.ts';
import { servicesStatus, startServices } from '../../../src/services/local-services.ts';
import type { ServicesConfig } from '../../../src/services/service.ts';
import { testConfig } from '../../support/test-config.ts';
import { makeTestFolder, removeTestFolder } from '../../support/test-folder.ts';

const START_TIMEOUT_MS = 200_000;

describe('a local Neo4j', () => {
  let folder: string;
  let config: ServicesConfig;

  beforeAll(async () => {
    folder = await makeTestFolder();
    config = testConfig({ WEFT_DATA_DIR: folder, NEO4J_HEAP_MB: '256', NEO4J_PAGE_CACHE_MB: '64' });
  });

  afterAll(() => removeTestFolder(folder));

  const start = () => startServices(config, { progress: SILENT_PROGRESS, logger: createLogger('silent'), only: ['neo4j'] });

  it(
    'takes the generated password at its first start and keeps its data for the next',
    async () => {
      const first = await start();
      await run(first.addresses.neo4j, "CREATE (:Note {text: 'kept'})");
      await first.stop();
      expect((await servicesStatus(config)).find(({ name }) => name === 'neo4j')?.state).toBe('stopped');

      const second = await start();
      expect(second.addresses).toEqual(first.addresses);
      expect(await run(second.addresses.neo4j, 'MATCH (note:Note) RETURN note.text AS value')).toEqual(['kept']);
      // A first start on a busy machine asks with a password that is not there yet many times: that must lock nobody out.
      for (let round = 0; round < 5; round += 1) {
        await expect(run({ ...second.addresses.neo4j, password: 'neo4j' }, 'RETURN 1 AS value')).rejects.toMatchObject({
          code: 'Neo.ClientError.Security.Unauthorized',
        });
      }
      expect(await run(second.addresses.neo4j, 'RETURN 1 AS value')).toHaveLength(1);
      await second.stop();
    },
    2 * START_TIMEOUT_MS,
  );
});

/** The column `value` of what the statement returns. */
async function run(address: { uri: string; user: string; password?: string }, statement: string): Promise<unknown[]> {
  const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password ?? ''));
  try {
    const { records } = await driver.executeQuery(statement);
    return records.map((record) => record.get('value') as unknown);
  } finally {
    await driver.close();
  }
}
