import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../../src/platform/logger.ts';
import { RedisCache } from '../../../src/platform/redis-cache.ts';

/** The Redis protocol for what the cache asks at its start and for a key that is not there. `isHanging`: takes everything, answers nothing. */
class TinyRedis {
  isHanging = false;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  async start(): Promise<void> {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('data', (data) => {
        if (!this.isHanging)
          for (const command of data.toString().match(/^(info|get|ping|client)\r$/gim) ?? []) socket.write(replyTo(command));
      });
      socket.on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve) => this.#server!.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}

function replyTo(command: string): string {
  const info = 'loading:0\r\nredis_version:7.0.0';
  const replies: Record<string, string> = { info: `$${info.length}\r\n${info}\r\n`, get: '$-1\r\n', ping: '+PONG\r\n', client: '+OK\r\n' };
  return replies[command.trim().toLowerCase()]!;
}

const lines: string[] = [];
const logger = {
  info: (_: object, text: string) => lines.push(text),
  warn: (_: object, text: string) => lines.push(text),
} as unknown as Logger;
const redis = new TinyRedis();
let cache: RedisCache;

async function open(): Promise<void> {
  lines.length = 0;
  cache = await RedisCache.open({ url: redis.url, connectTimeoutMs: 500, commandTimeoutMs: 100, keepAliveMs: 1_000 }, logger);
}

async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 5_000; !condition(); await sleep(10))
    if (Date.now() > end) throw new Error('It did not happen within 5 s.');
}

describe('RedisCache in an outage', () => {
  afterEach(async () => {
    await cache.close();
    await redis.stop();
    redis.isHanging = false;
  });

  it('opens without a server, as a cache that has nothing', async () => {
    await redis.start();
    await redis.stop();
    await open();
    expect(cache.state()).toBe('down');
    await expect(cache.get('key')).resolves.toBeUndefined();
    await expect(cache.set('key', Uint8Array.of(1), { timeToLiveMs: 1_000 })).resolves.toBeUndefined();
    await expect(cache.ping()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
  });

  it('comes back by itself, and logs an outage once when it begins and once when it ends', async () => {
    await redis.start();
    await open();
    expect(cache.state()).toBe('up');
    await redis.stop();
    await until(() => cache.state() === 'down');
    for (let time = 0; time < 5; time += 1) await cache.get('key').then(() => sleep(60));
    await redis.start();
    await until(() => cache.state() === 'up');
    expect(lines).toEqual(['Redis does not answer; going on without its cache.', 'Redis answers again.']);
  });

  it('lets one look-up wait for a server that hangs, and the next ones not at all', async () => {
    await redis.start();
    await open();
    redis.isHanging = true;
    await expect(cache.get('key')).resolves.toBeUndefined();
    const begin = performance.now();
    for (let time = 0; time < 20; time += 1) await expect(cache.get('key')).resolves.toBeUndefined();
    expect(performance.now() - begin).toBeLessThan(90);
    expect(cache.state()).toBe('down');
  });
});
