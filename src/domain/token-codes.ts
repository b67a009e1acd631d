import { isStopWord } from './stop-words.ts';

/** Names the way tokens are coded. Raised when it changes: codes made otherwise are not read any more. */
export const TOKEN_CODING = 'signs-of-pairs/1';

/** A text as a model reads it, token by token. */
export interface TokenVectors {
  /** How the model's vocabulary writes each token: "continu", "##ation", ",", "[SEP]". */
  readonly pieces: readonly string[];
  /** `[pieces][dimensions]`, row-major. */
  readonly vectors: Float32Array;
}

/** Words whose vectors are put together before they are coded: half the bytes, and in the trial no loss (decision 14). */
const WORDS_OF_A_CODE = 2;
const BITS_OF_A_BYTE = 8;
/** How WordPiece marks a piece that goes on with the word before it. */
const CONTINUATION = /^##/;
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** The model's own marks: "[CLS]", "[SEP]", "[UNK]". */
const MARK = /^\[[A-Z]+\]$/;

/** Bytes of one code: a bit a dimension. */
export function bytesOfCode(dimensions: number): number {
  return Math.ceil(dimensions / BITS_OF_A_BYTE);
}

/** Whether a token is part of a word, not punctuation or a mark. */
export function isOfWord(piece: string): boolean {
  return HAS_LETTER_OR_DIGIT.test(piece) && !MARK.test(piece);
}

/** The word that each token is part of, put together again from its pieces. */
export function wordsOfPieces(pieces: readonly string[]): string[] {
  const words: string[] = [];
  let begin = 0;
  for (let end = 1; end <= pieces.length; end += 1) {
    if (end < pieces.length && CONTINUATION.test(pieces[end]!)) continue;
    const word = pieces
      .slice(begin, end)
      .map((piece, place) => (place === 0 ? piece : piece.replace(CONTINUATION, '')))
      .join('');
    words.push(...new Array<string>(end - begin).fill(word));
    begin = end;
  }
  return words;
}

/**
 * What is kept of a text's tokens: of every two neighbouring tokens that say something, the signs of the sum of their unit vectors, a bit a dimension,
 * lowest bit first. `[codes][ceil(dimensions / 8)]` bytes, empty for a text without words. (Signs of vectors keep their angles: Charikar 2002,
 * https://doi.org/10.1145/509907.509965. Pooled tokens: Clavié, Chaffin & Adams 2024, https://arxiv.org/abs/2409.14683.)
 */
export function encodeTokens({ pieces, vectors }: TokenVectors): Uint8Array {
  const dimensions = pieces.length === 0 ? 0 : vectors.length / pieces.length;
  const telling = [...pieces.keys()].filter((place) => isOfWord(pieces[place]!) && !isStopWord(pieces[place]!));
  const size = bytesOfCode(dimensions);
  const codes = new Uint8Array(Math.ceil(telling.length / WORDS_OF_A_CODE) * size);
  const sum = new Float32Array(dimensions);
  for (let first = 0; first < telling.length; first += WORDS_OF_A_CODE) {
    sum.fill(0);
    for (const place of telling.slice(first, first + WORDS_OF_A_CODE)) {
      addUnit(sum, vectors.subarray(place * dimensions, (place + 1) * dimensions));
    }
    writeSigns(sum, codes.subarray((first / WORDS_OF_A_CODE) * size));
  }
  return codes;
}

function addUnit(sum: Float32Array, vector: Float32Array): void {
  const length = Math.hypot(...vector) || 1;
  for (let place = 0; place < sum.length; place += 1) sum[place]! += vector[place]! / length;
}

function writeSigns(vector: Float32Array, to: Uint8Array): void {
  for (let place = 0; place < vector.length; place += 1) {
    if (vector[place]! > 0) to[place >> 3]! |= 1 << (place & 7);
  }
}
