import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../src/platform/logger.ts';
import { SILENT_PROGRESS } from '../../../src/platform/progress.ts';
import { diagnose } from '../../../src/services/diagnose.ts';
import { startServices } from '../../../src/services/local-services.ts';
import { testConfig } from '../../support/test-config.ts';

describe('on a machine with an empty PATH', () => {
  const options = { progress: SILENT_PROGRESS, logger: createLogger('silent') };
  const path = process.env.PATH;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weft-bare-'));
    process.env.PATH = folder;
  });

  afterEach(async () => {
    process.env.PATH = path;
    await rm(folder, { recursive: true });
  });

  const bareConfig = () => ({ ...testConfig({ WEFT_DATA_DIR: folder, WEFT_PROGRAMS_DIR: join(folder, 'programs') }), javaHome: undefined });

  it('a start says in one line each what is missing, and the three ways out', async () => {
    const refused = startServices(bareConfig(), options);
    await expect(refused).rejects.toMatchObject({ code: 'MISSING_PROGRAM' });
    const lines = await refused.catch((error: Error) => error.message.split('\n'));
    expect(lines).toEqual([
      expect.stringContaining('no Java can be run'),
      expect.stringContaining('`mvn` cannot be run'),
      expect.stringMatching(/install.*docker compose up.*NEO4J_URI, CHROMA_URL, REDIS_URL/),
    ]);
  });

  it('servers of one’s own are passed through and nothing is asked of the machine', async () => {
    const outside = {
      NEO4J_URI: 'neo4j+s://graph.example.com',
      NEO4J_PASSWORD: 'word',
      CHROMA_URL: 'https://vectors.example.com',
      REDIS_URL: 'rediss://cache.example.com',
    };
    const services = await startServices(testConfig({ WEFT_DATA_DIR: folder, ...outside }), options);
    expect(services.addresses).toEqual({
      neo4j: { uri: 'neo4j+s://graph.example.com', user: 'neo4j', password: 'word' },
      chroma: { url: 'https://vectors.example.com' },
      redis: { url: 'rediss://cache.example.com', password: undefined },
    });
    await services.stop();
  });

  it('the doctor advises what to install and leaves alone what is not needed', async () => {
    const diagnoses = await diagnose({ ...bareConfig(), http: { ...bareConfig().http, port: 0 } });
    const unwell = diagnoses.filter(({ isFine }) => !isFine).map(({ name }) => name);
    expect(unwell).toEqual(expect.arrayContaining(['Java', 'Maven']));
    expect(unwell).not.toContain('Node');
    expect(diagnoses.find(({ name }) => name === 'Java')?.advice).toContain('Java 17');
  });
});
