/** A piece of an answer as it passes: text to show, or the number of the evidence that the text before it rests on. */
export type CitedPiece = { readonly text: string } | { readonly number: number };

/** `[3]`, `[1, 4]`; what a language model writes for a citation. */
const MARK = /\[\s*(\d+(?:\s*,\s*\d+)*)\s*\]/;
/** The beginning of a mark whose end has not come yet. */
const OPEN_MARK = /\[[\d\s,]*$/;

/**
 * Finds `[n]` in a text that arrives in pieces cut anywhere. A mark with a known number comes out as its number (the caller writes it);
 * a number that stands for no evidence is left out: an answer cites only what was found.
 */
export async function* cite(pieces: AsyncIterable<string>, isKnown: (number: number) => boolean): AsyncGenerator<CitedPiece> {
  let waiting = '';
  for await (const piece of pieces) {
    waiting += piece;
    for (let match = MARK.exec(waiting); match !== null; match = MARK.exec(waiting)) {
      if (match.index > 0) yield { text: waiting.slice(0, match.index) };
      for (const number of (match[1] ?? '').split(',').map(Number)) if (isKnown(number)) yield { number };
      waiting = waiting.slice(match.index + match[0].length);
    }
    const open = OPEN_MARK.exec(waiting)?.index ?? waiting.length;
    if (open > 0) yield { text: waiting.slice(0, open) };
    waiting = waiting.slice(open);
  }
  if (waiting !== '') yield { text: waiting };
}
