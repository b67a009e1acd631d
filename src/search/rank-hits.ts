import type { HitKind, Passage, SearchHit } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import { fuse, shareOfRetrievers } from './fuse.ts';
import type { CandidateLists, FuseOptions } from './fuse.ts';
import { rankGroups } from './group-hits.ts';
import type { ReadBackDependencies } from './read-back.ts';
import { rerankHits } from './rerank/rerank-hits.ts';
import type { Reranked, RerankDependencies } from './rerank/rerank-hits.ts';
import type { Question } from './retriever.ts';

export interface RankOptions extends FuseOptions {
  readonly kind: HitKind;
  /** Whether the caller chose the weights. */
  readonly isGiven: boolean;
  /** Whether the best passages are compared with the question once more; of sections and documents they never are. Absent: unless the weights are given. */
  readonly rerank?: boolean;
  /** Find in these documents alone. */
  readonly documentIds?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Everything that was found with its score, best first: passages, fused and reranked, or the sections or documents that they are of. */
export async function rankHits(
  dependencies: ReadBackDependencies & RerankDependencies,
  principal: Principal,
  { question, lists, passages }: { question: Question; lists: CandidateLists; passages: ReadonlyMap<string, Passage> },
  { kind, ...options }: RankOptions,
): Promise<Reranked> {
  const { weights, properties, isGiven, rerank = !isGiven, signal } = options;
  if (kind !== 'chunk') {
    const found = { lists, text: question.text, corpus: await question.corpus.catch(() => undefined) };
    return { hits: await rankGroups(dependencies, principal, found, { ...options, kind, passages }), isDegraded: false };
  }
  const hits: SearchHit[] = fuse(lists, passages, { weights, properties });
  if (!rerank) return { hits, isDegraded: false };
  const textWeight = shareOfRetrievers(properties) * (1 - weights.graph);
  return rerankHits(dependencies, principal, question, { hits, textWeight, signal });
}
