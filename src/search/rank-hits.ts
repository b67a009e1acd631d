import type { HitKind, Passage, SearchHit } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import { fuse, shareOfFinding } from './fuse.ts';
import type { CandidateLists, FuseOptions } from './fuse.ts';
import { groupHits } from './group-hits.ts';
import { matchDocuments } from './match-documents.ts';
import type { ReadBackDependencies } from './read-back.ts';
import { rerankHits } from './rerank/rerank-hits.ts';
import type { Reranked, RerankDependencies } from './rerank/rerank-hits.ts';
import type { Question } from './retriever.ts';

export interface RankOptions extends Omit<FuseOptions, 'matches'> {
  /** What each hit is. */
  readonly kind: HitKind;
  /** What the comparison of the best passages with the question takes of what texts count; 0: they are not compared. */
  readonly rerank: number;
  /** Find in these documents alone. */
  readonly documentIds?: readonly string[];
  readonly signal?: AbortSignal;
  /** `false`: nothing that was kept of an earlier question counts. */
  readonly useCache?: boolean;
}

/**
 * Everything that was found with its score, best first: passages, fused with the words of their whole documents where those count, and reranked; put together
 * where sections or documents are asked for.
 * @throws AppError as reading passages does; CANCELLED
 */
export async function rankHits(
  dependencies: ReadBackDependencies & RerankDependencies,
  principal: Principal,
  { question, lists, passages }: { question: Question; lists: CandidateLists; passages: ReadonlyMap<string, Passage> },
  { kind, rerank, documentIds, ...options }: RankOptions,
): Promise<Reranked> {
  const { weights, fusion, properties, recency, signal, useCache } = options;
  const corpus = weights.document > 0 ? await question.corpus : undefined;
  const matched =
    corpus === undefined
      ? { passages }
      : await matchDocuments(dependencies, principal, { text: question.text, corpus }, { passages, documentIds, signal });
  const fused: SearchHit[] = fuse(lists, matched.passages, { ...matched, weights, fusion, properties, recency });
  const texts = shareOfFinding({ properties, recency }) * (1 - weights.graph);
  const reranked = await rerankHits(dependencies, principal, question, { hits: fused, texts, share: rerank, signal, useCache });
  return kind === 'chunk' ? reranked : { ...reranked, hits: groupHits(reranked.hits, kind) };
}
