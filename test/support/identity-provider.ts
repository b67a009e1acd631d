import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';

interface Key {
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

/** What an identity provider does here: it signs tokens with RS256 and publishes its public keys over HTTP. */
export class IdentityProvider {
  static readonly ISSUER = 'https://login.example.test/';
  static readonly AUDIENCE = 'weft';

  /** How often the keys were asked for. */
  requests = 0;
  /** What it does when it is asked: answer, answer 503, answer what is no key set, or say nothing. */
  mode: 'up' | 'failing' | 'garbage' | 'silent' = 'up';
  #keys: Key[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((_request, response) => {
      this.requests += 1;
      if (this.mode === 'silent') return;
      if (this.mode === 'failing') response.writeHead(503).end();
      else if (this.mode === 'garbage') response.end('<html>');
      else response.end(JSON.stringify({ keys: this.#keys.map(({ jwk }) => jwk) }));
    });
  }

  /** Starts with one key. The caller closes it. */
  static async start(): Promise<IdentityProvider> {
    const provider = new IdentityProvider();
    await provider.rotate();
    await new Promise<void>((resolve) => provider.#server.listen(0, '127.0.0.1', resolve));
    return provider;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/jwks.json`;
  }

  /** Publishes a new key, which signs from now on, in place of the old one. @returns the old one */
  async rotate(): Promise<Key | undefined> {
    const [old] = this.#keys;
    this.#keys = [await makeKey()];
    return old;
  }

  /** A token for an hour, with these claims in place of the usual ones; `undefined` leaves a claim out. */
  async token(claims: JWTPayload, { key = this.#keys[0]! }: { key?: Key } = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const usual = { iss: IdentityProvider.ISSUER, aud: IdentityProvider.AUDIENCE, iat: now, exp: now + 3_600 };
    return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: 'RS256', kid: key.id }).sign(key.privateKey);
  }

  /** A token signed as if the public key, which everybody can read, were a secret. */
  async tokenOfPublicKey(claims: JWTPayload): Promise<string> {
    const key = this.#keys[0]!;
    const secret = new TextEncoder().encode(await exportSPKI(key.publicKey));
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: key.id }).sign(secret);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** A pair that no provider has published. */
export async function makeKey(): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const id = `key-${jwk.n?.slice(0, 12) ?? ''}`;
  return { id, privateKey, publicKey, jwk: { ...jwk, kid: id, alg: 'RS256', use: 'sig' } };
}
