import type { Principal } from '../domain/principal.ts';
import type { TenantCorpus } from './corpus/tenant-corpus.ts';
import type { Weights } from './fuse.ts';
import type { Understanding } from './understand-question.ts';

/** Meaning and words count alike, because each finds what the other misses; the graph decides between documents that read alike. */
export const DEFAULT_WEIGHTS: Weights = { vector: 0.4, keyword: 0.4, graph: 0.2 };

/**
 * What a word counts that is no name, against one that is: "Who directed Beacon?" asks for what is near a name, "How does Beacon keep the harbour's
 * lights from failing in frost?" for what a text says. The best of .15, .3 and .45 on two question sets (decision 12).
 */
const OTHER_WORD_WEIGHT = 0.15;

/**
 * How much each retriever counts: the graph has the share of the question's information that its names carry, by rarity; vectors and keywords have the rest in
 * equal parts. A question without a known name is not asked of the graph.
 */
export function chooseWeights({ question }: Understanding, corpus: TenantCorpus | undefined, { scopes }: Principal): Weights {
  if (corpus === undefined || question === undefined) return DEFAULT_WEIGHTS;
  const view = corpus.view(scopes);
  const known = question.names.filter(({ vertex }) => view.targets(vertex).length > 0);
  const named = known.reduce((sum, { weight }) => sum + weight, 0);
  const others = question.otherWords.reduce((sum, word) => sum + corpus.postings.idf(scopes, word), 0);
  const graph = named === 0 ? 0 : named / (named + OTHER_WORD_WEIGHT * others);
  return { vector: (1 - graph) / 2, keyword: (1 - graph) / 2, graph };
}
