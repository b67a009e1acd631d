import { hashOf } from '../../domain/ids.ts';
import type { Cache } from '../../platform/cache.ts';
import { throwIfCancelled } from '../../platform/abortable.ts';
import { readThrough } from '../../platform/read-through.ts';
import type { EmbeddingModel, EmbedOptions } from '../embedding-model.ts';

/**
 * Remembers the vectors of questions, each tenant's apart, so that how fast an answer comes tells nobody what another tenant asked.
 * Passages are embedded once anyway and would push the questions out.
 */
export class CachedEmbeddingModel implements EmbeddingModel {
  readonly id: string;
  readonly dimensions: number;
  readonly maximumTokens: number;
  readonly #model: EmbeddingModel;
  readonly #cache: Cache;

  /** The cache stays its owner's to close. */
  constructor(model: EmbeddingModel, cache: Cache) {
    this.#model = model;
    this.#cache = cache;
    this.id = model.id;
    this.dimensions = model.dimensions;
    this.maximumTokens = model.maximumTokens;
  }

  async embed(texts: readonly string[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    const { cacheNamespace, purpose, signal } = options;
    if (purpose !== 'question' || cacheNamespace === undefined) return this.#model.embed(texts, options);
    throwIfCancelled(signal);
    const keys = texts.map((text) => hashOf('question-vector', cacheNamespace, this.id, text));
    return readThrough(this.#cache, keys, {
      decode: (bytes) => this.#decode(bytes),
      encode: bytesOf,
      compute: (places) =>
        this.#model.embed(
          places.map((place) => texts[place]!),
          options,
        ),
    });
  }

  async close(): Promise<void> {
    await this.#model.close();
  }

  /** The vector of cached bytes; nothing when they are not one of this model's. */
  #decode(bytes: Uint8Array): Float32Array | undefined {
    if (bytes.byteLength !== this.dimensions * Float32Array.BYTES_PER_ELEMENT) return undefined;
    // Copied, because a Float32Array must begin at a multiple of four bytes.
    const vector = new Float32Array(Uint8Array.from(bytes).buffer);
    return vector.every(Number.isFinite) ? vector : undefined;
  }
}

function bytesOf(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}
