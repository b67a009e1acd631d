import type { CorpusDocument } from '../../domain/corpus.ts';
import { DocumentTable } from './document-table.ts';
import { FieldPostings } from './field-postings.ts';
import { TermDictionary } from './term-dictionary.ts';
import type { Fields } from './visible-part.ts';

/** Lists that are looked through in one step of a removal. */
const LISTS_PER_STEP = 50;

/**
 * The words of documents, by field. A change is made in three parts, so that it can take long and still be seen as a whole or not at all:
 * `add` bit by bit, unseen; `show` at once; `sweep` bit by bit what is seen no more. The generators give way to others wherever they yield.
 */
export class ChunkIndex {
  readonly table = new DocumentTable();
  readonly dictionary = new TermDictionary();
  readonly fields: Fields = { text: new FieldPostings(), headings: new FieldPostings(), title: new FieldPostings() };
  #unseen: number[] = [];
  #removed: number[] = [];

  /** About how much memory all of it takes, in bytes. */
  get bytes(): number {
    const { text, headings, title } = this.fields;
    return this.table.bytes + this.dictionary.bytes + text.bytes + headings.bytes + title.bytes;
  }

  /** Adds a document that nobody sees until it is shown. */
  *add(document: CorpusDocument): Generator<void> {
    const number = this.table.add(document);
    this.#unseen.push(number);
    this.#addText('title', number, document.title);
    for (const [place, chunk] of this.table.chunksOf(number).entries()) {
      const { text, headingPath } = document.chunks[place]!;
      this.#addText('text', chunk, text);
      this.#addText('headings', chunk, headingPath.join('\n'));
      yield;
    }
  }

  /** What was added takes the place of the documents with the same ids, and these other documents go. */
  show(removedIds: Iterable<string>): void {
    const removed = [...[...removedIds].map((id) => this.table.hide(id)), ...this.#unseen.map((number) => this.table.show(number))];
    this.#removed.push(...removed.filter((number) => number !== undefined));
    this.#unseen = [];
  }

  /** What was added and not shown goes. */
  abandon(): void {
    this.#removed.push(...this.#unseen);
    this.#unseen = [];
  }

  /** Gives back the memory of what is seen no more. Nothing may be added meanwhile. */
  *sweep(): Generator<void> {
    if (this.#removed.length === 0) return;
    const terms = new Set<number>();
    for (const number of this.#removed) {
      for (const text of this.table.textsOf(number)) {
        for (const term of this.dictionary.read(text)) terms.add(term);
        yield;
      }
    }
    const unused: number[] = [];
    for (const [place, term] of [...terms].entries()) {
      if (!this.#retain(term)) unused.push(term);
      if (place % LISTS_PER_STEP === 0) yield;
    }
    this.dictionary.release(unused);
    for (const number of this.#removed) this.table.free(number);
    this.#removed = [];
  }

  #addText(field: keyof Fields, number: number, text: string): void {
    const frequencies = new Map<number, number>();
    let length = 0;
    for (const term of this.dictionary.read(text)) {
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      if (!this.dictionary.isStopWord(term)) length += 1;
    }
    this.fields[field].add(number, frequencies, length);
  }

  /** Leaves only what is seen in the lists of a term. Returns whether anything is left. */
  #retain(term: number): boolean {
    const { text, headings, title } = this.fields;
    const { visibilityOfChunk, visibilityOfDocument } = this.table;
    const left = [text.retain(term, visibilityOfChunk), headings.retain(term, visibilityOfChunk), title.retain(term, visibilityOfDocument)];
    return left.includes(true);
  }
}
