import { createHash } from 'node:crypto';
import { nameWords } from '../../src/domain/names.ts';
import type { EmbedOptions, EmbeddingModel } from '../../src/models/embedding-model.ts';

const DIMENSIONS = 64;

/**
 * Unit vectors of word counts: texts with the same words are near, texts without a common word are far. Deterministic, and meaningful enough
 * for tests of what is done with vectors.
 */
export class WordEmbeddingModel implements EmbeddingModel {
  readonly id = 'test/words';
  readonly dimensions = DIMENSIONS;
  readonly maximumTokens = 256;
  /** Thrown by every call while it is set. */
  failure: Error | undefined;
  /** Every text that was embedded. */
  readonly embedded: string[] = [];

  embed(texts: readonly string[], _options?: EmbedOptions): Promise<Float32Array[]> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    this.embedded.push(...texts);
    return Promise.resolve(texts.map(vectorOf));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const word of nameWords(text)) {
    const place = createHash('sha256').update(word).digest().readUInt16LE() % DIMENSIONS;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
