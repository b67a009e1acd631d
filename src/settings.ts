import { z } from 'zod';

const optionalText = z.string().trim().optional();

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0'])
    .default(fallback ? 'true' : 'false')
    .transform((text) => text === 'true' || text === '1');

const integer = (fallback: number, minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum).default(fallback);

const url = (...protocols: string[]) =>
  optionalText.refine((text) => text === undefined || (URL.canParse(text) && protocols.includes(new URL(text).protocol)), {
    message: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/** `Name: value` pairs, one a comma, as HTTP headers of a store behind a proxy. */
const headers = z
  .string()
  .default('')
  .transform((text, context) => {
    const pairs = text.split(',').filter((pair) => pair.trim() !== '');
    const parsed: Record<string, string> = {};
    for (const pair of pairs) {
      const colon = pair.indexOf(':');
      if (colon < 1) context.addIssue({ code: 'custom', message: 'must be `Name: value` pairs separated by commas' });
      else parsed[pair.slice(0, colon).trim()] = pair.slice(colon + 1).trim();
    }
    return parsed;
  });

/** Origins as browsers send them, separated by commas; `*` for every one. */
const origins = z
  .string()
  .default('')
  .transform((text, context) => {
    const given = text.split(',').map((origin) => origin.trim());
    const wanted = given.filter((origin) => origin !== '');
    const isOrigin = (origin: string): boolean => origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin);
    const message = 'must be `*`, or origins such as https://app.example.com without a path, separated by commas';
    if (!wanted.every(isOrigin)) context.addIssue({ code: 'custom', message });
    return wanted;
  });

/** For what must be read or changed by nobody on the way: keys that are fetched over an open network could be anybody's. */
const privateUrl = url('https:', 'http:').refine(
  (text) => text === undefined || !text.startsWith('http:') || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(text).hostname),
  { message: 'must begin with https:// (http:// only for this machine itself)' },
);

/** Every setting, its default and its bounds. `.env.example` explains each and is checked against these keys. */
export const SETTINGS = z.object({
  WEFT_PORT: integer(4000, 0, 65_535),
  WEFT_HOST: z.string().trim().min(1).default('127.0.0.1'),
  WEFT_DATA_DIR: z.string().trim().min(1).default('.weft'),
  WEFT_PROGRAMS_DIR: optionalText,
  WEFT_MODELS_DIR: optionalText,
  WEFT_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  WEFT_SAMPLE: flag(true),
  WEFT_GRAPHIQL: flag(true),
  WEFT_INTROSPECTION: flag(true),
  WEFT_REQUEST_TIMEOUT_MS: integer(30_000, 100, 600_000),
  WEFT_MAX_BODY_BYTES: integer(4_194_304, 1_024, 268_435_456),
  WEFT_CORS_ORIGINS: origins,
  WEFT_PERSISTED_DOCUMENTS: optionalText,
  WEFT_PERSISTED_DOCUMENTS_ONLY: flag(false),

  WEFT_JWT_SECRET: optionalText.refine((text) => text === undefined || text.length >= 32, { message: 'must have at least 32 characters' }),
  WEFT_JWT_ISSUER: optionalText,
  WEFT_JWT_AUDIENCE: optionalText,
  WEFT_JWT_TENANT_CLAIM: z.string().trim().min(1).default('tenantId'),
  WEFT_JWT_JWKS_URL: privateUrl,
  WEFT_JWT_JWKS_TIMEOUT_MS: integer(2_000, 50, 60_000),
  WEFT_JWT_JWKS_COOLDOWN_MS: integer(30_000, 100, 3_600_000),
  WEFT_JWT_JWKS_MAX_AGE_MS: integer(600_000, 100, 86_400_000),
  WEFT_JWT_ACCEPT_LOCAL: flag(false),

  NEO4J_URI: url('bolt:', 'bolt+s:', 'bolt+ssc:', 'neo4j:', 'neo4j+s:', 'neo4j+ssc:'),
  NEO4J_USER: z.string().trim().default('neo4j'),
  NEO4J_PASSWORD: optionalText,
  NEO4J_DATABASE: z.string().trim().min(1).default('neo4j'),
  NEO4J_POOL_SIZE: integer(50, 1, 1_000),
  NEO4J_CONNECT_TIMEOUT_MS: integer(1_500, 50, 60_000),
  NEO4J_ACQUIRE_TIMEOUT_MS: integer(1_500, 50, 60_000),
  NEO4J_PING_TIMEOUT_MS: integer(1_000, 50, 60_000),
  NEO4J_QUERY_TIMEOUT_MS: integer(10_000, 100, 600_000),
  NEO4J_CONNECTION_LIFETIME_MS: integer(3_600_000, 1_000, 86_400_000),
  NEO4J_HEAP_MB: integer(1_024, 256, 65_536),
  NEO4J_PAGE_CACHE_MB: integer(256, 64, 65_536),

  CHROMA_URL: url('http:', 'https:'),
  CHROMA_TOKEN: optionalText,
  CHROMA_HEADERS: headers,
  CHROMA_TENANT: z.string().trim().min(1).default('default_tenant'),
  CHROMA_DATABASE: z.string().trim().min(1).default('default_database'),
  CHROMA_TIMEOUT_MS: integer(2_000, 50, 600_000),
  CHROMA_HNSW_PROFILE: z.enum(['thorough', 'quality', 'balanced', 'speed']).default('balanced'),

  REDIS_URL: url('redis:', 'rediss:'),
  REDIS_USER: optionalText,
  REDIS_PASSWORD: optionalText,
  REDIS_CONNECT_TIMEOUT_MS: integer(1_500, 50, 60_000),
  REDIS_COMMAND_TIMEOUT_MS: integer(500, 10, 60_000),
  REDIS_KEEP_ALIVE_MS: integer(30_000, 0, 600_000),

  INGEST_EXTRACTION: flag(false),

  SEARCH_MEMORY_MB: integer(1_024, 1, 1_048_576),
  SEARCH_RESIDENT_CHUNKS: integer(500_000, 0, 10_000_000),
  SEARCH_RERANK: flag(true),
  SEARCH_RERANKER: z.enum(['late-interaction', 'cross-encoder', 'language-model']).default('late-interaction'),
  SEARCH_CROSS_ENCODER_PATH: optionalText,
  SEARCH_CLASSIFICATION: flag(false),
  SEARCH_EXPANSION: flag(false),
  SEARCH_CORRECTION: flag(false),
  SEARCH_MODEL_TIMEOUT_MS: integer(5_000, 100, 60_000),

  WEB_SEARCH_URL: privateUrl,
  WEB_SEARCH_API_KEY: optionalText,
  WEB_SEARCH_TIMEOUT_MS: integer(3_000, 50, 60_000),
  WEB_SEARCH_RESULTS: integer(5, 1, 20),

  JAVA_HOME: optionalText,

  WEFT_MODEL_PATH: optionalText,
  WEFT_MODEL_PRECISION: z.enum(['fp32', 'int8']).default('fp32'),
  WEFT_MODEL_THREADS: integer(0, 0, 256),
  OPENAI_API_KEY: optionalText,
  OPENAI_BASE_URL: url('http:', 'https:'),
  WEFT_CHAT_MODEL: optionalText,
  WEFT_CHAT_TIMEOUT_MS: integer(60_000, 100, 600_000),
  WEFT_EMBEDDING_MODEL: optionalText,
  WEFT_EMBEDDING_DIMENSIONS: integer(1_536, 8, 16_384),
  WEFT_EMBEDDING_SHORTENING: z.enum(['auto', 'request', 'cut']).default('auto'),
});

/** The settings as they were read. */
export type Settings = z.infer<typeof SETTINGS>;
