import { createLocalJWKSet, createRemoteJWKSet, errors } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { AppError } from '../errors.ts';

/** Where an identity provider publishes the keys that check its tokens (JSON Web Key Set, RFC 7517), and how often it is asked. */
export interface KeySetSettings {
  readonly url: string;
  /** Milliseconds that reading the keys may take. */
  readonly timeoutMs: number;
  /** Milliseconds for which they are not read again because of a key that they lack, or after a failure. */
  readonly cooldownMs: number;
  /** Milliseconds after which they are read again. */
  readonly maximumAgeMs: number;
}

/**
 * The keys of an identity provider. They are read when the first token comes, again when a token names a key that is not among them (keys
 * are rotated), and in the background once they are old. While the provider is down, the keys that are known go on working.
 */
export class KeySet {
  readonly #settings: KeySetSettings;
  readonly #remote: ReturnType<typeof createRemoteJWKSet>;
  #known: JWTVerifyGetKey | undefined;
  #failure: AppError | undefined;
  #reading: Promise<void> | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(settings: KeySetSettings) {
    this.#settings = settings;
    this.#remote = createRemoteJWKSet(new URL(settings.url), { timeoutDuration: settings.timeoutMs });
  }

  /**
   * The key that a token's header names, as jose's `jwtVerify` asks for it.
   * @throws jose's JWKSNoMatchingKey when the provider has no such key; AppError DEPENDENCY_UNAVAILABLE when it cannot be asked
   */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (this.#known !== undefined) {
      if (Date.now() - this.#readAt >= this.#settings.maximumAgeMs && this.#mayTry()) void this.#read();
      try {
        return await this.#known(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || !this.#mayTry()) throw this.#failure ?? error;
      }
    }
    if (this.#mayTry()) await this.#read();
    if (this.#failure !== undefined || this.#known === undefined) throw this.#failure ?? unavailable();
    return this.#known(header, token);
  };

  /** Whether the provider may be asked now, or is being asked already: a flood of tokens with invented keys must not become one of requests. */
  #mayTry(): boolean {
    return this.#reading !== undefined || Date.now() - this.#triedAt >= this.#settings.cooldownMs;
  }

  /** Asks once for everybody who waits. Never rejects: a failure is noted, and keys that are known stay good. */
  #read(): Promise<void> {
    this.#reading ??= this.#readOnce().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #readOnce(): Promise<void> {
    this.#triedAt = Date.now();
    try {
      await this.#remote.reload();
      this.#known = createLocalJWKSet(this.#remote.jwks() ?? { keys: [] });
      this.#readAt = Date.now();
      this.#failure = undefined;
    } catch (cause) {
      this.#failure = unavailable(cause);
    }
  }
}

function unavailable(cause?: unknown): AppError {
  return new AppError('DEPENDENCY_UNAVAILABLE', 'The identity provider does not answer, so the token cannot be checked.', { cause });
}
