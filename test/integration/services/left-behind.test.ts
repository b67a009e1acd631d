import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../src/platform/logger.ts';
import { SILENT_PROGRESS } from '../../../src/platform/progress.ts';
import { servicesStatus, startServices } from '../../../src/services/local-services.ts';
import { readState } from '../../../src/services/service-state.ts';
import type { ServicesConfig } from '../../../src/services/service.ts';
import { testConfig } from '../../support/test-config.ts';
import { makeTestFolder, removeTestFolder, sweepTestFolders } from '../../support/test-folder.ts';

describe('services whose Weft was killed', () => {
  let folder: string;
  let config: ServicesConfig;

  beforeEach(async () => {
    folder = await makeTestFolder();
    config = testConfig({ WEFT_DATA_DIR: folder });
    await leaveBehind(folder);
  });

  afterEach(() => removeTestFolder(folder));

  it('live on and are shown as nobody’s', async () => {
    const chroma = (await servicesStatus(config)).find(({ name }) => name === 'chroma');
    expect(chroma).toMatchObject({
      state: 'running',
      ownerProcessId: undefined,
      words: expect.stringContaining('left behind by a Weft that is gone'),
    });
  });

  it('are taken over by the next start, which also stops them', async () => {
    const before = await readState(folder);
    const services = await startServices(config, { progress: SILENT_PROGRESS, logger: createLogger('silent'), only: ['chroma', 'redis'] });
    const after = await readState(folder);
    expect(after.chroma?.process).toEqual(before.chroma?.process);
    expect(after.chroma?.owner?.pid).toBe(process.pid);
    await services.stop();
    const states = (await servicesStatus(config)).map(({ state }) => state);
    expect(states).toEqual(['stopped', 'stopped', 'stopped']);
  });

  it('are not swept away while the test run that they belong to lives', async () => {
    await sweepTestFolders();
    await access(folder);
    expect((await servicesStatus(config)).map(({ state }) => state)).toEqual(['stopped', 'running', 'running']);
  });
});

/** Has another process start services in the folder and kills it, as a power cut of its own would. */
async function leaveBehind(folder: string): Promise<void> {
  const script = fileURLToPath(new URL('../../support/start-services-and-stay.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const outcome = await Promise.race([once(child.stdout, 'data').then(() => 'ready'), ended.then(() => 'ended')]);
  if (outcome === 'ended') throw new Error('The process that should start services ended by itself; what it said is above');
  child.kill('SIGKILL');
  await ended;
}
