/**
 * The stem of an English word after M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), with the two corrections of the author's own
 * later code (`bli`, `logi`): what Lucene's English analyzer does too. Words with anything but a-z stay as they are.
 */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  return [plural, pastAndGerund, finalY, doubleSuffix, singleSuffix, ending, finalE, doubleL].reduce((text, step) => step(text), word);
}

const CONSONANT = '(?:[^aeiouy]|(?<=^|[aeiou])y)';
const VOWEL = '(?:[aeiou]|(?<=[^aeiou])y)';
/** How many times vowels are followed by consonants: m > 0, m > 1, m = 1. */
const HAS_ONE_MEASURE = new RegExp(`^${CONSONANT}*${VOWEL}+${CONSONANT}`);
const HAS_TWO_MEASURES = new RegExp(`^${CONSONANT}*(?:${VOWEL}+${CONSONANT}+){2}`);
const IS_ONE_MEASURE = new RegExp(`^${CONSONANT}*${VOWEL}+${CONSONANT}+${VOWEL}*$`);
const HAS_VOWEL = new RegExp(VOWEL);
const ENDS_LIKE_HOP = new RegExp(`${CONSONANT}${VOWEL}(?![wxy])${CONSONANT}$`);
const ENDS_DOUBLE = /([^aeiouylsz])\1$/;

const DOUBLE_SUFFIXES: Suffixes = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['entli', 'ent'],
  ['ousli', 'ous'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['alli', 'al'],
  ['ator', 'ate'],
  ['logi', 'log'],
  ['bli', 'ble'],
  ['eli', 'e'],
];
const SINGLE_SUFFIXES: Suffixes = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
const ENDINGS = /(?:ement|ance|ence|able|ible|ment|(?<=[st])ion|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou)$/;

/** What a word ends with and what takes its place; the longer first. */
type Suffixes = readonly (readonly [suffix: string, replacement: string])[];

function plural(word: string): string {
  return word.replace(/(?:(ss)es|(i)es|(s)s|s)$/, '$1$2$3$3');
}

function pastAndGerund(word: string): string {
  if (word.endsWith('eed')) return HAS_ONE_MEASURE.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const root = word.replace(/(?:ed|ing)$/, '');
  if (root === word || !HAS_VOWEL.test(root)) return word;
  if (/(?:at|bl|iz)$/.test(root)) return `${root}e`;
  if (ENDS_DOUBLE.test(root)) return root.slice(0, -1);
  return IS_ONE_MEASURE.test(root) && ENDS_LIKE_HOP.test(root) ? `${root}e` : root;
}

function finalY(word: string): string {
  return word.endsWith('y') && HAS_VOWEL.test(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;
}

function doubleSuffix(word: string): string {
  return replaceSuffix(word, DOUBLE_SUFFIXES);
}

function singleSuffix(word: string): string {
  return replaceSuffix(word, SINGLE_SUFFIXES);
}

function replaceSuffix(word: string, suffixes: Suffixes): string {
  const [suffix, replacement] = suffixes.find(([ending]) => word.endsWith(ending)) ?? ['', ''];
  const root = word.slice(0, word.length - suffix.length);
  return suffix !== '' && HAS_ONE_MEASURE.test(root) ? root + replacement : word;
}

function ending(word: string): string {
  const root = word.replace(ENDINGS, '');
  return HAS_TWO_MEASURES.test(root) ? root : word;
}

function finalE(word: string): string {
  if (!word.endsWith('e')) return word;
  const root = word.slice(0, -1);
  return HAS_TWO_MEASURES.test(root) || (HAS_ONE_MEASURE.test(root) && !ENDS_LIKE_HOP.test(root)) ? root : word;
}

function doubleL(word: string): string {
  return word.endsWith('ll') && HAS_TWO_MEASURES.test(word) ? word.slice(0, -1) : word;
}
