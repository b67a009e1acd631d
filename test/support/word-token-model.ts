import { createHash } from 'node:crypto';
import { encodeTokens } from '../../src/domain/token-codes.ts';
import type { TokenVectors } from '../../src/domain/token-codes.ts';
import type { EmbeddedPassage, TokenEmbeddingModel } from '../../src/models/token-embedding-model.ts';
import { randomFrom } from './random.ts';
import { WordEmbeddingModel } from './word-embedding-model.ts';

const DIMENSIONS = 128;

/** A token a word, each with a direction of its own, whatever stands beside it. Its vectors of whole texts are those of {@link WordEmbeddingModel}. */
export class WordTokenModel extends WordEmbeddingModel implements TokenEmbeddingModel {
  /** The tokens of a text, at once. */
  read(text: string): TokenVectors {
    const pieces = text.split(' ').filter((piece) => piece !== '');
    return { pieces, vectors: Float32Array.from(pieces.flatMap(directionOf)) };
  }

  async embedPassages(texts: readonly string[]): Promise<EmbeddedPassage[]> {
    const vectors = await this.embed(texts);
    return vectors.map((vector, place) => ({ vector, tokenCodes: encodeTokens(this.read(texts[place]!)) }));
  }

  readQuestion(text: string): Promise<TokenVectors> {
    return Promise.resolve(this.read(text));
  }
}

function directionOf(word: string): number[] {
  const random = randomFrom(createHash('sha256').update(word).digest().readUInt32LE());
  return Array.from({ length: DIMENSIONS }, () => random() - 0.5);
}
