import type { KeySetSettings } from './access/key-set.ts';
import type { TokenSettings } from './access/token.ts';
import type { Config } from './config.ts';
import { AppError } from './errors.ts';

/** What an {@link App} is built from: the configuration with every address known. */
export interface AppSettings {
  readonly neo4j: Config['neo4j'] & { readonly uri: string };
  readonly chroma: Config['chroma'] & { readonly url: string };
  readonly redis: Config['redis'] & { readonly url: string };
  readonly token: Omit<TokenSettings, 'keySet'> & { readonly keySet?: KeySetSettings };
  readonly localEmbedding: {
    readonly files: { readonly model: string; readonly tokenizer: string };
    readonly precision: 'fp32' | 'int8';
    readonly threads: number;
  };
  readonly ingestion: Config['ingestion'];
  readonly search: Config['search'];
  readonly webSearch?: Config['webSearch'];
  readonly openai: Config['openai'];
}

/** Where the services are; a local one brings its own password. */
export interface Addresses {
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password?: string };
  readonly chroma: { readonly url: string };
  readonly redis: { readonly url: string; readonly password?: string };
}

/** Joins configuration, addresses, model files and the token key. */
export function toAppSettings(
  config: Config,
  found: { addresses: Addresses; modelFiles: { model: string; tokenizer: string }; tokenSecret: string },
): AppSettings {
  const { addresses, modelFiles, tokenSecret } = found;
  return {
    neo4j: { ...config.neo4j, ...addresses.neo4j },
    chroma: { ...config.chroma, ...addresses.chroma },
    redis: { ...config.redis, ...addresses.redis, password: addresses.redis.password ?? config.redis.password },
    token: { ...config.jwt, secret: tokenSecret },
    localEmbedding: { ...config.localEmbedding, files: modelFiles },
    ingestion: config.ingestion,
    search: config.search,
    webSearch: config.webSearch,
    openai: config.openai,
  };
}

/**
 * The addresses of outside services alone, for a process that starts none (a container).
 * @throws AppError BAD_INPUT that names every missing setting
 */
export function outsideAddresses({ neo4j, chroma, redis }: Config): Addresses {
  const missing = [neo4j.uri ? [] : 'NEO4J_URI', chroma.url ? [] : 'CHROMA_URL', redis.url ? [] : 'REDIS_URL'].flat();
  if (missing.length > 0 || !neo4j.uri || !chroma.url || !redis.url) {
    throw new AppError(
      'BAD_INPUT',
      `This process uses outside services only; set ${missing.join(', ')}. To start local ones: npx weft start`,
    );
  }
  return { neo4j: { uri: neo4j.uri, user: neo4j.user, password: neo4j.password }, chroma: { url: chroma.url }, redis: { url: redis.url } };
}
