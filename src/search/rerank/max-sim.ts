import type { TokenVectors } from '../../domain/token-codes.ts';
import { bytesOfCode } from '../../domain/token-codes.ts';

/** Values of a byte. */
const BYTE_VALUES = 256;
/** Tokens of a question that are compared, the weightiest; as many as ColBERT reads (https://arxiv.org/abs/2004.12832). */
const MAXIMUM_TOKENS = 32;

interface WeighedToken {
  readonly weight: number;
  /** What each byte of a code adds to its product with the token's vector: `[bytes of a code][256]`. */
  readonly table: Float32Array;
}

/**
 * Late interaction: each token of the question looks for its like among a passage's codes, and their likenesses are averaged by weight (MaxSim,
 * Khattab & Zaharia 2020, https://arxiv.org/abs/2004.12832). The passage's side has signs alone, the question's keeps its numbers, in tables by byte, so that
 * a product of 384 dimensions is 48 look-ups.
 */
export class MaxSim {
  readonly #tokens: readonly WeighedToken[];
  readonly #codeBytes: number;
  readonly #sumOfWeights: number;

  /** `weights`: how much each of the question's tokens counts; those that count nothing are not compared. */
  constructor({ pieces, vectors }: TokenVectors, weights: readonly number[]) {
    const dimensions = pieces.length === 0 ? 0 : vectors.length / pieces.length;
    const weighed = [...pieces.keys()].map((place) => ({ place, weight: weights[place] ?? 0 })).filter(({ weight }) => weight > 0);
    // Sorting is stable: of tokens with one weight the first are taken.
    const taken = weighed.sort((a, b) => b.weight - a.weight).slice(0, MAXIMUM_TOKENS);
    this.#tokens = taken.map(({ place, weight }) => ({
      weight,
      table: tableOf(vectors.subarray(place * dimensions, (place + 1) * dimensions)),
    }));
    this.#codeBytes = bytesOfCode(dimensions);
    this.#sumOfWeights = taken.reduce((sum, { weight }) => sum + weight, 0);
  }

  /** Whether any of the question's tokens counts. */
  get isEmpty(): boolean {
    return this.#tokens.length === 0;
  }

  /** -1 to 1: the likeness of the question to a passage with these codes; -1 for a passage without any. */
  score(codes: Uint8Array): number {
    if (codes.length === 0 || this.isEmpty) return -1;
    let sum = 0;
    for (const { weight, table } of this.#tokens) sum += weight * this.#bestProduct(table, codes);
    return sum / this.#sumOfWeights;
  }

  #bestProduct(table: Float32Array, codes: Uint8Array): number {
    const size = this.#codeBytes;
    let best = -1;
    for (let begin = 0; begin + size <= codes.length; begin += size) {
      let product = 0;
      for (let place = 0; place < size; place += 1) product += table[place * BYTE_VALUES + codes[begin + place]!]!;
      if (product > best) best = product;
    }
    return best;
  }
}

/** The products of the vector, of length one, with the unit vectors of signs whose bits a byte holds: a set bit is +1, another -1. */
function tableOf(vector: Float32Array): Float32Array {
  const table = new Float32Array(bytesOfCode(vector.length) * BYTE_VALUES);
  const scale = 1 / ((Math.hypot(...vector) || 1) * Math.sqrt(vector.length));
  for (let first = 0, row = 0; first < vector.length; first += 8, row += BYTE_VALUES) {
    const last = Math.min(first + 8, vector.length);
    for (let place = first; place < last; place += 1) table[row]! -= vector[place]! * scale;
    // Each byte from the one without its highest bit.
    for (let bit = 0; bit < 8; bit += 1) {
      const step = first + bit < last ? 2 * vector[first + bit]! * scale : 0;
      for (let below = 0; below < 1 << bit; below += 1) table[row + (1 << bit) + below] = table[row + below]! + step;
    }
  }
  return table;
}
