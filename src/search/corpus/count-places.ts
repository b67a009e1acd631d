import type { Scope } from '../../domain/scope.ts';
import type { NodeVertex } from './vertices.ts';

/** How often these words stand together in the texts of these scopes that a language model has read. */
export function countPlaces(documents: Iterable<NodeVertex>, words: readonly string[], scopes: ReadonlySet<Scope>): number {
  let count = 0;
  for (const { text } of documents) {
    if (text?.isRead !== true || !scopes.has(text.scope)) continue;
    // All texts have one lexicon, so a word without a number stands in none.
    const numbers = words.map((word) => text.tokens.lexicon.find(word));
    if (numbers.includes(undefined)) return 0;
    count += text.tokens.countRuns(numbers as number[]);
  }
  return count;
}
