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

/** Words whose comparison is remembered: folding and stemming are most of the work of reading a text, and texts have the same words again and again. */
const MAXIMUM_REMEMBERED = 50_000;
const remembered = new Map<string, ComparedWord>();

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
  return text.match(IS_ASCII.test(text) ? ASCII_WORD : WORD) ?? [];
}

/** How a word of {@link wordsIn} is compared. */
export function compareAs(found: string): ComparedWord {
  const known = remembered.get(found);
  if (known !== undefined) return known;
  const word = fold(found.slice(0, MAXIMUM_WORD_LENGTH));
  const compared = { word, key: stem(word) };
  if (remembered.size >= MAXIMUM_REMEMBERED) remembered.clear();
  // An endless word would keep the text that it is a part of in memory.
  if (found.length <= MAXIMUM_WORD_LENGTH) remembered.set(found, compared);
  return compared;
}

/** The words of a text with their places. */
export function tokensOf(text: string): Token[] {
  const isAscii = IS_ASCII.test(text);
  return Array.from(text.matchAll(isAscii ? ASCII_WORD : WORD), ({ 0: found, index: start }) => {
    const { word, key } = compareAs(found);
    return { word, key, isIdeograph: !isAscii && STARTS_WITH_IDEOGRAPH.test(found), start, end: start + found.length };
  });
}

/** Upper and then lower case, because only so "ß" becomes "ss". */
function fold(word: string): string {
  return word.normalize('NFKD').replace(MARKS, '').toUpperCase().toLowerCase().replace(LEADING_ZEROS, '');
}
