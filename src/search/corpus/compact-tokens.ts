import { stem } from '../../domain/stem.ts';
import { grown } from './grown.ts';
import type { NameToken } from './name-tokens.ts';

const CAPITALISED = 1;
const BEGINS_SENTENCE = 2;

/** Each word once, by number. Only grows: words are far fewer than texts. */
export class Lexicon {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];
  #firstLetters = new Uint16Array(0);
  /** Of the words that were asked for: many are never near a name. */
  readonly #stems: (string | undefined)[] = [];

  /** Numbers are below this. */
  get size(): number {
    return this.#words.length;
  }

  numberOf(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#words.push(word) - 1;
      this.#numbers.set(word, number);
      this.#firstLetters = grown(this.#firstLetters, this.#words.length);
      this.#firstLetters[number] = word.charCodeAt(0);
    }
    return number;
  }

  /** The word's number, if a text has held it. */
  find(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  word(number: number): string {
    return this.#words[number] ?? '';
  }

  /** The UTF-16 code unit that the word begins with. */
  firstLetter(number: number): number {
    return this.#firstLetters[number]!;
  }

  stem(number: number): string {
    return (this.#stems[number] ??= stem(this.word(number)));
  }
}

/** The words of a text in five bytes each. */
export class CompactTokens {
  readonly lexicon: Lexicon;
  readonly #words: Uint32Array;
  readonly #marks: Uint8Array;

  private constructor(lexicon: Lexicon, words: Uint32Array, marks: Uint8Array) {
    this.lexicon = lexicon;
    this.#words = words;
    this.#marks = marks;
  }

  static of(tokens: readonly NameToken[], lexicon: Lexicon): CompactTokens {
    const words = Uint32Array.from(tokens, (token) => lexicon.numberOf(token.word));
    const marks = Uint8Array.from(
      tokens,
      (token) => (token.isCapitalised ? CAPITALISED : 0) + (token.beginsSentence ? BEGINS_SENTENCE : 0),
    );
    return new CompactTokens(lexicon, words, marks);
  }

  get length(): number {
    return this.#words.length;
  }

  /** The word at a place; undefined beyond the end. */
  word(place: number): string | undefined {
    const number = this.#words[place];
    return number === undefined ? undefined : this.lexicon.word(number);
  }

  /** The lexicon's number for the word at a place that is within the text. */
  wordNumber(place: number): number {
    return this.#words[place]!;
  }

  /** How often the word with this number of the lexicon stands here, and how often without a capital. */
  countOf(number: number): { total: number; small: number } {
    let total = 0;
    let small = 0;
    for (let place = this.#words.indexOf(number); place >= 0; place = this.#words.indexOf(number, place + 1)) {
      total += 1;
      if (!this.isCapitalised(place)) small += 1;
    }
    return { total, small };
  }

  /** How often the words with these numbers of the lexicon stand here one after the other. */
  countRuns([first, ...others]: readonly number[]): number {
    let count = 0;
    if (first === undefined) return count;
    for (let place = this.#words.indexOf(first); place >= 0; place = this.#words.indexOf(first, place + 1)) {
      if (others.every((number, offset) => this.#words[place + offset + 1] === number)) count += 1;
    }
    return count;
  }

  isCapitalised(place: number): boolean {
    return ((this.#marks[place] ?? 0) & CAPITALISED) !== 0;
  }

  beginsSentence(place: number): boolean {
    return ((this.#marks[place] ?? 0) & BEGINS_SENTENCE) !== 0;
  }
}
