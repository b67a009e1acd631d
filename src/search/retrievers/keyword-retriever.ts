import type { Principal } from '../../domain/principal.ts';
import type { KeywordIndex } from '../../stores/keyword-index.ts';
import type { Candidate, Question, RetrieveOptions, Retriever } from '../retriever.ts';

/** Chunks that hold the question's words. Raw score: BM25. */
export class KeywordRetriever implements Retriever {
  readonly name = 'keyword';
  readonly #index: KeywordIndex;

  constructor(index: KeywordIndex) {
    this.#index = index;
  }

  async retrieve(principal: Principal, question: Question, { limit, signal, documentIds }: RetrieveOptions): Promise<Candidate[]> {
    const matches = await this.#index.search(principal, question.text, { limit, signal, documentIds });
    return matches.map(({ chunkId, score }) => ({ chunkId, raw: score }));
  }
}
