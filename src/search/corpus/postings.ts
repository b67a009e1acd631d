import type { CorpusDocument } from '../../domain/corpus.ts';
import { wordsIn } from '../../domain/tokens.ts';
import { BestScores } from './best-scores.ts';
import { inverseDocumentFrequency, lengthOf, parametersFor, termWeight } from './bm25.ts';
import type { Expansion } from './expansion.ts';
import { expandedScores } from './expanded-scores.ts';
import type { WeighedTerm } from './expanded-scores.ts';
import { ChunkIndex } from './chunk-index.ts';
import { frequencyOf, textOf } from './field-postings.ts';
import { grown } from './grown.ts';
import type { KeywordMatch } from '../../stores/keyword-index.ts';
import { isStopTerm, termOf } from './term-dictionary.ts';
import { VisiblePart } from './visible-part.ts';

/** Distinct words of a question that are searched for. */
const MAXIMUM_WORDS = 100;
/**
 * Title and headings stand beside every chunk of a document: weighted as its own text they drown it (reciprocal rank .17 instead of .57 on questions
 * that paraphrase), left out they are missed by questions that name them. Each field has statistics of its own, so that a long title does not make
 * a text long.
 */
const FIELD_WEIGHTS = { text: 1, title: 0.1, headings: 0.1 } as const;
const FIELD_NAMES = ['text', 'title', 'headings'] as const;
/** Of a word that no text has. */
const NO_TERM = -1;
/** Sets of scopes whose counts are kept between two changes. */
const MAXIMUM_VISIBLE_PARTS = 32;

export interface PostingsOptions {
  /** Results at most. */
  readonly limit: number;
  /** Only these and what is in them; the statistics stay those of everything visible. */
  readonly documentIds?: readonly string[];
  /** What texts may say for words of the text besides. */
  readonly expansions?: readonly Expansion[];
}

/** A document with its BM25 score, comparable within one answer only. */
export interface DocumentMatch {
  readonly documentId: string;
  readonly score: number;
}

/**
 * BM25 over the chunks and over the documents of a tenant. A score depends on nothing but the question, the text and the counts of what the asker
 * sees: not on hidden or deleted texts, nor on the order in which texts came. Best first, ties by id.
 */
export class Postings {
  readonly #index = new ChunkIndex();
  readonly #visibleParts = new Map<string, VisiblePart>();
  readonly #chunkScores = new BestScores();
  readonly #documentScores = new BestScores();
  /** How often each document has the term that is being looked at. */
  #frequencies = new Uint32Array(0);

  get chunkCount(): number {
    return this.#index.table.chunkCount;
  }

  get documents(): readonly CorpusDocument[] {
    return this.#index.table.documents;
  }

  /** About how much memory all of it takes, in bytes. */
  get bytes(): number {
    return this.#index.bytes + this.#chunkScores.bytes + this.#documentScores.bytes + this.#frequencies.byteLength;
  }

  hasDocument(id: string): boolean {
    return this.#index.table.documentNumber(id) !== undefined;
  }

  /** The id of the document that a chunk is part of. */
  documentOf(chunkId: string): string | undefined {
    return this.#index.table.findDocumentOf(chunkId);
  }

  /** Adds or replaces a document. For large changes: {@link Postings.add}, {@link Postings.show} and {@link Postings.sweep}. */
  put(document: CorpusDocument): void {
    for (const _ of this.add(document));
    this.show([]);
    for (const _ of this.sweep());
  }

  remove(documentId: string): void {
    this.show([documentId]);
    for (const _ of this.sweep());
  }

  /** The first part of a change: adds a document, a chunk a step; nobody finds it yet. */
  add(document: CorpusDocument): Generator<void> {
    return this.#index.add(document);
  }

  /** The second part, at once: what was added can be found, in place of what had its ids; the documents with these ids no more. */
  show(removedIds: Iterable<string>): void {
    this.#index.show(removedIds);
    this.#visibleParts.clear();
    const { chunks, documents } = this.#index.table.size;
    this.#chunkScores.reserve(chunks);
    this.#documentScores.reserve(documents);
    this.#frequencies = grown(this.#frequencies, documents);
  }

  /** In place of the second part: what was added is given up. */
  abandon(): void {
    this.#index.abandon();
  }

  /** The third part, bit by bit: frees the memory of what can no more be found. Nothing may be added before it is done. */
  sweep(): Generator<void> {
    return this.#index.sweep();
  }

  /** The visible chunks that hold a word of the text, in themselves, their headings or their document's title. */
  search(scopes: readonly string[], text: string, options: PostingsOptions): KeywordMatch[] {
    const part = this.#visiblePart(scopes);
    const isWanted = this.#wanted(options.documentIds);
    for (const term of this.#termsOf(text)) {
      this.#addChunkScores(part, 'text', term, isWanted);
      this.#addTitleScores(part, term, isWanted);
      this.#addChunkScores(part, 'headings', term, isWanted);
    }
    for (const expansion of options.expansions ?? []) this.#addExpansion(part, expansion, isWanted);
    const { table } = this.#index;
    return this.#chunkScores
      .take(options.limit, (number) => table.chunkId(number))
      .map(({ number, score }) => ({ chunkId: table.chunkId(number), score }));
  }

  /** The documents whose title and visible text, taken as one text, hold a word of the text. */
  searchDocuments(scopes: readonly string[], text: string, options: PostingsOptions): DocumentMatch[] {
    const part = this.#visiblePart(scopes);
    const isWanted = this.#wanted(options.documentIds);
    for (const term of this.#termsOf(text)) this.#addDocumentScores(part, term, isWanted);
    const { table } = this.#index;
    return this.#documentScores
      .take(options.limit, (number) => table.documentId(number))
      .map(({ number, score }) => ({ documentId: table.documentId(number), score }));
  }

  /** How long the documents are that are seen, on the average: 0 when they are hardly more than a passage, 1 when they have many pages. */
  lengthOfDocuments(scopes: readonly string[]): number {
    return lengthOf(this.#visiblePart(scopes).averages.document);
  }

  /** How much a word tells among the texts of the visible chunks; most of all one that none of them holds. */
  idf(scopes: readonly string[], word: string): number {
    const part = this.#visiblePart(scopes);
    const term = this.#index.dictionary.find(termOf(word));
    return inverseDocumentFrequency(part.chunks, term === undefined ? 0 : part.countOf('text', term));
  }

  /** Whether a visible text, heading or title has the word in any form. */
  hasWord(scopes: readonly string[], word: string): boolean {
    const part = this.#visiblePart(scopes);
    const term = this.#index.dictionary.find(termOf(word));
    return term !== undefined && FIELD_NAMES.some((field) => part.countOf(field, term) > 0);
  }

  /** The distinct terms of a question that the corpus has; its stop words only when it has nothing else. */
  #termsOf(text: string): number[] {
    const terms = [...new Set(wordsIn(text).map(termOf))];
    const telling = terms.filter((term) => !isStopTerm(term));
    const asked = (telling.length > 0 ? telling : terms).slice(0, MAXIMUM_WORDS);
    return asked.flatMap((term) => this.#index.dictionary.find(term) ?? []);
  }

  #visiblePart(scopes: readonly string[]): VisiblePart {
    const key = [...new Set(scopes)].sort().join('\n');
    let part = this.#visibleParts.get(key);
    if (part === undefined) {
      part = new VisiblePart(this.#index.table, this.#index.fields, scopes);
      if (this.#visibleParts.size >= MAXIMUM_VISIBLE_PARTS) this.#visibleParts.clear();
      this.#visibleParts.set(key, part);
    }
    return part;
  }

  /** Whether a document, by number, is one of these. */
  #wanted(documentIds: readonly string[] | undefined): (document: number) => boolean {
    if (documentIds === undefined) return () => true;
    const wanted = new Uint8Array(this.#index.table.size.documents);
    for (const id of documentIds) {
      const number = this.#index.table.documentNumber(id);
      if (number !== undefined) wanted[number] = 1;
    }
    return (document) => wanted[document] === 1;
  }

  #addChunkScores(part: VisiblePart, field: 'text' | 'headings', term: number, isWanted: (document: number) => boolean): void {
    const { table, fields } = this.#index;
    const { lengths } = fields[field];
    const { documentOfChunk } = table;
    const average = part.averages[field];
    const weight = FIELD_WEIGHTS[field] * inverseDocumentFrequency(part.chunks, part.countOf(field, term));
    for (const entry of fields[field].entriesOf(term)) {
      const chunk = textOf(entry);
      if (!part.hasChunk(chunk) || !isWanted(documentOfChunk[chunk]!)) continue;
      this.#chunkScores.add(chunk, weight * termWeight(frequencyOf(entry), lengths[chunk]! / average));
    }
  }

  #addExpansion(part: VisiblePart, { asked, forms }: Expansion, isWanted: (document: number) => boolean): void {
    const { table, fields } = this.#index;
    const { documentOfChunk } = table;
    const isVisible = (chunk: number): boolean => part.hasChunk(chunk) && isWanted(documentOfChunk[chunk]!);
    const text = { field: fields.text, averageLength: part.averages.text, isVisible };
    const weighed = forms.map((form) => ({ certainty: form.certainty, terms: this.#weighedTerms(part, form.text) }));
    for (const [chunk, score] of expandedScores(text, this.#weighedTerms(part, asked), weighed)) this.#chunkScores.add(chunk, score);
  }

  /** A word that no text has is among them, and tells most. */
  #weighedTerms(part: VisiblePart, text: string): WeighedTerm[] {
    const terms = [...new Set(wordsIn(text).map(termOf))].filter((term) => !isStopTerm(term));
    return terms.map((term) => {
      const number = this.#index.dictionary.find(term);
      const count = number === undefined ? 0 : part.countOf('text', number);
      return { term: number ?? NO_TERM, weight: inverseDocumentFrequency(part.chunks, count), count };
    });
  }

  #addTitleScores(part: VisiblePart, term: number, isWanted: (document: number) => boolean): void {
    const { table, fields } = this.#index;
    const weight = FIELD_WEIGHTS.title * inverseDocumentFrequency(part.documents, part.countOf('title', term));
    for (const entry of fields.title.entriesOf(term)) {
      const document = textOf(entry);
      if (!part.hasDocument(document) || !isWanted(document)) continue;
      const score = weight * termWeight(frequencyOf(entry), fields.title.lengths[document]! / part.averages.title);
      for (const chunk of table.chunksOf(document)) if (part.hasChunk(chunk)) this.#chunkScores.add(chunk, score);
    }
  }

  #addDocumentScores(part: VisiblePart, term: number, isWanted: (document: number) => boolean): void {
    const { table, fields } = this.#index;
    const found: number[] = [];
    const count = (document: number, frequency: number): void => {
      if (this.#frequencies[document] === 0) found.push(document);
      this.#frequencies[document]! += frequency;
    };
    for (const entry of fields.text.entriesOf(term)) {
      if (part.hasChunk(textOf(entry))) count(table.documentOfChunk[textOf(entry)]!, frequencyOf(entry));
    }
    for (const entry of fields.title.entriesOf(term)) if (part.hasDocument(textOf(entry))) count(textOf(entry), frequencyOf(entry));
    const weight = inverseDocumentFrequency(part.documents, found.length);
    const average = part.averages.document;
    const parameters = parametersFor(average);
    for (const document of found) {
      const frequency = this.#frequencies[document]!;
      this.#frequencies[document] = 0;
      if (isWanted(document)) {
        this.#documentScores.add(document, weight * termWeight(frequency, part.documentLengths[document]! / average, parameters));
      }
    }
  }
}
