import { Redis } from 'ioredis';
import { AppError } from '../errors.ts';
import { withDeadline } from './abortable.ts';
import type { Cache } from './cache.ts';
import type { Logger } from './logger.ts';

export interface RedisCacheOptions {
  url: string;
  user?: string;
  password?: string;
  connectTimeoutMs: number;
  commandTimeoutMs: number;
  keepAliveMs: number;
}

const KEY_PREFIX = 'weft:cache:';
const LONGEST_RECONNECT_WAIT_MS = 2_000;
/** After a fault everything is a miss for this long, so that a Redis that hangs delays one question and not each. */
const REST_AFTER_FAULT_MS = 1_000;

/** A cache in Redis. Connects again by itself when Redis comes back; an outage is logged once when it begins and once when it ends. */
export class RedisCache implements Cache {
  readonly #redis: Redis;
  readonly #logger: Logger;
  readonly #commandTimeoutMs: number;
  #state: 'up' | 'down' = 'down';
  #isOutageLogged = false;
  #restUntil = 0;
  #isClosed = false;

  private constructor(options: RedisCacheOptions, logger: Logger) {
    this.#logger = logger;
    this.#commandTimeoutMs = options.commandTimeoutMs;
    this.#redis = new Redis(options.url, {
      username: options.user,
      password: options.password,
      connectTimeout: options.connectTimeoutMs,
      commandTimeout: options.commandTimeoutMs,
      keepAlive: options.keepAliveMs,
      // How long the socket may take to close, which would hold up the end of the process.
      disconnectTimeout: 200,
      lazyConnect: true,
      // A command fails at once while Redis is away, instead of waiting for it.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(attempt * 100, LONGEST_RECONNECT_WAIT_MS),
    });
    this.#redis.on('ready', () => this.#noteAnswer());
    this.#redis.on('error', (error) => this.#noteFault(error));
    this.#redis.on('close', () => (this.#state = 'down'));
  }

  /** Waits for the first connection or its failure: a Redis that is away is no reason not to start. */
  static async open(options: RedisCacheOptions, logger: Logger): Promise<RedisCache> {
    const cache = new RedisCache(options, logger);
    await cache.#redis.connect().catch((error: unknown) => cache.#noteFault(error));
    return cache;
  }

  /** What the last connection or command found. */
  state(): 'up' | 'down' {
    return this.#state;
  }

  /** Asks whether Redis answers now. @throws AppError DEPENDENCY_UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED */
  async ping(signal?: AbortSignal): Promise<void> {
    await withDeadline({ timeoutMs: this.#commandTimeoutMs, signal, what: 'Redis' }, async () => {
      try {
        await this.#redis.ping();
      } catch (error) {
        this.#noteFault(error);
        throw new AppError('DEPENDENCY_UNAVAILABLE', 'Redis does not answer.', { cause: error });
      }
      this.#noteAnswer();
    });
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    const found = await this.#attempt(() => this.#redis.getBuffer(KEY_PREFIX + key));
    return found ?? undefined;
  }

  async set(key: string, value: Uint8Array, options: { timeToLiveMs: number }): Promise<void> {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    await this.#attempt(() => this.#redis.set(KEY_PREFIX + key, bytes, 'PX', Math.max(1, Math.round(options.timeToLiveMs))));
  }

  close(): Promise<void> {
    this.#isClosed = true;
    this.#redis.disconnect();
    return Promise.resolve();
  }

  async #attempt<Result>(command: () => Promise<Result>): Promise<Result | undefined> {
    if (this.#isClosed || Date.now() < this.#restUntil) return undefined;
    try {
      const result = await command();
      this.#noteAnswer();
      return result;
    } catch (error) {
      this.#noteFault(error);
      return undefined;
    }
  }

  #noteAnswer(): void {
    this.#state = 'up';
    this.#restUntil = 0;
    if (this.#isOutageLogged) this.#logger.info({ area: 'cache' }, 'Redis answers again.');
    this.#isOutageLogged = false;
  }

  #noteFault(error: unknown): void {
    if (this.#isClosed) return;
    this.#state = 'down';
    this.#restUntil = Date.now() + REST_AFTER_FAULT_MS;
    if (!this.#isOutageLogged) this.#logger.warn({ area: 'cache', err: error }, 'Redis does not answer; going on without its cache.');
    this.#isOutageLogged = true;
  }
}
