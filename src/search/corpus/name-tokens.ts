import { NAME_WORD, withoutLeadingZeros, withoutMarks } from '../../domain/names.ts';

const CAPITAL = /^\p{Lu}/u;
/** What may stand between two words of one name: blanks, a hyphen, an apostrophe, the point of an initial; not the end of a line's sentence. */
const WITHIN_NAME = /^(?:[ \t]*[-'’&/.][ \t]*|[ \t]+|[ \t]*\n?[ \t]*)$/;
const SENTENCE_END = /[.!?:;]["'”’)\]]*\s|\n\s*\n/;
/** "J. R. Smith", "Dr. Smith", "vs. them": a point after so short a word with a capital does not end a sentence. */
const LONGEST_ABBREVIATION = 2;

/** A word of a text, as names compare it (`domain/names.ts`), and how it is written. */
export interface NameToken {
  readonly word: string;
  readonly isCapitalised: boolean;
  /** Nothing but what stands within names parts it from the word before. */
  readonly continuesName: boolean;
  /** A sentence begins here. */
  readonly beginsSentence: boolean;
}

/** The words of a text in their order; `nameKey` of a stretch of it is its words joined by blanks. */
export function nameTokens(text: string): NameToken[] {
  const plain = withoutMarks(text);
  const tokens: NameToken[] = [];
  let end = 0;
  for (const { 0: written, index } of plain.matchAll(NAME_WORD)) {
    const gap = plain.slice(end, index);
    const before = tokens.at(-1);
    const isAbbreviation = before?.isCapitalised === true && before.word.length <= LONGEST_ABBREVIATION && gap.startsWith('.');
    const beginsSentence = before === undefined || (!isAbbreviation && SENTENCE_END.test(gap));
    tokens.push({
      word: withoutLeadingZeros(written.toLowerCase()),
      isCapitalised: CAPITAL.test(written),
      continuesName: !beginsSentence && (gap === '' || WITHIN_NAME.test(gap)),
      beginsSentence,
    });
    end = index + written.length;
  }
  return tokens;
}
