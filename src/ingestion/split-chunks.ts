import type { Chunk } from '../domain/document.ts';
import { hashOf, nodeId } from '../domain/ids.ts';
import type { Tokenizer } from '../models/tokenizer.ts';
import type { SectionText } from './split-sections.ts';

/** Tokens of a chunk's own text at most; with the title and headings before it a chunk fits the 256 tokens that MiniLM reads. */
export const MAXIMUM_CHUNK_TOKENS = 220;
/** Tokens that the embedding model reads, less its two special tokens. */
const EMBEDDED_TOKENS = 254;
/** Tokens of title and headings at most, so that they never crowd out the text. */
const MAXIMUM_CONTEXT_TOKENS = 60;

/** Splits at blank lines, so that paragraphs, list items, table rows and code stay whole where they fit. */
const PARAGRAPH_BREAK = /\n[ \t]*\n+/;
const SENTENCES = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/**
 * The chunks of a document in their order. A chunk never crosses a section; within one, paragraphs are packed up to the limit,
 * a longer paragraph is split at sentences, a longer sentence at words, a longer word at characters.
 */
export function splitChunks(documentId: string, title: string, sections: readonly SectionText[], tokenizer: Tokenizer): Chunk[] {
  const texts = sections.flatMap((section) => {
    const context = contextOf(title, section.headingPath, tokenizer);
    const limit = Math.min(MAXIMUM_CHUNK_TOKENS, EMBEDDED_TOKENS - tokenizer.countTokens(context));
    return pack(section.text, limit, tokenizer).map((piece) => ({ section, context, ...piece }));
  });
  const occurrences = new Map<string, number>();
  return texts.map(({ section, context, text, tokens }, index) => {
    const embeddedText = context === '' ? text : `${context}\n\n${text}`;
    const contentHash = hashOf(embeddedText);
    const occurrence = (occurrences.get(contentHash) ?? 0) + 1;
    occurrences.set(contentHash, occurrence);
    return {
      id: nodeId('Chunk', documentId, contentHash, String(occurrence)),
      documentId,
      sectionId: section.section.id,
      index,
      total: texts.length,
      text,
      headingPath: section.headingPath,
      tokenCount: tokens,
      embeddedText,
      contentHash,
    };
  });
}

/** What stands before a chunk's text when it is embedded: where it stands says what it is about. */
function contextOf(title: string, headingPath: readonly string[], tokenizer: Tokenizer): string {
  const headings = headingPath[0] === title ? headingPath.slice(1) : headingPath;
  const lines = [title, headings.join(' > ')].filter((line) => line !== '');
  const context = lines.join('\n');
  if (tokenizer.countTokens(context) <= MAXIMUM_CONTEXT_TOKENS) return context;
  return truncate(title, MAXIMUM_CONTEXT_TOKENS, tokenizer);
}

function truncate(text: string, limit: number, tokenizer: Tokenizer): string {
  return splitLongText(text, limit, tokenizer)[0]?.text.trim() ?? '';
}

/** Characters of a token at most, on the average of a text. */
const MAXIMUM_TOKEN_LENGTH = 16;

interface Piece {
  readonly text: string;
  readonly tokens: number;
}

/** Puts neighbouring pieces together while they fit. The sum of two pieces' tokens is that of both together, at most a token off. */
function pack(text: string, limit: number, tokenizer: Tokenizer): Piece[] {
  const paragraphs = text.split(PARAGRAPH_BREAK).map((paragraph) => paragraph.replace(/^\s*\n/, '').trimEnd());
  const pieces = paragraphs
    .filter((paragraph) => paragraph.trim() !== '')
    .flatMap((paragraph) => splitLongText(paragraph, limit, tokenizer))
    .map((piece) => ({ ...piece, text: piece.text.trimEnd() }))
    .filter((piece) => piece.text.trim() !== '');
  return join(pieces, '\n\n', limit);
}

function join(pieces: readonly Piece[], separator: string, limit: number): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && last.tokens + piece.tokens <= limit) {
      joined[joined.length - 1] = { text: `${last.text}${separator}${piece.text}`, tokens: last.tokens + piece.tokens };
    } else joined.push(piece);
  }
  return joined;
}

/** Tries the coarsest way of splitting first. */
function splitLongText(text: string, limit: number, tokenizer: Tokenizer, ways = SPLITTING_WAYS): Piece[] {
  // A tokenizer may take an endless word for one unknown token; a chunk has an end all the same.
  const tokens = Math.max(tokenizer.countTokens(text), Math.ceil(text.length / MAXIMUM_TOKEN_LENGTH));
  const [way, ...finer] = ways;
  if (tokens <= limit || way === undefined) return [{ text, tokens }];
  const parts = way.split(text).flatMap((part) => splitLongText(part, limit, tokenizer, finer));
  return join(parts, way.separator, limit);
}

interface SplittingWay {
  readonly separator: string;
  split(text: string): string[];
}

const SPLITTING_WAYS: readonly SplittingWay[] = [
  { separator: '\n', split: (text) => text.split('\n') },
  { separator: '', split: (text) => Array.from(SENTENCES.segment(text), ({ segment }) => segment) },
  { separator: ' ', split: (text) => text.split(/\s+/) },
  // A word of 64 characters is at most 64 tokens.
  { separator: '', split: (text) => text.match(/[\s\S]{1,64}/gu) ?? [] },
];
