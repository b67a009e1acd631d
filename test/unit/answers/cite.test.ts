import { describe, expect, it } from '@jest/globals';
import { cite } from '../../../src/answers/cite.ts';
import type { CitedPiece } from '../../../src/answers/cite.ts';
import { collect } from '../../support/collect.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous
async function* stream(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}

/** The pieces with neighbouring texts joined, so that only what is said counts, not how it was cut. */
async function cited(...pieces: readonly string[]): Promise<CitedPiece[]> {
  const joined: CitedPiece[] = [];
  for (const piece of await collect(cite(stream(pieces), (number) => number >= 1 && number <= 9))) {
    const last = joined.at(-1);
    if ('text' in piece && last !== undefined && 'text' in last) joined[joined.length - 1] = { text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}

describe('cite', () => {
  it('finds the same however the text is cut', async () => {
    const text = 'One [1]. Two [2, 3] and [ 4 ] [99] list[0] [x] [5,99].';
    const whole = await cited(text);
    expect(whole).toEqual([
      { text: 'One ' },
      { number: 1 },
      { text: '. Two ' },
      { number: 2 },
      { number: 3 },
      { text: ' and ' },
      { number: 4 },
      { text: '  list [x] ' },
      { number: 5 },
      { text: '.' },
    ]);
    for (let first = 0; first <= text.length; first += 1) {
      for (const second of [first, Math.min(first + 1, text.length), Math.min(first + 3, text.length)]) {
        expect(await cited(text.slice(0, first), text.slice(first, second), text.slice(second))).toEqual(whole);
      }
    }
    expect(await cited(...text)).toEqual(whole);
  });

  it('passes text on at once, except for what may become a mark', async () => {
    const pieces = await collect(cite(stream(['Hello', ' wor', 'ld [', '1', '] end']), () => true));
    expect(pieces).toEqual([{ text: 'Hello' }, { text: ' wor' }, { text: 'ld ' }, { number: 1 }, { text: ' end' }]);
  });

  it('never shows a number that stands for no evidence', async () => {
    expect(await cited('a [12345678901234567890] b [0] c')).toEqual([{ text: 'a  b  c' }]);
  });

  it('gives back a mark that is never closed as text', async () => {
    expect(await cited('see [1', ', 2')).toEqual([{ text: 'see [1, 2' }]);
  });

  it('leaves brackets that are no marks alone', async () => {
    expect(await cited('a[i], [], [,], [1.5], [[a]]')).toEqual([{ text: 'a[i], [], [,], [1.5], [[a]]' }]);
  });

  it('ends the stream that it reads when its reader leaves', async () => {
    let hasEnded = false;
    async function* endless(): AsyncGenerator<string> {
      try {
        for (;;) yield await Promise.resolve('word ');
      } finally {
        hasEnded = true;
      }
    }
    for await (const _piece of cite(endless(), () => true)) break;
    expect(hasEnded).toBe(true);
  });
});
