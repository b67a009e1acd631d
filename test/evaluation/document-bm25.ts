/** A text to be found, whole. */
export interface WholeDocument {
  readonly id: string;
  readonly text: string;
}

/** Robertson & Zaragoza 2009; the values that Lucene uses. */
const K1 = 1.2;
const B = 0.75;
/** Words that hardly tell one text from another: Lucene's English list. */
const STOP_WORDS = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);

/** BM25 over whole documents, held in memory: the baseline that a search must beat to be worth its machinery. */
export class DocumentBm25 {
  readonly #postings = new Map<string, Map<number, number>>();
  readonly #ids: readonly string[];
  readonly #lengths: readonly number[];
  readonly #meanLength: number;

  constructor(documents: readonly WholeDocument[]) {
    this.#ids = documents.map(({ id }) => id);
    this.#lengths = documents.map(({ text }, place) => this.#add(place, words(text)));
    this.#meanLength = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(documents.length, 1);
  }

  /** Ids of the documents that share a word with the query, best first. */
  rank(query: string, limit: number): string[] {
    const scores = new Map<number, number>();
    for (const word of new Set(words(query))) {
      const postings = this.#postings.get(word) ?? new Map<number, number>();
      const rarity = Math.log(1 + (this.#ids.length - postings.size + 0.5) / (postings.size + 0.5));
      for (const [place, count] of postings) {
        const length = 1 - B + B * ((this.#lengths[place] ?? 0) / this.#meanLength);
        scores.set(place, (scores.get(place) ?? 0) + (rarity * count * (K1 + 1)) / (count + K1 * length));
      }
    }
    const ranked = [...scores].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b);
    return ranked.slice(0, limit).map(([place]) => this.#ids[place] ?? '');
  }

  #add(place: number, document: readonly string[]): number {
    for (const word of document) {
      const postings = this.#postings.get(word) ?? new Map<number, number>();
      this.#postings.set(word, postings.set(place, (postings.get(place) ?? 0) + 1));
    }
    return document.length;
  }
}

function words(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP_WORDS.has(word));
}
