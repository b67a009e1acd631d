import type { Principal } from '../domain/principal.ts';
import type { LinkedQuestion } from './corpus/link-question.ts';
import type { TenantCorpus } from './corpus/tenant-corpus.ts';

/**
 * What a word counts that is no name, against one that is: "Who directed Beacon?" asks for what is near a name, "How does Beacon keep the harbour's
 * lights from failing in frost?" for what a text says. The best of .15, .3 and .45 on two question sets (decision 12).
 */
const OTHER_WORD_WEIGHT = 0.15;

/** How much of what a question says its names carry, by rarity: 0 to 1. A name that nothing is called or written says nothing. */
export function measureNames(question: LinkedQuestion, corpus: TenantCorpus, { scopes }: Principal): number {
  const view = corpus.view(scopes);
  const known = question.names.filter(({ vertex }) => view.targets(vertex).length > 0);
  const named = known.reduce((sum, { weight }) => sum + weight, 0);
  const others = question.otherWords.reduce((sum, word) => sum + corpus.postings.idf(scopes, word), 0);
  return named === 0 ? 0 : named / (named + OTHER_WORD_WEIGHT * others);
}
