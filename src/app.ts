import type { QueryResult } from 'neo4j-driver';
import { authenticate, tenantPrincipal } from './access/authenticate.ts';
import { KeySet } from './access/key-set.ts';
import type { Session } from './access/session.ts';
import { mintToken } from './access/token.ts';
import { createAdministration } from './administration/administration.ts';
import type { Administration } from './administration/administration.ts';
import { ask } from './answers/ask.ts';
import type { AppSettings } from './app-settings.ts';
import { FolderConnector } from './connectors/folder/folder-connector.ts';
import { TavilyWebSearch } from './connectors/tavily/tavily-web-search.ts';
import { createIngestion } from './ingestion/ingestion.ts';
import type { Ingestion } from './ingestion/ingestion.ts';
import { CachedEmbeddingModel } from './models/decorators/cached-embedding-model.ts';
import { compareWithReference } from './models/local/compare-with-reference.ts';
import type { Comparison } from './models/local/compare-with-reference.ts';
import { HuggingfaceTokenizer } from './models/local/huggingface-tokenizer.ts';
import { LocalEmbeddingModel } from './models/local/local-embedding-model.ts';
import { LocalRerankingModel } from './models/local/local-reranking-model.ts';
import type { EmbeddingModel } from './models/embedding-model.ts';
import type { TokenEmbeddingModel } from './models/token-embedding-model.ts';
import { OpenAiEmbeddingModel } from './models/openai/openai-embedding-model.ts';
import { OpenAiLanguageModel } from './models/openai/openai-language-model.ts';
import type { Cache } from './platform/cache.ts';
import type { Logger } from './platform/logger.ts';
import { MemoryCache } from './platform/memory-cache.ts';
import { RedisCache } from './platform/redis-cache.ts';
import { ResidentCorpora } from './search/corpus/resident-corpora.ts';
import { LateInteractionReranker } from './search/rerank/late-interaction-reranker.ts';
import { LanguageModelRating } from './search/rerank/language-model-rating.ts';
import { ModelReranker } from './search/rerank/model-reranker.ts';
import { RememberedTokenCodes } from './search/rerank/remembered-token-codes.ts';
import { search } from './search/search.ts';
import { JsonLanguageModel } from './search/wording/json-language-model.ts';
import { QuestionWriter } from './search/wording/question-writer.ts';
import { GraphRetriever } from './search/retrievers/graph-retriever.ts';
import { KeywordRetriever } from './search/retrievers/keyword-retriever.ts';
import { VectorRetriever } from './search/retrievers/vector-retriever.ts';
import { ChromaVectorStore } from './stores/chroma/chroma-vector-store.ts';
import type { HealthCheck } from './stores/health.ts';
import type { KnowledgeStore } from './stores/knowledge-store.ts';
import type { SectionStore } from './stores/section-store.ts';
import { Neo4jCorpusStore } from './stores/neo4j/neo4j-corpus-store.ts';
import { Executor } from './stores/neo4j/executor.ts';
import { Neo4jDirectoryStore } from './stores/neo4j/neo4j-directory-store.ts';
import { Neo4jDocumentStore } from './stores/neo4j/neo4j-document-store.ts';
import { Neo4jEmbeddingStore } from './stores/neo4j/neo4j-embedding-store.ts';
import { Neo4jExtractionStore } from './stores/neo4j/neo4j-extraction-store.ts';
import { Neo4jGraphStore } from './stores/neo4j/neo4j-graph-store.ts';
import { Neo4jKeywordIndex } from './stores/neo4j/neo4j-keyword-index.ts';
import { Neo4jKnowledgeStore } from './stores/neo4j/neo4j-knowledge-store.ts';
import { Neo4jOutboxStore } from './stores/neo4j/neo4j-outbox-store.ts';
import { Neo4jSchemaStore } from './stores/neo4j/neo4j-schema-store.ts';
import { Neo4jSectionStore } from './stores/neo4j/neo4j-section-store.ts';
import { Neo4jTenantStore } from './stores/neo4j/neo4j-tenant-store.ts';
import { Neo4jTokenCodeStore } from './stores/neo4j/neo4j-token-code-store.ts';

/** Everything that a way in (GraphQL, HTTP, the command line, a job) may ask for. The only place where adapters are built is {@link createApp}. */
export interface App {
  readonly access: {
    authenticate(token: string, options?: Cancellable): Promise<Session>;
    mintToken(claims: Parameters<typeof mintToken>[0], timeToLiveS: number): Promise<string>;
    tenantPrincipal: typeof tenantPrincipal;
  };
  readonly search: OmitDependencies<typeof search>;
  readonly ask: OmitDependencies<typeof ask>;
  readonly ingestion: Ingestion;
  readonly administration: Administration;
  /** A connector for a folder or file on this machine. */
  openFolder(path: string, options: { tenantSlug: string; name?: string }): FolderConnector;
  readonly health: readonly HealthCheck[];
  /** Nodes and their neighbours, as the principal may see them. */
  readonly knowledge: KnowledgeStore;
  /** The sections of documents and the chunks in them, as the principal may see them. */
  readonly sections: SectionStore;
  /** For @neo4j/graphql, which writes the text of its reads itself; whoever calls this has put tenant and scopes into them. */
  readGeneratedQuery(text: string, parameters: Readonly<Record<string, unknown>>, options?: Cancellable): Promise<QueryResult>;
  readonly models: { readonly embedding: string; readonly language?: string };
  /** Ends connections and threads. Work under way is given up. */
  close(): Promise<void>;
}

export interface Cancellable {
  signal?: AbortSignal;
}

type OmitDependencies<Feature> = Feature extends (dependencies: never, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;

/**
 * Vectors of sentences that answers were chosen from: about 20,000 of them. Kept in this process, because an answer looks up a hundred, and apart
 * from the questions' vectors, which they would push out.
 */
const SENTENCE_CACHE_BYTES = 32 * 2 ** 20;
/** Token codes of about 30,000 passages, so that those that are found often need not be read again for every question. */
const TOKEN_CODE_CACHE_BYTES = 64 * 2 ** 20;

/**
 * Builds the adapters and hands them to the features. Loads the embedding model, connects to nothing else yet.
 * @throws AppError BAD_INPUT or DEPENDENCY_UNAVAILABLE when the embedding model cannot be loaded
 */
export async function createApp(settings: AppSettings, logger: Logger): Promise<App> {
  // What may fail goes first, so that nothing that must be closed is open yet.
  const tokenizer = HuggingfaceTokenizer.open(settings.localEmbedding.files.tokenizer);
  const { model: ownEmbeddingModel, tokenModel } = await openEmbeddingModel(settings, logger);
  const crossEncoder = await openCrossEncoder(settings, logger).catch(async (error: unknown) => {
    await ownEmbeddingModel.close();
    throw error;
  });
  const cache = await RedisCache.open(settings.redis, logger);
  const executor = new Executor({ ...settings.neo4j });
  const vectors = new ChromaVectorStore(settings.chroma, logger);
  const embeddingModel = new CachedEmbeddingModel(ownEmbeddingModel, cache);
  const answeringModel = new CachedEmbeddingModel(ownEmbeddingModel, new MemoryCache({ maximumBytes: SENTENCE_CACHE_BYTES }));
  const languageModel = openLanguageModel(settings);

  const tokenSettings = { ...settings.token, keySet: settings.token.keySet && new KeySet(settings.token.keySet) };
  const tenants = new Neo4jTenantStore(executor);
  const { isExtracted } = settings.ingestion;
  const documents = new Neo4jDocumentStore(executor, { isExtracted });
  const graph = new Neo4jGraphStore(executor);
  const outbox = new Neo4jOutboxStore(executor);
  const corpora = new ResidentCorpora({ store: new Neo4jCorpusStore(executor), logger, ...settings.search });
  const tokenCodes = new Neo4jTokenCodeStore(executor);
  const remembered = new RememberedTokenCodes(tokenCodes, { maximumBytes: TOKEN_CODE_CACHE_BYTES });
  const { isClassified, isExpanded, isCorrected, modelTimeoutMs } = settings.search;
  const jsonModel = languageModel && new JsonLanguageModel({ model: languageModel, cache, timeoutMs: modelTimeoutMs, logger });
  const reader = isExtracted ? openReader(settings, { cache, languageModel, logger }) : undefined;
  const modelReranker = openModelReranker(settings, { cache, crossEncoder, jsonModel });
  const searching = {
    documents,
    graph,
    corpora,
    logger,
    writer: jsonModel && new QuestionWriter(jsonModel),
    isClassified,
    isExpanded,
    isCorrected,
    webSearch: settings.webSearch && new TavilyWebSearch(settings.webSearch, logger),
    reranker: tokenModel ? new LateInteractionReranker(tokenModel, remembered) : modelReranker,
    retrievers: {
      vector: new VectorRetriever(embeddingModel, vectors),
      keyword: new KeywordRetriever(new Neo4jKeywordIndex(executor)),
      graph: new GraphRetriever(graph),
    },
  };

  return {
    access: {
      authenticate: (token, options) => authenticate({ tenants, token: tokenSettings }, token, options),
      mintToken: (claims, timeToLiveS) => mintToken(claims, timeToLiveS, tokenSettings),
      tenantPrincipal,
    },
    search: (...rest) => search(searching, ...rest),
    ask: (...rest) => ask({ ...searching, embeddingModel: answeringModel, languageModel }, ...rest),
    ingestion: createIngestion({
      documents,
      directory: new Neo4jDirectoryStore(executor),
      tokenizer,
      tenants,
      outbox,
      embeddings: new Neo4jEmbeddingStore(executor),
      vectors,
      embeddingModel,
      tokenCoding: tokenModel && { model: tokenModel, store: tokenCodes },
      extraction: reader && { model: reader, extractions: new Neo4jExtractionStore(executor) },
      logger,
    }),
    administration: createAdministration({ tenants, schema: new Neo4jSchemaStore(executor) }),
    openFolder: (path, options) => new FolderConnector(path, options),
    health: [
      { name: 'neo4j', isRequired: true, ping: ({ signal }) => executor.ping(signal) },
      { name: 'chroma', isRequired: false, ping: (options) => vectors.ping(options), circuit: () => vectors.circuit },
      { name: 'redis', isRequired: false, ping: ({ signal }) => cache.ping(signal) },
    ],
    knowledge: new Neo4jKnowledgeStore(executor),
    sections: new Neo4jSectionStore(executor),
    readGeneratedQuery: (text, parameters, options) => executor.readGenerated(text, parameters, options?.signal),
    models: { embedding: embeddingModel.id, language: languageModel?.id },
    close: async () => {
      corpora.close();
      // Each on its own: one that does not close must not keep the others open.
      await Promise.allSettled([ownEmbeddingModel.close(), crossEncoder?.close(), cache.close(), executor.close()]);
    },
  };
}

/** `tokenModel`: the same model where it gives what late interaction takes and that is wanted. */
async function openEmbeddingModel(
  { openai, localEmbedding, search: { reranker } }: AppSettings,
  logger: Logger,
): Promise<{ model: EmbeddingModel; tokenModel?: TokenEmbeddingModel }> {
  if (openai.embeddingModel === undefined) {
    const model = await LocalEmbeddingModel.open({ ...localEmbedding, logger });
    return { model, tokenModel: reranker === 'late-interaction' ? model : undefined };
  }
  const { apiKey, baseUrl, embeddingModel: model, chatTimeoutMs: timeoutMs } = openai;
  const { embeddingDimensions: dimensions, embeddingShortening: shortening } = openai;
  return { model: new OpenAiEmbeddingModel({ apiKey, baseUrl, model, dimensions, shortening, timeoutMs }) };
}

/** What a search waits for a cross-encoder, and passages that it reads meanwhile: one of BERT's smaller sizes reads some tens a second on two cores. */
const CROSS_ENCODER_LIMITS = { passages: 20, timeoutMs: 5_000 };
/** Passages in one request to a language model: about 8,000 tokens. */
const RATED_PASSAGES = 20;

async function openCrossEncoder({ search, localEmbedding }: AppSettings, logger: Logger): Promise<LocalRerankingModel | undefined> {
  const { reranker, crossEncoderPath: folder } = search;
  if (reranker !== 'cross-encoder' || folder === undefined) return undefined;
  return LocalRerankingModel.open({ folder, threads: localEmbedding.threads, logger });
}

/** The reranker that reads passages together with the question, where one is wanted. */
function openModelReranker(
  { search: { reranker, modelTimeoutMs: timeoutMs } }: AppSettings,
  { cache, crossEncoder, jsonModel }: { cache: Cache; crossEncoder?: LocalRerankingModel; jsonModel?: JsonLanguageModel },
): ModelReranker | undefined {
  if (crossEncoder !== undefined) return new ModelReranker(crossEncoder, cache, CROSS_ENCODER_LIMITS);
  if (reranker !== 'language-model' || jsonModel === undefined) return undefined;
  return new ModelReranker(new LanguageModelRating(jsonModel), cache, { passages: RATED_PASSAGES, timeoutMs });
}

/** Room for the names of 20 passages, and for a model that thinks before it answers. */
const READER_TOKENS = 8_000;

/** The language model as one that reads what is loaded: nobody waits for it, so it may take its time, and searches do not suffer when it is away. */
function openReader(
  { openai: { chatTimeoutMs: timeoutMs } }: AppSettings,
  { cache, languageModel: model, logger }: { cache: Cache; languageModel?: OpenAiLanguageModel; logger: Logger },
): JsonLanguageModel | undefined {
  return model && new JsonLanguageModel({ model, cache, timeoutMs, maximumTokens: READER_TOKENS, logger });
}

function openLanguageModel({ openai }: AppSettings): OpenAiLanguageModel | undefined {
  const { apiKey, baseUrl, chatModel: model, chatTimeoutMs: timeoutMs } = openai;
  return model === undefined ? undefined : new OpenAiLanguageModel({ apiKey, baseUrl, model, timeoutMs });
}

/**
 * Compares the local model with vectors that another implementation made of the same texts.
 * @throws AppError BAD_INPUT when the reference cannot be read
 */
export async function compareLocalModel(
  settings: AppSettings['localEmbedding'],
  referencePath: string,
  logger: Logger,
): Promise<Comparison> {
  const model = await LocalEmbeddingModel.open({ ...settings, logger });
  try {
    return await compareWithReference(model, HuggingfaceTokenizer.open(settings.files.tokenizer), referencePath);
  } finally {
    await model.close();
  }
}
