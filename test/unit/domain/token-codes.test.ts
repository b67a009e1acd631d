import { describe, expect, it } from '@jest/globals';
import { bytesOfCode, encodeTokens, isOfWord, wordsOfPieces } from '../../../src/domain/token-codes.ts';
import type { TokenVectors } from '../../../src/domain/token-codes.ts';

/** A token a line: its piece and its vector of four dimensions. */
const tokens = (...rows: readonly [piece: string, vector: readonly number[]][]): TokenVectors => ({
  pieces: rows.map(([piece]) => piece),
  vectors: Float32Array.from(rows.flatMap(([, vector]) => vector)),
});

describe('encodeTokens', () => {
  it('keeps the signs of the sum of two neighbours, lowest bit first', () => {
    const codes = encodeTokens(tokens(['brass', [1, 0, 0, 0]], ['gear', [0, -1, 0, 0]], ['wears', [0, 0, -0.1, 0.2]]));
    expect([...codes]).toEqual([0b0001, 0b1000]);
  });

  it('lets both of a pair count alike, however long their vectors are', () => {
    const codes = encodeTokens(tokens(['brass', [100, 100, 0, 0]], ['gear', [-0.01, 0, 0, 0]]));
    // (.71, .71) and (-1, 0): the first dimension is below 0 although its larger number is not.
    expect([...codes]).toEqual([0b0010]);
  });

  it('leaves out stop words, punctuation and the marks of the model', () => {
    const up = [1, 1, 1, 1];
    const down = [-1, -1, -1, -1];
    const noise = ['[CLS]', 'the', ',', 'of', '[SEP]'].map((piece): [string, number[]] => [piece, down]);
    expect([...encodeTokens(tokens(...noise, ['gear', up], ...noise))]).toEqual([0b1111]);
    expect(encodeTokens(tokens(...noise))).toHaveLength(0);
    expect(encodeTokens(tokens())).toHaveLength(0);
  });

  it('has a code of whole bytes for dimensions that fill none', () => {
    expect([4, 8, 9, 384].map(bytesOfCode)).toEqual([1, 1, 2, 48]);
    const twelve = Array.from({ length: 12 }, (_, place) => (place === 11 ? 1 : -1));
    expect([...encodeTokens(tokens(['gear', twelve]))]).toEqual([0, 0b1000]);
  });

  it('takes a vector of nothing but zeros for one that points nowhere', () => {
    expect([...encodeTokens(tokens(['gear', [0, 0, 0, 0]]))]).toEqual([0]);
  });
});

describe('wordsOfPieces', () => {
  it('puts a word together for each of its pieces', () => {
    expect(wordsOfPieces(['[CLS]', 'contin', '##uation', '##s', 'are', '?', '[SEP]'])).toEqual([
      '[CLS]',
      'continuations',
      'continuations',
      'continuations',
      'are',
      '?',
      '[SEP]',
    ]);
    expect(wordsOfPieces([])).toEqual([]);
  });
});

describe('isOfWord', () => {
  it.each(['gear', '##s', '3', 'é', '中'])('takes %s for part of a word', (piece) => expect(isOfWord(piece)).toBe(true));
  it.each(['[CLS]', '[SEP]', '[UNK]', ',', '[', '—'])('takes %s for none', (piece) => expect(isOfWord(piece)).toBe(false));
});
