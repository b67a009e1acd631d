import type { Principal } from '../../domain/principal.ts';
import type { EmbeddingModel } from '../../models/embedding-model.ts';
import type { VectorStore } from '../../stores/vector-store.ts';
import type { Candidate, Question, RetrieveOptions, Retriever } from '../retriever.ts';

/** Chunks whose vector is near the question's. Raw score: cosine similarity. */
export class VectorRetriever implements Retriever {
  readonly name = 'vector';
  readonly #embeddingModel: EmbeddingModel;
  readonly #vectors: VectorStore;

  constructor(embeddingModel: EmbeddingModel, vectors: VectorStore) {
    this.#embeddingModel = embeddingModel;
    this.#vectors = vectors;
  }

  async retrieve(principal: Principal, question: Question, options: RetrieveOptions): Promise<Candidate[]> {
    const { limit, signal, documentIds, isExhaustive, useCache = true } = options;
    const [vector] = await this.#embeddingModel.embed([question.text], {
      signal,
      purpose: 'question',
      cacheNamespace: useCache ? principal.tenantId : undefined,
    });
    if (vector === undefined) return [];
    const matches = await this.#vectors.query(principal, vector, { limit, signal, documentIds, onlyVisible: isExhaustive });
    return matches.map(({ chunkId, similarity }) => ({ chunkId, raw: similarity }));
  }
}
