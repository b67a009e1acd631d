import { afterEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cache } from '../../src/platform/cache.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { MemoryCache } from '../../src/platform/memory-cache.ts';
import { RedisCache } from '../../src/platform/redis-cache.ts';

const FOR_A_MINUTE = { timeToLiveMs: 60_000 };

function redisUrl(): string {
  const url = process.env['WEFT_TEST_REDIS_URL'];
  if (url === undefined) throw new Error('WEFT_TEST_REDIS_URL is not set: the global setup of the tests did not start Redis.');
  return url;
}

const openRedis = (): Promise<RedisCache> =>
  RedisCache.open({ url: redisUrl(), connectTimeoutMs: 2_000, commandTimeoutMs: 1_000, keepAliveMs: 1_000 }, createLogger('silent'));

const implementations: [string, () => Promise<Cache>][] = [
  ['MemoryCache', () => Promise.resolve(new MemoryCache({ maximumBytes: 1_000_000 }))],
  ['RedisCache', openRedis],
];

describe.each(implementations)('the cache %s', (_name, open) => {
  const opened: Cache[] = [];
  const openCache = async (): Promise<Cache> => {
    const cache = await open();
    opened.push(cache);
    return cache;
  };
  afterEach(async () => {
    for (const cache of opened.splice(0)) await cache.close();
  });

  it('has nothing under a key that was never kept', async () => {
    expect(await (await openCache()).get(randomUUID())).toBeUndefined();
  });

  it('gives back every byte that was kept', async () => {
    const cache = await openCache();
    const [key, bytes] = [randomUUID(), Uint8Array.from({ length: 256 }, (_, value) => value)];
    await cache.set(key, bytes, FOR_A_MINUTE);
    expect(Uint8Array.from((await cache.get(key))!)).toEqual(bytes);
  });

  it('keeps a part of a larger buffer as that part alone', async () => {
    const cache = await openCache();
    const key = randomUUID();
    await cache.set(key, Uint8Array.of(1, 2, 3, 4).subarray(1, 3), FOR_A_MINUTE);
    expect(Uint8Array.from((await cache.get(key))!)).toEqual(Uint8Array.of(2, 3));
  });

  it('keeps the latest value of a key', async () => {
    const cache = await openCache();
    const key = randomUUID();
    await cache.set(key, Uint8Array.of(1), FOR_A_MINUTE);
    await cache.set(key, Uint8Array.of(2), FOR_A_MINUTE);
    expect(Uint8Array.from((await cache.get(key))!)).toEqual(Uint8Array.of(2));
  });

  it('forgets a value when its time is over', async () => {
    const cache = await openCache();
    const key = randomUUID();
    await cache.set(key, Uint8Array.of(1), { timeToLiveMs: 1_000 });
    expect(await cache.get(key)).toBeDefined();
    await sleep(1_100);
    expect(await cache.get(key)).toBeUndefined();
  });

  it('is a miss and no failure once it is closed', async () => {
    const cache = await openCache();
    const key = randomUUID();
    await cache.set(key, Uint8Array.of(1), FOR_A_MINUTE);
    await cache.close();
    await cache.close();
    await expect(cache.set(key, Uint8Array.of(2), FOR_A_MINUTE)).resolves.toBeUndefined();
    await expect(cache.get(key)).resolves.toBeUndefined();
  });
});

describe('RedisCache with a server', () => {
  it('tells readiness that Redis answers', async () => {
    const cache = await openRedis();
    try {
      await cache.ping();
      expect(cache.state()).toBe('up');
    } finally {
      await cache.close();
    }
  });
});
