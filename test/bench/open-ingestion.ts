import { createIngestion } from '../../src/ingestion/ingestion.ts';
import type { Ingestion } from '../../src/ingestion/ingestion.ts';
import type { EmbeddingModel } from '../../src/models/embedding-model.ts';
import type { TokenEmbeddingModel } from '../../src/models/token-embedding-model.ts';
import { HuggingfaceTokenizer } from '../../src/models/local/huggingface-tokenizer.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { ChromaVectorStore } from '../../src/stores/chroma/chroma-vector-store.ts';
import { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jDirectoryStore } from '../../src/stores/neo4j/neo4j-directory-store.ts';
import { Neo4jDocumentStore } from '../../src/stores/neo4j/neo4j-document-store.ts';
import { Neo4jEmbeddingStore } from '../../src/stores/neo4j/neo4j-embedding-store.ts';
import { Neo4jOutboxStore } from '../../src/stores/neo4j/neo4j-outbox-store.ts';
import { Neo4jTenantStore } from '../../src/stores/neo4j/neo4j-tenant-store.ts';
import { Neo4jTokenCodeStore } from '../../src/stores/neo4j/neo4j-token-code-store.ts';
import { realConfig } from '../support/real-app.ts';
import { testModelFiles } from '../support/test-embedding-model.ts';

/** A loading machine is slow, not away. */
const PATIENCE = { NEO4J_QUERY_TIMEOUT_MS: '60000', CHROMA_TIMEOUT_MS: '10000' };

/** The product's own loading, on the services of this run, with another embedding model than `createApp` would give it. The caller closes it. */
export async function openIngestion(
  embeddingModel: EmbeddingModel & Pick<TokenEmbeddingModel, 'embedPassages'>,
): Promise<{ ingestion: Ingestion; close(): Promise<void> }> {
  const { neo4j, chroma } = realConfig(PATIENCE);
  const tokenizer = HuggingfaceTokenizer.open((await testModelFiles()).tokenizer);
  const executor = new Executor({ ...neo4j, uri: neo4j.uri ?? '' });
  const logger = createLogger('silent');
  const ingestion = createIngestion({
    documents: new Neo4jDocumentStore(executor),
    directory: new Neo4jDirectoryStore(executor),
    tenants: new Neo4jTenantStore(executor),
    outbox: new Neo4jOutboxStore(executor),
    embeddings: new Neo4jEmbeddingStore(executor),
    vectors: new ChromaVectorStore({ ...chroma, url: chroma.url ?? '' }, logger),
    tokenizer,
    embeddingModel,
    tokenCoding: { model: embeddingModel, store: new Neo4jTokenCodeStore(executor) },
    logger,
  });
  return { ingestion, close: () => executor.close() };
}
