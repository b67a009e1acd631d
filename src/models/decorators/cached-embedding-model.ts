import { hashOf } from '../../domain/ids.ts';
import type { Cache } from '../../platform/cache.ts';
import { throwIfCancelled } from '../../platform/abortable.ts';
import type { EmbeddingModel, EmbedOptions } from '../embedding-model.ts';

/** A day: people ask the same in the morning and in the afternoon, and a question's vector never goes stale. */
const TIME_TO_LIVE_MS = 24 * 60 * 60 * 1_000;

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
    const cached = await Promise.all(keys.map(async (key) => this.#decode(await this.#cache.get(key))));
    const missing = texts.map((_, place) => place).filter((place) => cached[place] === undefined);
    const embedded = await this.#model.embed(
      missing.map((place) => texts[place]!),
      options,
    );
    missing.forEach((place, row) => {
      cached[place] = embedded[row]!;
      // Not awaited: the answer need not wait for it to be kept, and a cache never throws.
      void this.#cache.set(keys[place]!, bytesOf(embedded[row]!), { timeToLiveMs: TIME_TO_LIVE_MS });
    });
    return cached as Float32Array[];
  }

  async close(): Promise<void> {
    await this.#model.close();
  }

  /** The vector of cached bytes; nothing when they are not one of this model's. */
  #decode(bytes: Uint8Array | undefined): Float32Array | undefined {
    if (bytes?.byteLength !== this.dimensions * Float32Array.BYTES_PER_ELEMENT) return undefined;
    // Copied, because a Float32Array must begin at a multiple of four bytes.
    const vector = new Float32Array(Uint8Array.from(bytes).buffer);
    return vector.every(Number.isFinite) ? vector : undefined;
  }
}

function bytesOf(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}
