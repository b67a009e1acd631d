import { withoutMarks } from '../domain/names.ts';
import { wordsIn } from '../domain/tokens.ts';

/** FNV-1a, 32 bits (G. Fowler, L. Noll and K.-P. Vo). */
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

// eslint-disable-next-line no-control-regex
const IS_ASCII = /^[\u0000-\u007F]*$/;

/**
 * The words of a text as numbers, in their order: the same for the same word, whatever its case and accents. For comparing the texts that a search has found with
 * each other. (Plain loops: this runs over every passage of every search.)
 */
export function comparedWords(text: string): Uint32Array {
  const words = wordsIn((IS_ASCII.test(text) ? text : withoutMarks(text)).toLowerCase());
  const numbers = new Uint32Array(words.length);
  for (let place = 0; place < words.length; place += 1) numbers[place] = numberOf(words[place]!);
  return numbers;
}

function numberOf(word: string): number {
  let hash = OFFSET_BASIS;
  for (let place = 0; place < word.length; place += 1) hash = Math.imul(hash ^ word.charCodeAt(place), PRIME);
  return hash;
}
