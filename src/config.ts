import { resolve } from 'node:path';
import { config as loadDotenv } from 'dotenv';
import { AppError } from './errors.ts';
import { SETTINGS } from './settings.ts';
import { contradictionsOf } from './settings-contradictions.ts';
import type { Settings } from './settings.ts';

/** The typed, frozen configuration. Sections are handed to whoever needs them; nobody is handed the whole. */
export interface Config {
  readonly http: HttpConfig;
  readonly graphql: GraphqlConfig;
  readonly logLevel: Settings['WEFT_LOG_LEVEL'];
  readonly isSampleLoaded: boolean;
  readonly folders: { readonly data: string; readonly programs: string; readonly models: string };
  readonly jwt: JwtConfig;
  readonly neo4j: Neo4jConfig;
  readonly chroma: ChromaConfig;
  readonly redis: RedisConfig;
  readonly ingestion: IngestionConfig;
  readonly search: SearchConfig;
  /** Absent: no question ever leaves for the web. */
  readonly webSearch?: WebSearchConfig;
  /** Where Java is; absent: on the PATH. */
  readonly javaHome?: string;
  readonly localEmbedding: { readonly path?: string; readonly precision: 'fp32' | 'int8'; readonly threads: number };
  readonly openai: OpenAiConfig;
}

export interface HttpConfig {
  readonly port: number;
  readonly host: string;
  readonly requestTimeoutMs: number;
  readonly maximumBodyBytes: number;
  /** Origins whose pages may ask from a browser; `*` for all. */
  readonly corsOrigins: readonly string[];
}

export interface GraphqlConfig {
  readonly isGraphiqlOn: boolean;
  readonly isIntrospectionOn: boolean;
  readonly persistedDocuments: {
    /** A JSON file: id -> GraphQL text. */
    readonly file?: string;
    /** Whether everything that is not in the file is refused. */
    readonly isRequired: boolean;
  };
}

export interface JwtConfig {
  /** HS256 key. Absent: one of the data folder. */
  readonly secret?: string;
  readonly issuer?: string;
  readonly audience?: string;
  /** The claim that holds the tenant's id. */
  readonly tenantClaim: string;
  /** Where an identity provider publishes its keys. Absent: only tokens of our own key. */
  readonly keySet?: {
    readonly url: string;
    readonly timeoutMs: number;
    /** How long an unknown key is not asked for again. */
    readonly cooldownMs: number;
    /** Age from which the keys are read again. */
    readonly maximumAgeMs: number;
  };
  readonly isLocalKeyAccepted: boolean;
}

export interface Neo4jConfig {
  /** Absent: a local server of our own. */
  readonly uri?: string;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  readonly poolSize: number;
  readonly connectTimeoutMs: number;
  readonly acquireTimeoutMs: number;
  readonly pingTimeoutMs: number;
  readonly queryTimeoutMs: number;
  readonly connectionLifetimeMs: number;
  /** Memory of the local server; an outside server has its own settings. */
  readonly heapMb: number;
  readonly pageCacheMb: number;
}

export interface ChromaConfig {
  /** Absent: a local server of our own. */
  readonly url?: string;
  /** Sent as `Authorization: Bearer` and as `x-chroma-token`. */
  readonly token?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tenant: string;
  readonly database: string;
  readonly timeoutMs: number;
  /** How the index of a tenant's vectors is built. */
  readonly hnswProfile: Settings['CHROMA_HNSW_PROFILE'];
}

export interface RedisConfig {
  /** Absent: a local server of our own. */
  readonly url?: string;
  readonly user?: string;
  readonly password?: string;
  readonly connectTimeoutMs: number;
  readonly commandTimeoutMs: number;
  readonly keepAliveMs: number;
}

export interface IngestionConfig {
  /** Whether a language model lists the names in what is loaded. */
  readonly isExtracted: boolean;
}

export interface SearchConfig {
  /** Memory of the tenants that are kept in memory for searching, all together, in bytes. */
  readonly maximumBytes: number;
  /** Chunks of a tenant that is kept in memory; a larger one is searched by Neo4j's full-text index. */
  readonly maximumChunks: number;
  /** What compares the best hits with the question once more; absent: nothing. For `late-interaction` passages are prepared when they are embedded. */
  readonly reranker?: Settings['SEARCH_RERANKER'];
  /** Folder of the cross-encoder; there when it is the reranker. */
  readonly crossEncoderPath?: string;
  /** Whether the language model, and not rules alone, says what kind of question each is. */
  readonly isClassified: boolean;
  /** Whether questions are expanded by the language model unless their asker says otherwise. */
  readonly isExpanded: boolean;
  /** Whether a search without strong evidence is made once more with the question rewritten by the language model. */
  readonly isCorrected: boolean;
  /** How long a search waits for the language model. */
  readonly modelTimeoutMs: number;
}

export interface WebSearchConfig {
  /** What comes before `/search`. */
  readonly url: string;
  readonly apiKey?: string;
  readonly timeoutMs: number;
  readonly maximumResults: number;
}

export interface OpenAiConfig {
  readonly apiKey?: string;
  readonly baseUrl?: string;
  readonly chatModel?: string;
  readonly chatTimeoutMs: number;
  readonly embeddingModel?: string;
  readonly embeddingDimensions: number;
  /** How vectors get that length, when the model by itself gives longer ones. */
  readonly embeddingShortening: Settings['WEFT_EMBEDDING_SHORTENING'];
}

/**
 * Reads the settings from the environment and, for what it lacks, from `.env` in the working folder. One that is left empty counts as not
 * set, as in `WEFT_PORT= npm start`.
 * @throws AppError BAD_INPUT that names every faulty setting at once
 */
export function loadConfig(environment: NodeJS.ProcessEnv = withDotenv()): Config {
  const given = Object.entries(environment).filter(([, text]) => text?.trim() !== '');
  const parsed = SETTINGS.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    throw unusable(parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`));
  }
  const faults = contradictionsOf(parsed.data);
  if (faults.length > 0) throw unusable(faults);
  return deepFreeze(toConfig(parsed.data));
}

function unusable(faults: readonly string[]): AppError {
  return new AppError('BAD_INPUT', `These settings are not usable (see .env.example):\n${faults.join('\n')}`);
}

function withDotenv(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  loadDotenv({ processEnv: environment, quiet: true });
  return environment;
}

function toConfig(settings: Settings): Config {
  const data = resolve(settings.WEFT_DATA_DIR);
  return {
    http: {
      port: settings.WEFT_PORT,
      host: settings.WEFT_HOST,
      requestTimeoutMs: settings.WEFT_REQUEST_TIMEOUT_MS,
      maximumBodyBytes: settings.WEFT_MAX_BODY_BYTES,
      corsOrigins: settings.WEFT_CORS_ORIGINS,
    },
    graphql: toGraphqlConfig(settings),
    logLevel: settings.WEFT_LOG_LEVEL,
    isSampleLoaded: settings.WEFT_SAMPLE,
    folders: {
      data,
      programs: resolve(settings.WEFT_PROGRAMS_DIR ?? `${data}/programs`),
      models: resolve(settings.WEFT_MODELS_DIR ?? `${data}/models`),
    },
    jwt: toJwtConfig(settings),
    neo4j: {
      uri: settings.NEO4J_URI,
      user: settings.NEO4J_USER,
      password: settings.NEO4J_PASSWORD,
      database: settings.NEO4J_DATABASE,
      poolSize: settings.NEO4J_POOL_SIZE,
      connectTimeoutMs: settings.NEO4J_CONNECT_TIMEOUT_MS,
      acquireTimeoutMs: settings.NEO4J_ACQUIRE_TIMEOUT_MS,
      pingTimeoutMs: settings.NEO4J_PING_TIMEOUT_MS,
      queryTimeoutMs: settings.NEO4J_QUERY_TIMEOUT_MS,
      connectionLifetimeMs: settings.NEO4J_CONNECTION_LIFETIME_MS,
      heapMb: settings.NEO4J_HEAP_MB,
      pageCacheMb: settings.NEO4J_PAGE_CACHE_MB,
    },
    chroma: {
      url: settings.CHROMA_URL,
      token: settings.CHROMA_TOKEN,
      headers: settings.CHROMA_HEADERS,
      tenant: settings.CHROMA_TENANT,
      database: settings.CHROMA_DATABASE,
      timeoutMs: settings.CHROMA_TIMEOUT_MS,
      hnswProfile: settings.CHROMA_HNSW_PROFILE,
    },
    redis: {
      url: settings.REDIS_URL,
      user: settings.REDIS_USER,
      password: settings.REDIS_PASSWORD,
      connectTimeoutMs: settings.REDIS_CONNECT_TIMEOUT_MS,
      commandTimeoutMs: settings.REDIS_COMMAND_TIMEOUT_MS,
      keepAliveMs: settings.REDIS_KEEP_ALIVE_MS,
    },
    ingestion: { isExtracted: settings.INGEST_EXTRACTION },
    search: toSearchConfig(settings),
    webSearch: toWebSearchConfig(settings),
    javaHome: settings.JAVA_HOME,
    localEmbedding: { path: settings.WEFT_MODEL_PATH, precision: settings.WEFT_MODEL_PRECISION, threads: settings.WEFT_MODEL_THREADS },
    openai: {
      apiKey: settings.OPENAI_API_KEY,
      baseUrl: settings.OPENAI_BASE_URL,
      chatModel: settings.WEFT_CHAT_MODEL,
      chatTimeoutMs: settings.WEFT_CHAT_TIMEOUT_MS,
      embeddingModel: settings.WEFT_EMBEDDING_MODEL,
      embeddingDimensions: settings.WEFT_EMBEDDING_DIMENSIONS,
      embeddingShortening: settings.WEFT_EMBEDDING_SHORTENING,
    },
  };
}

function toSearchConfig(settings: Settings): SearchConfig {
  return {
    maximumBytes: settings.SEARCH_MEMORY_MB * 2 ** 20,
    maximumChunks: settings.SEARCH_RESIDENT_CHUNKS,
    reranker: settings.SEARCH_RERANK ? settings.SEARCH_RERANKER : undefined,
    crossEncoderPath: settings.SEARCH_CROSS_ENCODER_PATH && resolve(settings.SEARCH_CROSS_ENCODER_PATH),
    isClassified: settings.SEARCH_CLASSIFICATION,
    isExpanded: settings.SEARCH_EXPANSION,
    isCorrected: settings.SEARCH_CORRECTION,
    modelTimeoutMs: settings.SEARCH_MODEL_TIMEOUT_MS,
  };
}

function toWebSearchConfig(settings: Settings): WebSearchConfig | undefined {
  const url = settings.WEB_SEARCH_URL;
  if (url === undefined) return undefined;
  return {
    url,
    apiKey: settings.WEB_SEARCH_API_KEY,
    timeoutMs: settings.WEB_SEARCH_TIMEOUT_MS,
    maximumResults: settings.WEB_SEARCH_RESULTS,
  };
}

function toGraphqlConfig(settings: Settings): GraphqlConfig {
  const file = settings.WEFT_PERSISTED_DOCUMENTS;
  return {
    isGraphiqlOn: settings.WEFT_GRAPHIQL,
    isIntrospectionOn: settings.WEFT_INTROSPECTION,
    persistedDocuments: { file: file === undefined ? undefined : resolve(file), isRequired: settings.WEFT_PERSISTED_DOCUMENTS_ONLY },
  };
}

function toJwtConfig(settings: Settings): JwtConfig {
  const keySetAddress = settings.WEFT_JWT_JWKS_URL;
  return {
    secret: settings.WEFT_JWT_SECRET,
    issuer: settings.WEFT_JWT_ISSUER,
    audience: settings.WEFT_JWT_AUDIENCE,
    tenantClaim: settings.WEFT_JWT_TENANT_CLAIM,
    keySet:
      keySetAddress === undefined
        ? undefined
        : {
            url: keySetAddress,
            timeoutMs: settings.WEFT_JWT_JWKS_TIMEOUT_MS,
            cooldownMs: settings.WEFT_JWT_JWKS_COOLDOWN_MS,
            maximumAgeMs: settings.WEFT_JWT_JWKS_MAX_AGE_MS,
          },
    isLocalKeyAccepted: keySetAddress === undefined || settings.WEFT_JWT_ACCEPT_LOCAL,
  };
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
