import { isStopWord } from '../../domain/stop-words.ts';
import { compareAs, wordsIn } from '../../domain/tokens.ts';

/** Words as they stand in texts whose term is remembered. */
const MAXIMUM_REMEMBERED = 200_000;
/** What a term takes in memory besides its characters, and a remembered word, in bytes: measured. */
const BYTES_OF_TERM = 100;
const BYTES_OF_REMEMBERED = 60;

/** Sets the terms of stop words apart from the stem of another word that looks like one ("one" has the stem "on"). */
const STOP_WORD_MARK = ' ';

/** Numbers for terms. A term is the stem of a word; stop words are terms too, so that a question of stop words alone can be asked. */
export class TermDictionary {
  readonly #numbers = new Map<string, number>();
  readonly #terms: (string | undefined)[] = [];
  readonly #areStopWords: boolean[] = [];
  readonly #free: number[] = [];
  /** Folding and stemming are most of the work of reading a text, and a text has the same words again and again. */
  readonly #remembered = new Map<string, number>();

  get bytes(): number {
    return this.#numbers.size * BYTES_OF_TERM + this.#remembered.size * BYTES_OF_REMEMBERED;
  }

  /** The terms of a text in its order, new ones with new numbers. */
  read(text: string): number[] {
    return wordsIn(text).map((found) => this.#remembered.get(found) ?? this.#remember(found));
  }

  find(term: string): number | undefined {
    return this.#numbers.get(term);
  }

  isStopWord(number: number): boolean {
    return this.#areStopWords[number] === true;
  }

  /** The numbers mean nothing any more and are given to new terms. */
  release(numbers: Iterable<number>): void {
    // What is remembered may be part of a text that is gone, and would keep it in memory.
    this.#remembered.clear();
    for (const number of numbers) {
      this.#numbers.delete(this.#terms[number] ?? '');
      this.#terms[number] = undefined;
      this.#free.push(number);
    }
  }

  #remember(found: string): number {
    const term = termOf(found);
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.#free.pop() ?? this.#terms.length;
      this.#numbers.set(term, number);
      this.#terms[number] = term;
      this.#areStopWords[number] = isStopTerm(term);
    }
    if (this.#remembered.size >= MAXIMUM_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(found, number);
    return number;
  }
}

/** The term of a word as it stands in a text. */
export function termOf(found: string): string {
  const { word, key } = compareAs(found);
  return isStopWord(word) ? STOP_WORD_MARK + word : key;
}

export function isStopTerm(term: string): boolean {
  return term.startsWith(STOP_WORD_MARK);
}
