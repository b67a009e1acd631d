import { nameWords } from '../../domain/names.ts';
import type { Phrase } from './name-phrases.ts';
import type { NameToken } from './name-tokens.ts';

/** All places of these names among the words of the text that they were extracted from. */
export function extractedPhrases(tokens: readonly NameToken[], names: readonly string[]): Phrase[] {
  return names.flatMap((name) => {
    const words = nameWords(name);
    if (words.length === 0) return [];
    const places = [...tokens.keys()].filter((at) => words.every((word, offset) => tokens[at + offset]?.word === word));
    return places.map((at) => ({ at, length: words.length }));
  });
}
