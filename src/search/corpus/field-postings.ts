import { grown } from './grown.ts';

/** An entry is 24 bits for the text and 8 for how often it has the term; more often tells nothing more (BM25 saturates). */
const FREQUENCY_BITS = 8;
const MAXIMUM_FREQUENCY = 2 ** FREQUENCY_BITS - 1;
/** What a list takes besides its numbers, in bytes: measured. */
const BYTES_OF_LIST = 160;

/** Where terms occur in one field of numbered texts, and how long that field is. The order of a list means nothing. */
export class FieldPostings {
  readonly #lists: (Uint32Array | undefined)[] = [];
  #counts = new Uint32Array(0);
  #lengths = new Uint32Array(0);
  #bytes = 0;

  get bytes(): number {
    return this.#bytes + this.#counts.byteLength + this.#lengths.byteLength;
  }

  /** Words of each text's field without stop words, by number. */
  get lengths(): Uint32Array {
    return this.#lengths;
  }

  add(text: number, frequencies: ReadonlyMap<number, number>, length: number): void {
    this.#lengths = grown(this.#lengths, text + 1);
    this.#lengths[text] = length;
    for (const [term, frequency] of frequencies) this.#append(term, text * 2 ** FREQUENCY_BITS + Math.min(frequency, MAXIMUM_FREQUENCY));
  }

  /** The entries of a term, to be taken apart by {@link textOf} and {@link frequencyOf}; good until the next change. */
  entriesOf(term: number): Uint32Array {
    return this.#lists[term]?.subarray(0, this.#counts[term]) ?? NOTHING;
  }

  /** Takes out the entries of the texts whose mark is 0. Returns whether any is left. */
  retain(term: number, marks: Uint32Array): boolean {
    const entries = this.entriesOf(term);
    let kept = 0;
    for (const entry of entries) if (marks[textOf(entry)] !== 0) entries[kept++] = entry;
    if (kept < entries.length) {
      const isMostlyEmpty = kept * 3 < entries.length;
      this.#replace(term, kept === 0 ? undefined : isMostlyEmpty ? entries.slice(0, kept) : this.#lists[term], kept);
    }
    return kept > 0;
  }

  #append(term: number, entry: number): void {
    const count = this.#counts[term] ?? 0;
    const list = this.#lists[term] ?? NOTHING;
    if (count === list.length) this.#replace(term, grown(list, count + 1), count);
    this.#lists[term]![count] = entry;
    this.#counts[term] = count + 1;
  }

  #replace(term: number, list: Uint32Array | undefined, count: number): void {
    const bytesOf = (given: Uint32Array | undefined): number => (given === undefined ? 0 : given.byteLength + BYTES_OF_LIST);
    this.#bytes += bytesOf(list) - bytesOf(this.#lists[term]);
    this.#counts = grown(this.#counts, term + 1);
    this.#lists[term] = list;
    this.#counts[term] = count;
  }
}

const NOTHING = new Uint32Array(0);

export function textOf(entry: number): number {
  return entry >>> FREQUENCY_BITS;
}

export function frequencyOf(entry: number): number {
  return entry & MAXIMUM_FREQUENCY;
}
