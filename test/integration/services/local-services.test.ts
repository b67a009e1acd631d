import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createLogger } from '../../../src/platform/logger.ts';
import { SILENT_PROGRESS } from '../../../src/platform/progress.ts';
import { resetServices, servicesStatus, startServices, stopServices } from '../../../src/services/local-services.ts';
import type { Crash, RunningServices } from '../../../src/services/running-services.ts';
import { readState } from '../../../src/services/service-state.ts';
import type { ServiceName, ServicesConfig } from '../../../src/services/service.ts';
import { testConfig } from '../../support/test-config.ts';
import { makeTestFolder, removeTestFolder } from '../../support/test-folder.ts';

/** Chroma and Redis stand for all three: they start in half a second. */
const CHEAP = ['chroma', 'redis'] as const;

describe('the local services of a data folder', () => {
  let folder: string;
  let config: ServicesConfig;

  beforeEach(async () => {
    folder = await makeTestFolder();
    config = testConfig({ WEFT_DATA_DIR: folder });
  });

  afterEach(() => removeTestFolder(folder));

  const start = (options: { signal?: AbortSignal } = {}) =>
    startServices(config, { progress: SILENT_PROGRESS, logger: createLogger('silent'), only: CHEAP, ...options });

  it('answer when the start is over and are gone when the stop is', async () => {
    const services = await start();
    const [chroma, redis] = await Promise.all([doesHeartbeat(services), redisSays(services)]);
    expect([chroma, redis]).toEqual([true, 'PONG']);
    expect(await statesOf(config)).toEqual({ neo4j: 'stopped', chroma: 'running', redis: 'running' });
    await Promise.all([services.stop(), services.stop()]);
    expect(await statesOf(config)).toEqual({ neo4j: 'stopped', chroma: 'stopped', redis: 'stopped' });
  });

  it('are started once by two starts at the same time', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(other.addresses).toEqual(one.addresses);
    await Promise.all([one.stop(), other.stop()]);
    expect(await statesOf(config)).toMatchObject({ chroma: 'stopped', redis: 'stopped' });
  });

  it('are used, and left alone, by a second start while the first still runs them', async () => {
    const owner = await start();
    const guest = await start();
    expect(guest.addresses).toEqual(owner.addresses);
    await guest.stop();
    expect(await doesHeartbeat(owner)).toBe(true);
    await owner.stop();
    expect(await statesOf(config)).toMatchObject({ chroma: 'stopped', redis: 'stopped' });
  });

  it('answer at the same addresses after a new start', async () => {
    const first = await start();
    await first.stop();
    expect((await start()).addresses).toEqual(first.addresses);
  });

  it('say in words that one of them crashed, also to whoever asks later', async () => {
    const services = await start();
    const crash = new Promise<Crash>((resolve) => services.onCrash(resolve));
    process.kill(await pidOf(config, 'chroma'), 'SIGKILL');
    const expected = {
      service: 'chroma',
      words: `Chroma stopped unexpectedly (signal SIGKILL); see ${join(folder, 'logs', 'chroma.log')}`,
    };
    expect(await crash).toEqual(expected);
    const heardLater: Crash[] = [];
    services.onCrash((one) => heardLater.push(one));
    expect(heardLater).toEqual([expected]);
    await services.stop();
  });

  it('call a planned stop no crash', async () => {
    const services = await start();
    const crashes: Crash[] = [];
    services.onCrash((crash) => crashes.push(crash));
    await services.stop();
    expect(crashes).toEqual([]);
  });

  it('lose nothing that Redis has confirmed when it is killed', async () => {
    const services = await start();
    await withRedis(services, (redis) => redis.set('kept', 'yes'));
    const crash = new Promise<Crash>((resolve) => services.onCrash(resolve));
    process.kill(await pidOf(config, 'redis'), 'SIGKILL');
    await crash;
    const again = await start();
    expect(await withRedis(again, (redis) => redis.get('kept'))).toBe('yes');
    await again.stop();
    await services.stop();
  });

  it('are called silent while they run and do not answer', async () => {
    const services = await start();
    const pid = await pidOf(config, 'chroma');
    process.kill(pid, 'SIGSTOP');
    expect(await statesOf(config)).toMatchObject({ chroma: 'silent', redis: 'running' });
    process.kill(pid, 'SIGCONT');
    expect(await statesOf(config)).toMatchObject({ chroma: 'running' });
    await services.stop();
  });

  it('are all ended when one cannot start, and the reason comes from its log', async () => {
    await mkdir(join(folder, 'redis'), { recursive: true });
    await writeFile(join(folder, 'redis', 'appendonly.aof'), 'this is no append-only file');
    await expect(start()).rejects.toMatchObject({
      code: 'DEPENDENCY_UNAVAILABLE',
      message: expect.stringMatching(/^Redis stopped while it was starting \(exit code 1\): .*append only file.*redis\.log/),
    });
    expect(await statesOf(config)).toEqual({ neo4j: 'stopped', chroma: 'stopped', redis: 'stopped' });
  });

  it('are ended when the start is cancelled', async () => {
    await expect(start({ signal: AbortSignal.timeout(150) })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await statesOf(config)).toEqual({ neo4j: 'stopped', chroma: 'stopped', redis: 'stopped' });
  });

  it('can be ended from outside, and what they hold deleted', async () => {
    const services = await start();
    await withRedis(services, (redis) => redis.set('held', 'yes'));
    expect(await stopServices(config)).toEqual(['chroma', 'redis']);
    await access(join(folder, 'redis', 'appendonly.aof'));
    expect(await resetServices(config)).toEqual([]);
    await expect(access(join(folder, 'redis'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(access(join(folder, 'chroma'))).rejects.toMatchObject({ code: 'ENOENT' });
    await services.stop();
  });
});

type CheapServices = RunningServices<(typeof CHEAP)[number]>;

async function statesOf(config: ServicesConfig): Promise<Record<string, string>> {
  return Object.fromEntries((await servicesStatus(config)).map(({ name, state }) => [name, state]));
}

async function pidOf(config: ServicesConfig, name: ServiceName): Promise<number> {
  const pid = (await readState(config.folders.data))[name]?.process?.pid;
  if (pid === undefined) throw new Error(`${name} does not run`);
  return pid;
}

async function doesHeartbeat({ addresses }: CheapServices): Promise<boolean> {
  return (await fetch(`${addresses.chroma.url}/api/v2/heartbeat`)).ok;
}

function redisSays(services: CheapServices): Promise<string> {
  return withRedis(services, (redis) => redis.ping());
}

async function withRedis<Result>({ addresses }: CheapServices, work: (redis: Redis) => Promise<Result>): Promise<Result> {
  const redis = new Redis(addresses.redis.url, { password: addresses.redis.password });
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}
