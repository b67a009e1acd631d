import { MAXIMUM_KEY_WORDS, nameWords, withoutMarks } from '../../domain/names.ts';
import { isStopWord } from '../../domain/stop-words.ts';

/** Two forms of one name, as names are compared. */
export interface Abbreviation {
  readonly short: string;
  readonly long: string;
}

/** A short form: 2 to 10 characters of at most two words (rules of the paper). */
const LENGTHS = { minimum: 2, maximum: 10 } as const;
const MAXIMUM_SHORT_WORDS = 2;
/** Words that a long form may have more than its short form has characters (rule of the paper; it may not have more than twice as many either). */
const MORE_WORDS = 5;
/** Characters before a parenthesis that are looked at: more than the longest long form has. */
const LOOK_BACK = 300;

const PARENTHESES = /\s\(([^()]{2,300})\)/g;
/** Where what stands before a parenthesis no longer belongs to it: the end of a sentence, a paragraph or another parenthesis. */
const BORDER = /[.!?;:]["'”’)\]]*\s|\n\s*\n|[()]/;
const QUOTES = /^["'“”‘’*_`]+|["'“”‘’*_`]+$/g;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Capitals or digits beyond the first character tell an abbreviation from a word: "MAS", "IoT", "B2B", not "Note". Stricter than the paper. */
const WRITTEN_SHORT = /^[\p{L}\p{N}].*[\p{Lu}\p{N}]/u;
/** "APIs": several of what "API" stands for. */
const PLURAL = /^(\p{Lu}[\p{Lu}\p{N}]+)s$/u;

/**
 * The abbreviations that a text explains: "long form (LF)" and "LF (long form)". A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation
 * definitions in biomedical text", PSB 2003: the characters of the short form must be found in the long form from right to left, the first
 * at the beginning of a word. Each pair once.
 */
export function findAbbreviations(text: string): Abbreviation[] {
  const found = new Map<string, Abbreviation>();
  for (const { 1: inside = '', index } of text.matchAll(PARENTHESES)) {
    const before =
      text
        .slice(Math.max(0, index - LOOK_BACK), index)
        .split(BORDER)
        .at(-1) ?? '';
    // "(MAS, since 2019)": what follows a comma or semicolon says something else.
    const abbreviation = toAbbreviation(before, inside.split(/[,;]/)[0] ?? '');
    if (abbreviation !== undefined) found.set(`${abbreviation.short}\n${abbreviation.long}`, abbreviation);
  }
  return [...found.values()];
}

function toAbbreviation(before: string, inside: string): Abbreviation | undefined {
  const outer = wordsOf(before);
  const inner = wordsOf(inside);
  if (isShortForm(inner)) return pairOf(inner.join(' '), outer);
  const last = outer.slice(-1);
  return isShortForm(last) ? pairOf(last.join(' '), inner) : undefined;
}

/** What blanks part, without accents, and without quotes and emphasis around it. */
function wordsOf(text: string): string[] {
  const words = withoutMarks(text)
    .split(/\s+/)
    .map((word) => word.replace(QUOTES, ''));
  return words.filter((word) => word !== '');
}

function isShortForm(words: readonly string[]): boolean {
  const short = words.join(' ');
  if (words.length > MAXIMUM_SHORT_WORDS || short.length < LENGTHS.minimum || short.length > LENGTHS.maximum) return false;
  return WRITTEN_SHORT.test(short) && /\p{L}/u.test(short);
}

/** The pair, when the words before or in the parenthesis end with a long form of the short one. */
function pairOf(written: string, words: readonly string[]): Abbreviation | undefined {
  const short = written.replace(PLURAL, '$1');
  const maximum = Math.min(short.length + MORE_WORDS, 2 * short.length);
  const long = longFormOf(short, words.slice(-maximum).join(' '));
  if (long === undefined || long.length <= short.length) return undefined;
  const [shortWords, longWords] = [nameWords(short), nameWords(long)];
  const [shortKey, longKey] = [shortWords.join(' '), longWords.join(' ')];
  const holdsShort = ` ${longKey} `.includes(` ${shortKey} `);
  if (holdsShort || longWords.length > MAXIMUM_KEY_WORDS || long.includes('://') || !isSpeltByInitials(shortKey, longWords))
    return undefined;
  // Nobody can ask for "IT" or "WHO", which are words of every question.
  return isStopWord(shortKey) ? undefined : { short: shortKey, long: longKey };
}

/**
 * Whether more than half of the long form's words, function words aside, begin with a character of the short one; all of them when it begins with a function
 * word ("the sandbox (TeX)"). Also stricter than the paper, whose rule alone finds "PEP" in "provide the API".
 */
function isSpeltByInitials(short: string, longWords: readonly string[]): boolean {
  const telling = longWords.filter((word) => !isStopWord(word));
  const spelt = telling.filter((word) => short.includes(word.charAt(0))).length;
  return isStopWord(longWords[0] ?? '') ? spelt === telling.length : spelt * 2 > telling.length;
}

/** The shortest end of the text in which the short form's characters stand in their order, the first at the beginning of a word. */
function longFormOf(short: string, text: string): string | undefined {
  const lower = text.toLowerCase();
  let place = lower.length;
  for (const [left, character] of [...short.toLowerCase()].reverse().entries()) {
    if (!LETTER_OR_DIGIT.test(character)) continue;
    const isFirst = left === short.length - 1;
    do place = place > 0 ? lower.lastIndexOf(character, place - 1) : -1;
    while (isFirst && place > 0 && LETTER_OR_DIGIT.test(lower[place - 1] ?? ''));
    if (place < 0) return undefined;
  }
  return text.slice(text.lastIndexOf(' ', place) + 1);
}
