import { stem } from './stem.ts';
import type { TextRange } from './text-range.ts';

/** Characters of a word that are compared, so that an endless one costs nothing. */
export const MAXIMUM_WORD_LENGTH = 100;

// Each Chinese character is a word, as in Lucene's tokenizer; letters and digits are parted as names are compared ("PEP8").
const IDEOGRAPH = String.raw`[\p{Script=Han}\p{Script=Hiragana}]`;
const WORD = new RegExp(String.raw`${IDEOGRAPH}\p{M}*|(?:(?!${IDEOGRAPH})\p{L}\p{M}*)+|\p{N}+`, 'gu');
const STARTS_WITH_IDEOGRAPH = new RegExp(`^${IDEOGRAPH}`, 'u');
/** The same words in a text without any other character: several times as fast. */
const ASCII_WORD = /[A-Za-z]+|[0-9]+/g;
// eslint-disable-next-line no-control-regex
const IS_ASCII = /^[\u0000-\u007F]*$/;
const MARKS = /\p{M}+/gu;
const LEADING_ZEROS = /^0+(?=\d)/;

/** A word as words are compared. */
export interface ComparedWord {
  /** Without case, accents and leading zeros. */
  readonly word: string;
  /** The stem of `word`: two forms of one word have the same. */
  readonly key: string;
}

/** A word of a text, where it stands. */
export interface Token extends TextRange, ComparedWord {
  readonly isIdeograph: boolean;
}

/** The words of a text as they stand there. */
export function wordsIn(text: string): readonly string[] {
  return text.match(wordPattern(text)) ?? [];
}

/** How a word of {@link wordsIn} is compared. */
export function compareAs(found: string): ComparedWord {
  const word = fold(found.slice(0, MAXIMUM_WORD_LENGTH));
  return { word, key: stem(word) };
}

/** The words of a text with their places. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(wordPattern(text))].map(({ 0: found, index: start }) => ({
    ...compareAs(found),
    isIdeograph: STARTS_WITH_IDEOGRAPH.test(found),
    start,
    end: start + found.length,
  }));
}

function wordPattern(text: string): RegExp {
  return IS_ASCII.test(text) ? ASCII_WORD : WORD;
}

/** Upper and then lower case, because only so "ß" becomes "ss". */
function fold(word: string): string {
  return word.normalize('NFKD').replace(MARKS, '').toUpperCase().toLowerCase().replace(LEADING_ZEROS, '');
}
