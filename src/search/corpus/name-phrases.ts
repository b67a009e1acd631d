import { MAXIMUM_KEY_WORDS } from '../../domain/names.ts';
import { isStopWord } from '../../domain/stop-words.ts';
import type { NameToken } from './name-tokens.ts';

/** Small words inside names of several languages: "Bank of England", "Ludwig van Beethoven". */
const CONNECTORS: ReadonlySet<string> = new Set('of the de von van der den di da la le du del des and in for al ibn bin y e'.split(' '));
/** Small words in a row inside a name: "Count of the Empire". */
const MAXIMUM_CONNECTORS = 2;

/** A stretch of a text, in words. */
export interface Phrase {
  readonly at: number;
  readonly length: number;
}

/**
 * Stretches that are written like a name: capitalised words, with small ones between them; the longest, none overlapping. A function word or an only word
 * that begins a sentence has its capital from there.
 */
export function namePhrases(tokens: readonly NameToken[]): Phrase[] {
  const phrases: Phrase[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.isCapitalised !== true || isStopWord(token.word)) continue;
    const length = phraseLength(tokens, at);
    if (length > 1 || !token.beginsSentence) phrases.push({ at, length: Math.min(length, MAXIMUM_KEY_WORDS) });
    at += length - 1;
  }
  return phrases;
}

function phraseLength(tokens: readonly NameToken[], at: number): number {
  let length = 1;
  for (let next = at + 1, connectors = 0; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token?.continuesName !== true) break;
    const isPart = token.isCapitalised || /^\d/.test(token.word);
    if (isPart) {
      length = next - at + 1;
      connectors = 0;
    } else if (CONNECTORS.has(token.word) && connectors < MAXIMUM_CONNECTORS) connectors += 1;
    else break;
  }
  return length;
}
