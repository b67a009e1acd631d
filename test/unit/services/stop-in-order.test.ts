import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CHROMA } from '../../../src/services/chroma.ts';
import { NEO4J } from '../../../src/services/neo4j.ts';
import { identityOf, isRunning } from '../../../src/services/process-identity.ts';
import { REDIS } from '../../../src/services/redis.ts';
import { stopInOrder } from '../../../src/services/stop-in-order.ts';
import type { Stoppable } from '../../../src/services/stop-in-order.ts';
import type { LocalService } from '../../../src/services/service.ts';
import { testConfig } from '../../support/test-config.ts';

describe('stopInOrder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weft-stop-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** A process in the service's place that writes its name when it leaves, so long after it was asked to. */
  async function standIn(service: LocalService, leavesAfterMs: number): Promise<Stoppable> {
    const leave = `require('fs').appendFileSync('left', '${service.name} '); process.exit()`;
    const script = `process.on('SIGTERM', () => setTimeout(() => { ${leave} }, ${leavesAfterMs})); process.stdout.write('up'); setInterval(() => {}, 1000)`;
    const child = spawn(process.execPath, ['-e', script], { detached: true, cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    await once(child.stdout, 'data');
    const identity = await identityOf(child.pid ?? 0);
    if (identity === undefined) throw new Error('The stand-in ended by itself');
    return { service, process: { identity } };
  }

  it('lets Redis and Chroma leave before Neo4j is asked to', async () => {
    const running = await Promise.all([standIn(NEO4J, 0), standIn(CHROMA, 10), standIn(REDIS, 400)]);
    await stopInOrder(testConfig({ WEFT_DATA_DIR: folder }), running);
    expect(await readFile(join(folder, 'left'), 'utf8')).toBe('chroma redis neo4j ');
  });

  it('kills what does not leave in its time', async () => {
    const stubborn = await standIn({ ...REDIS, stopTimeoutMs: 200 }, 60_000);
    await stopInOrder(testConfig({ WEFT_DATA_DIR: folder }), [stubborn]);
    expect(await isRunning(stubborn.process.identity)).toBe(false);
  });

  it('does nothing about what has ended already', async () => {
    const ended = { service: REDIS, process: { identity: { pid: process.pid, startedAt: 'long ago' } } };
    await stopInOrder(testConfig({ WEFT_DATA_DIR: folder }), [ended]);
    await expect(readFile(join(folder, 'left'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
