import { hashOf } from '../../src/domain/ids.ts';
import { bytesOfCode } from '../../src/domain/token-codes.ts';
import type { EmbeddingModel } from '../../src/models/embedding-model.ts';
import type { EmbeddedPassage, TokenEmbeddingModel } from '../../src/models/token-embedding-model.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

export interface PreparedVectors {
  /** The model whose vectors these stand for. */
  readonly model: Pick<EmbeddingModel, 'id' | 'dimensions' | 'maximumTokens'>;
  /** What the vectors lie around, unit length. Shape: `[topics][dimensions]`. */
  readonly centres: readonly Float32Array[];
  readonly topicOfTitle: ReadonlyMap<string, number>;
}

/** How far a vector lies from its centre: texts of one topic then have a cosine similarity of about .55, as with MiniLM. */
const SPREAD = 0.9;
/** Codes of a passage of about a hundred words (decision 14). */
const CODES_OF_A_PASSAGE = 39;

/**
 * Gives vectors without computing them: around the centre of the text's topic, which its first line, the title, tells. So loading can be
 * measured without a model, and questions that the real model embeds still have neighbours that mean something. Token codes are as many as the model gives and say
 * nothing: comparing them takes as long.
 */
export class PreparedEmbeddingModel implements EmbeddingModel, Pick<TokenEmbeddingModel, 'embedPassages'> {
  readonly id: string;
  readonly dimensions: number;
  readonly maximumTokens: number;
  readonly #prepared: PreparedVectors;

  constructor(prepared: PreparedVectors) {
    this.#prepared = prepared;
    ({ id: this.id, dimensions: this.dimensions, maximumTokens: this.maximumTokens } = prepared.model);
  }

  /** @throws Error for a text whose title is not one of the company's */
  // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous
  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    return texts.map((text) => this.#vectorOf(text));
  }

  async embedPassages(texts: readonly string[]): Promise<EmbeddedPassage[]> {
    const vectors = await this.embed(texts);
    return vectors.map((vector, place) => ({ vector, tokenCodes: this.#codesOf(texts[place]!) }));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #vectorOf(text: string): Float32Array {
    const title = text.slice(0, text.indexOf('\n'));
    const centre = this.#prepared.centres[this.#prepared.topicOfTitle.get(title) ?? -1];
    if (centre === undefined) throw new Error(`No vector was prepared for a text with the title "${title}".`);
    const random = randomOf(text);
    const noise = toUnitLength(centre.map(() => random() - 0.5));
    return toUnitLength(centre.map((value, place) => value + SPREAD * (noise[place] ?? 0)));
  }

  #codesOf(text: string): Uint8Array {
    const random = randomOf(text);
    return Uint8Array.from({ length: CODES_OF_A_PASSAGE * bytesOfCode(this.dimensions) }, () => Math.floor(random() * 256));
  }
}

function randomOf(text: string): Random {
  return createRandom(Number.parseInt(hashOf(text).slice(0, 12), 16));
}

function toUnitLength(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
