import type { LinkedName } from '../domain/evidence.ts';
import { groupBy } from '../domain/group-by.ts';
import { isStopWord } from '../domain/stop-words.ts';
import { mergeRanges } from '../domain/text-range.ts';
import type { TextRange } from '../domain/text-range.ts';
import { tokensOf } from '../domain/tokens.ts';
import type { Token } from '../domain/tokens.ts';

/** Words of a query that are looked for, as many as the keyword index takes. */
const MAXIMUM_WORDS = 100;
/** Words of a phrase that are compared, so that an endless one costs nothing. */
const MAXIMUM_PHRASE_WORDS = 100;

/** What a query looks for: words, and words that stand together, by the key of the first. Made once for a query, used for all of its hits. */
export type SearchTerms = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The query's words, without those that say nothing, and the names that were recognised in it, as they stand there and as the graph has them. */
export function searchTerms(query: string, names: readonly LinkedName[]): SearchTerms {
  const phrases = [...wordsOf(query).slice(0, MAXIMUM_WORDS), ...names.flatMap(({ text, node }) => [tokensOf(text), tokensOf(node.name)])];
  const telling = phrases.filter(([first, ...rest]) => first !== undefined && (rest.length > 0 || !isStopWord(first.word)));
  const distinct = new Map(
    telling.map((tokens) => tokens.slice(0, MAXIMUM_PHRASE_WORDS).map(({ key }) => key)).map((keys) => [keys.join(' '), keys]),
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

/** Each word by itself; Chinese characters that touch stay together, because one of them by itself says little. */
function wordsOf(query: string): Token[][] {
  const words: Token[][] = [];
  for (const token of tokensOf(query)) {
    const before = words.at(-1)?.at(-1);
    if (before?.isIdeograph === true && token.isIdeograph && before.end === token.start) words.at(-1)?.push(token);
    else words.push([token]);
  }
  return words;
}
