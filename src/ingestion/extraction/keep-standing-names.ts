import type { FoundName } from '../../domain/extracted-name.ts';
import { MAXIMUM_KEY_WORDS, NAME_WORD, nameWords } from '../../domain/names.ts';
import { isStopWord } from '../../domain/stop-words.ts';

/** Names of one passage that are kept, the first; and characters of a name. */
const MAXIMUM_NAMES = 30;
const MAXIMUM_LENGTH = 100;

/** A word of a text as names compare it, and where it stands. */
interface PlacedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Of what a language model calls names of a text those that stand in it, compared as all names are (`domain/names.ts`), each once and as the text writes it where it comes
 * first: so whatever the model was told by the text or makes up, nothing is kept that is not there. Ordinary small words and numbers are no names, nor is half a paragraph.
 */
export function keepStandingNames(text: string, found: readonly FoundName[]): FoundName[] {
  const words = placedWords(text);
  const kept = new Map<string, FoundName>();
  for (const { name, kind } of found) {
    // A longer one is not even compared.
    const wanted = name.length > MAXIMUM_LENGTH ? [] : nameWords(name);
    const key = wanted.join(' ');
    if (!isTelling(wanted) || kept.has(key)) continue;
    const written = findWritten(text, words, wanted);
    if (written === undefined) continue;
    kept.set(key, { name: written, kind });
    if (kept.size === MAXIMUM_NAMES) break;
  }
  return [...kept.values()];
}

function placedWords(text: string): PlacedWord[] {
  return [...text.matchAll(NAME_WORD)].flatMap(({ 0: written, index: start }) =>
    nameWords(written).map((word) => ({ word, start, end: start + written.length })),
  );
}

function isTelling(words: readonly string[]): boolean {
  return words.length <= MAXIMUM_KEY_WORDS && words.some((word) => word.length > 1 && !isStopWord(word) && !/^\d+$/.test(word));
}

/** The stretch of the text with these words, on one line. */
function findWritten(text: string, words: readonly PlacedWord[], wanted: readonly string[]): string | undefined {
  const at = words.findIndex((_, place) => wanted.every((word, offset) => words[place + offset]?.word === word));
  const [first, last] = [words[at], words[at + wanted.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  const written = text.slice(first.start, last.end).replace(/\s+/g, ' ');
  return written.length > MAXIMUM_LENGTH ? undefined : written;
}
