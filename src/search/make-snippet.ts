import { findHighlights } from './find-highlights.ts';
import type { SearchTerms } from './find-highlights.ts';

/** UTF-16 code units of a snippet, about two lines on a page. */
const SNIPPET_LENGTH = 240;
/** How much of a snippet stands before the word that it shows. */
const LEAD = 80;

/** About 240 characters of the text, on one line, around the first of the terms that it has, cut between words; else its beginning. */
export function makeSnippet(text: string, terms: SearchTerms): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= SNIPPET_LENGTH) return plain;
  const found = findHighlights(plain, terms)[0]?.start ?? 0;
  const start = wordStart(plain, Math.max(0, Math.min(found - LEAD, plain.length - SNIPPET_LENGTH)));
  const end = wordEnd(plain, start + SNIPPET_LENGTH);
  return `${start > 0 ? '… ' : ''}${plain.slice(start, end).trim()}${end < plain.length ? ' …' : ''}`;
}

function wordStart(text: string, place: number): number {
  if (place === 0) return 0;
  const blank = text.indexOf(' ', place);
  return blank === -1 || blank - place > LEAD ? characterStart(text, place) : blank + 1;
}

function wordEnd(text: string, place: number): number {
  if (place >= text.length) return text.length;
  const blank = text.lastIndexOf(' ', place);
  return blank === -1 || place - blank > LEAD ? characterStart(text, place) : blank;
}

/** The place itself, or the one before it when it lies within a character of two code units. */
function characterStart(text: string, place: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(place)) ? place - 1 : place;
}
