import type { DocumentTable } from './document-table.ts';
import type { FieldPostings } from './field-postings.ts';
import { textOf } from './field-postings.ts';

export interface Fields {
  readonly text: FieldPostings;
  readonly headings: FieldPostings;
  /** Of documents; the other fields are of chunks. */
  readonly title: FieldPostings;
}

/**
 * What somebody with some scopes sees of the corpus, counted: only this goes into the scores, all of it whole numbers, so that what is hidden
 * cannot move a single bit and the order of counting does not matter. Good until the next change.
 */
export class VisiblePart {
  readonly chunks: number;
  /** Documents with a visible chunk. */
  readonly documents: number;
  /** Words of an average text of each field, and of an average document: its title and what is visible of its text. */
  readonly averages: { readonly text: number; readonly headings: number; readonly title: number; readonly document: number };
  /** Words of each document's title and visible text, by number; 0 of those that are hidden. */
  readonly documentLengths: Uint32Array;
  readonly #fields: Fields;
  /** 1 for every visible chunk, and for every document that has one. */
  readonly #visible: { readonly chunks: Uint8Array; readonly documents: Uint8Array };
  /** How many visible texts a field's term is in, by term. */
  readonly #counts = { text: new Map<number, number>(), headings: new Map<number, number>(), title: new Map<number, number>() };

  constructor(table: DocumentTable, fields: Fields, scopes: readonly string[]) {
    this.#fields = fields;
    this.#visible = visibleOf(table, scopes);
    const { chunks, documents } = this.#visible;
    this.chunks = sumOf(chunks);
    this.documents = sumOf(documents);
    this.documentLengths = new Uint32Array(documents.length);
    const { documentLengths } = this;
    const { documentOfChunk } = table;
    const lengths = { text: fields.text.lengths, headings: fields.headings.lengths, title: fields.title.lengths };
    const totals = { text: 0, headings: 0, title: 0 };
    for (let chunk = 0; chunk < chunks.length; chunk += 1) {
      if (chunks[chunk] === 0) continue;
      totals.text += lengths.text[chunk]!;
      totals.headings += lengths.headings[chunk]!;
      documentLengths[documentOfChunk[chunk]!]! += lengths.text[chunk]!;
    }
    for (let document = 0; document < documents.length; document += 1) {
      if (documents[document] === 0) continue;
      totals.title += lengths.title[document]!;
      documentLengths[document]! += lengths.title[document]!;
    }
    const ofChunk = (total: number): number => (this.chunks === 0 ? 0 : total / this.chunks);
    const ofDocument = (total: number): number => (this.documents === 0 ? 0 : total / this.documents);
    this.averages = {
      text: ofChunk(totals.text),
      headings: ofChunk(totals.headings),
      title: ofDocument(totals.title),
      document: ofDocument(totals.title + totals.text),
    };
  }

  hasChunk(number: number): boolean {
    return this.#visible.chunks[number] === 1;
  }

  /** Whether the document has a visible chunk. */
  hasDocument(number: number): boolean {
    return this.#visible.documents[number] === 1;
  }

  /** In how many visible texts of the field the term is. */
  countOf(field: keyof Fields, term: number): number {
    const counts = this.#counts[field];
    let count = counts.get(term);
    if (count === undefined) {
      const visible = field === 'title' ? this.#visible.documents : this.#visible.chunks;
      count = 0;
      for (const entry of this.#fields[field].entriesOf(term)) count += visible[textOf(entry)]!;
      counts.set(term, count);
    }
    return count;
  }
}

function visibleOf(table: DocumentTable, scopes: readonly string[]): { chunks: Uint8Array; documents: Uint8Array } {
  const seen = table.visibleTo(scopes);
  const { documentOfChunk, visibilityOfChunk } = table;
  const chunks = new Uint8Array(table.size.chunks);
  const documents = new Uint8Array(table.size.documents);
  for (let chunk = 0; chunk < chunks.length; chunk += 1) {
    if (seen[visibilityOfChunk[chunk]!] === 0) continue;
    chunks[chunk] = 1;
    documents[documentOfChunk[chunk]!] = 1;
  }
  return { chunks, documents };
}

function sumOf(numbers: Uint8Array): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
