import type { Principal } from '../../domain/principal.ts';
import type { KeywordIndex, KeywordMatch } from '../../stores/keyword-index.ts';
import type { Candidate, Question, RetrieveOptions, Retriever } from '../retriever.ts';

/**
 * Chunks that hold the question's words, or other forms of its names. Raw score: BM25 with the statistics of what the asker may see. In a tenant that is too large for the
 * memory the store's own index answers, whose statistics are those of all tenants.
 */
export class KeywordRetriever implements Retriever {
  readonly name = 'keyword';
  readonly #indexOfLargeTenants: KeywordIndex;

  constructor(indexOfLargeTenants: KeywordIndex) {
    this.#indexOfLargeTenants = indexOfLargeTenants;
  }

  async retrieve(principal: Principal, question: Question, { limit, signal, documentIds }: RetrieveOptions): Promise<Candidate[]> {
    const corpus = await question.corpus;
    if (corpus === undefined)
      return toCandidates(await this.#indexOfLargeTenants.search(principal, question.text, { limit, signal, documentIds }));
    const { question: linked } = await question.understanding;
    return toCandidates(corpus.postings.search(principal.scopes, question.text, { limit, documentIds, expansions: linked?.expansions }));
  }
}

function toCandidates(matches: readonly KeywordMatch[]): Candidate[] {
  return matches.map(({ chunkId, score }) => ({ chunkId, raw: score }));
}
