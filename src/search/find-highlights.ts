import type { LinkedName } from '../domain/evidence.ts';
import { groupBy } from '../domain/group-by.ts';
import { stem } from '../domain/stem.ts';
import { isStopWord } from '../domain/stop-words.ts';
import { mergeRanges } from '../domain/text-range.ts';
import type { TextRange } from '../domain/text-range.ts';

/** Words of a query that are looked for, as many as the keyword index takes. */
const MAXIMUM_WORDS = 100;
/** Characters of a word, and words of a phrase, that are compared, so that an endless one costs nothing. */
const MAXIMUM_WORD_LENGTH = 100;

// The keyword index too takes each Chinese character for a word; letters and digits are parted as names are compared ("PEP8").
const IDEOGRAPH = String.raw`[\p{Script=Han}\p{Script=Hiragana}]`;
const WORD = new RegExp(String.raw`(?<ideograph>${IDEOGRAPH}\p{M}*)|(?:(?!${IDEOGRAPH})\p{L}\p{M}*)+|\p{N}+`, 'gu');
const MARKS = /\p{M}+/gu;
const LEADING_ZEROS = /^0+(?=\d)/;

/** A word of a text. */
interface Token extends TextRange {
  /** Without case, accents and leading zeros. */
  readonly word: string;
  /** The stem of `word`: what is compared. */
  readonly key: string;
  readonly isIdeograph: boolean;
}

/** What a query looks for: words, and words that stand together, by the key of the first. Made once for a query, used for all of its hits. */
export type SearchTerms = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The query's words, without those that say nothing, and the names that were recognised in it, as they stand there and as the graph has them. */
export function searchTerms(query: string, names: readonly LinkedName[]): SearchTerms {
  const phrases = [...wordsOf(query).slice(0, MAXIMUM_WORDS), ...names.flatMap(({ text, node }) => [tokensOf(text), tokensOf(node.name)])];
  const telling = phrases.filter(([first, ...rest]) => first !== undefined && (rest.length > 0 || !isStopWord(first.word)));
  const distinct = new Map(
    telling.map((tokens) => tokens.slice(0, MAXIMUM_WORD_LENGTH).map(({ key }) => key)).map((keys) => [keys.join(' '), keys]),
  );
  return groupBy([...distinct.values()], ([first = '']) => first);
}

/** Where a text has one of the terms: whole words, whatever their case, accents and English ending. In order, none overlapping. */
export function findHighlights(text: string, terms: SearchTerms): TextRange[] {
  const tokens = tokensOf(text);
  const found = tokens.flatMap(({ key, start }, place) =>
    (terms.get(key) ?? []).flatMap((keys) => {
      const here = tokens.slice(place, place + keys.length);
      const end = here.length === keys.length && here.every((token, offset) => token.key === keys[offset]) ? here.at(-1)?.end : undefined;
      return end === undefined ? [] : [{ start, end }];
    }),
  );
  return mergeRanges(found);
}

/** Each word by itself; Chinese characters that touch stay together, because the keyword index finds them together only. */
function wordsOf(query: string): Token[][] {
  const words: Token[][] = [];
  for (const token of tokensOf(query)) {
    const before = words.at(-1)?.at(-1);
    if (before?.isIdeograph === true && token.isIdeograph && before.end === token.start) words.at(-1)?.push(token);
    else words.push([token]);
  }
  return words;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].map(({ 0: found, index: start, groups }) => {
    const word = fold(found.slice(0, MAXIMUM_WORD_LENGTH));
    return { word, key: stem(word), isIdeograph: groups?.ideograph !== undefined, start, end: start + found.length };
  });
}

/** Upper and then lower case, because only so "ß" becomes "ss". */
function fold(word: string): string {
  return word.normalize('NFKD').replace(MARKS, '').toUpperCase().toLowerCase().replace(LEADING_ZEROS, '');
}
