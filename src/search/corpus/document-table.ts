import type { CorpusChunk, CorpusDocument } from '../../domain/corpus.ts';
import type { Scope } from '../../domain/scope.ts';
import { grown } from './grown.ts';

/** The visibility of what nobody sees, not yet or no longer part of the corpus. */
const UNSEEN = 0;
/** What a document and a chunk take besides their text and numbers, in bytes: measured. */
const BYTES_OF_DOCUMENT = 600;
const BYTES_OF_CHUNK = 500;

interface Row {
  readonly document: CorpusDocument;
  readonly chunks: readonly number[];
}

/**
 * Documents and their chunks by number, and who may see them. What is added stays unseen until it is shown, so that a large change can be
 * prepared bit by bit while others search, and appears at once.
 */
export class DocumentTable {
  readonly #rows: (Row | undefined)[] = [];
  readonly #chunks: (CorpusChunk | undefined)[] = [];
  readonly #free = { documents: [] as number[], chunks: [] as number[] };
  readonly #documentNumbers = new Map<string, number>();
  readonly #chunkNumbers = new Map<string, number>();
  /** A pair of scopes, of a document and of its chunk: both must be seen. */
  readonly #visibilities: [Scope, Scope][] = [['tenant', 'tenant']];
  readonly #visibilityNumbers = new Map<string, number>();
  #documentOfChunk = new Uint32Array(0);
  #visibilityOfChunk = new Uint32Array(0);
  #visibilityOfDocument = new Uint32Array(0);
  #shownChunks = 0;
  #textBytes = 0;

  get chunkCount(): number {
    return this.#shownChunks;
  }

  get documentCount(): number {
    return this.#documentNumbers.size;
  }

  /** Numbers of chunks and of documents are below these. */
  get size(): { chunks: number; documents: number } {
    return { chunks: this.#chunks.length, documents: this.#rows.length };
  }

  get bytes(): number {
    return this.#textBytes + this.#chunks.length * (BYTES_OF_CHUNK + 8) + this.#rows.length * (BYTES_OF_DOCUMENT + 4);
  }

  get documents(): readonly CorpusDocument[] {
    return [...this.#documentNumbers.values()].flatMap((number) => this.#rows[number]?.document ?? []);
  }

  get documentOfChunk(): Uint32Array {
    return this.#documentOfChunk;
  }

  /** 0 of what nobody sees; else see {@link DocumentTable.visibleTo}. */
  get visibilityOfChunk(): Uint32Array {
    return this.#visibilityOfChunk;
  }

  get visibilityOfDocument(): Uint32Array {
    return this.#visibilityOfDocument;
  }

  /** 1 for every visibility that somebody with these scopes sees. */
  visibleTo(scopes: readonly string[]): Uint8Array {
    const seen = new Set<string>(scopes);
    return Uint8Array.from(this.#visibilities, ([document, chunk], place) =>
      place !== UNSEEN && seen.has(document) && seen.has(chunk) ? 1 : 0,
    );
  }

  /** Every text of a document, seen or not: its title, and of each chunk text and headings. */
  textsOf(number: number): string[] {
    const document = this.#rows[number]?.document;
    return document === undefined
      ? []
      : [document.title, ...document.chunks.flatMap(({ text, headingPath }) => [text, headingPath.join('\n')])];
  }

  documentNumber(id: string): number | undefined {
    return this.#documentNumbers.get(id);
  }

  documentId(number: number): string {
    return this.#rows[number]?.document.id ?? '';
  }

  chunkId(number: number): string {
    return this.#chunks[number]?.id ?? '';
  }

  chunksOf(documentNumber: number): readonly number[] {
    return this.#rows[documentNumber]?.chunks ?? [];
  }

  /** The id of the document that a chunk is part of. */
  findDocumentOf(chunkId: string): string | undefined {
    const number = this.#chunkNumbers.get(chunkId);
    return number === undefined ? undefined : this.documentId(this.#documentOfChunk[number]!);
  }

  /** Adds a document unseen. Returns its number. */
  add(document: CorpusDocument): number {
    const number = this.#free.documents.pop() ?? this.#rows.length;
    const chunks = document.chunks.map((chunk) => this.#addChunk(chunk, number));
    this.#rows[number] = { document, chunks };
    this.#visibilityOfDocument = grown(this.#visibilityOfDocument, number + 1);
    this.#textBytes += bytesOf(document);
    return number;
  }

  /** Makes an unseen document part of the corpus, in place of the one with its id. Returns the number of that one. */
  show(number: number): number | undefined {
    const row = this.#rows[number];
    if (row === undefined) return undefined;
    const { document, chunks } = row;
    const before = this.hide(document.id);
    this.#documentNumbers.set(document.id, number);
    this.#visibilityOfDocument[number] = this.#visibilityNumber(document.scope, document.scope);
    for (const [place, chunk] of chunks.entries()) {
      const { id, scope } = document.chunks[place]!;
      this.#visibilityOfChunk[chunk] = this.#visibilityNumber(document.scope, scope);
      this.#chunkNumbers.set(id, chunk);
    }
    this.#shownChunks += chunks.length;
    return before;
  }

  /** Takes a document out of the corpus. Its number stays taken until it is freed. Returns the number. */
  hide(documentId: string): number | undefined {
    const number = this.#documentNumbers.get(documentId);
    const row = number === undefined ? undefined : this.#rows[number];
    if (number === undefined || row === undefined) return undefined;
    this.#documentNumbers.delete(documentId);
    this.#visibilityOfDocument[number] = UNSEEN;
    for (const chunk of row.chunks) {
      this.#visibilityOfChunk[chunk] = UNSEEN;
      this.#chunkNumbers.delete(this.chunkId(chunk));
    }
    this.#shownChunks -= row.chunks.length;
    return number;
  }

  /** Gives up the numbers of an unseen document. */
  free(number: number): void {
    const row = this.#rows[number];
    if (row === undefined) return;
    this.#textBytes -= bytesOf(row.document);
    this.#rows[number] = undefined;
    this.#free.documents.push(number);
    for (const chunk of row.chunks) {
      this.#chunks[chunk] = undefined;
      this.#free.chunks.push(chunk);
    }
  }

  #addChunk(chunk: CorpusChunk, documentNumber: number): number {
    const number = this.#free.chunks.pop() ?? this.#chunks.length;
    this.#chunks[number] = chunk;
    this.#documentOfChunk = grown(this.#documentOfChunk, number + 1);
    this.#visibilityOfChunk = grown(this.#visibilityOfChunk, number + 1);
    this.#documentOfChunk[number] = documentNumber;
    return number;
  }

  #visibilityNumber(document: Scope, chunk: Scope): number {
    const key = `${document}\n${chunk}`;
    const known = this.#visibilityNumbers.get(key);
    if (known !== undefined) return known;
    this.#visibilityNumbers.set(key, this.#visibilities.length);
    return this.#visibilities.push([document, chunk]) - 1;
  }
}

function bytesOf({ title, chunks }: CorpusDocument): number {
  return chunks.reduce((sum, { text, headingPath }) => sum + stringBytes(text) + stringBytes(headingPath.join('')), stringBytes(title));
}

/** V8 keeps a text in one byte a character as long as none is beyond Latin-1. */
function stringBytes(text: string): number {
  return /[^\u0000-\u00FF]/.test(text) ? 2 * text.length : text.length; // eslint-disable-line no-control-regex
}
