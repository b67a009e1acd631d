import type { Passage } from '../../domain/evidence.ts';
import type { Principal } from '../../domain/principal.ts';
import { isStopWord } from '../../domain/stop-words.ts';
import { isOfWord, wordsOfPieces } from '../../domain/token-codes.ts';
import type { TokenEmbeddingModel } from '../../models/token-embedding-model.ts';
import type { TenantCorpus } from '../corpus/tenant-corpus.ts';
import type { Question } from '../retriever.ts';
import { MaxSim } from './max-sim.ts';
import type { RememberedTokenCodes } from './remembered-token-codes.ts';
import type { RerankOptions, Reranker } from './reranker.ts';

/**
 * Rates passages by the tokens that they were coded with when they were embedded, so that nothing of them goes through the model again. Each word of the
 * question counts as much as it tells among what the asker sees; in a tenant that is not in memory all count alike.
 */
export class LateInteractionReranker implements Reranker {
  readonly #model: TokenEmbeddingModel;
  readonly #codes: Pick<RememberedTokenCodes, 'read'>;

  constructor(model: TokenEmbeddingModel, codes: Pick<RememberedTokenCodes, 'read'>) {
    this.#model = model;
    this.#codes = codes;
  }

  async score(
    principal: Principal,
    question: Question,
    passages: readonly Passage[],
    options: RerankOptions = {},
  ): Promise<number[] | undefined> {
    const chunkIds = passages.map(({ chunkId }) => chunkId);
    const [tokens, corpus, codes] = await Promise.all([
      this.#model.readQuestion(question.text, options),
      // Who needs the corpus to find anything has reported already that it cannot be had.
      question.corpus.catch(() => undefined),
      this.#codes.read(principal, this.#model.id, chunkIds, options),
    ]);
    if (!chunkIds.every((chunkId) => codes.has(chunkId))) return undefined;
    const maxSim = new MaxSim(tokens, weighTokens(tokens.pieces, corpus, principal));
    return chunkIds.map((chunkId) => maxSim.score(codes.get(chunkId)!));
  }
}

function weighTokens(pieces: readonly string[], corpus: TenantCorpus | undefined, { scopes }: Principal): number[] {
  return wordsOfPieces(pieces).map((word, place) => {
    if (!isOfWord(pieces[place]!) || isStopWord(word)) return 0;
    return corpus === undefined ? 1 : corpus.postings.idf(scopes, word);
  });
}
