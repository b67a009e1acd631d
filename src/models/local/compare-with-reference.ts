import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { EmbeddingModel } from '../embedding-model.ts';
import type { HuggingfaceTokenizer } from './huggingface-tokenizer.ts';

const REFERENCE_LINE = z.object({ text: z.string(), tokens: z.number().int(), embedding: z.array(z.number()) });

export interface Comparison {
  /** Texts compared. */
  texts: number;
  minimumCosine: number;
  meanCosine: number;
  /** Texts of which the model reads another number of tokens than the reference did. */
  tokenCountMismatches: number;
}

/**
 * Compares the model with vectors that another implementation made. The file holds a JSON object a line: `text`, `tokens` (what the model
 * reads of it, special tokens included) and `embedding`.
 * @throws AppError BAD_INPUT that names the line which is not such an object
 */
export async function compareWithReference(
  model: EmbeddingModel,
  tokenizer: HuggingfaceTokenizer,
  jsonLinesPath: string,
): Promise<Comparison> {
  const lines = (await readFile(jsonLinesPath, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const references = lines.map((line, index) => parseLine(line, index + 1));
  if (references.length === 0) throw new AppError('BAD_INPUT', `${jsonLinesPath} is empty.`);
  const vectors = await model.embed(references.map(({ text }) => text));
  const cosines = vectors.map((vector, place) => cosine(vector, references[place]!.embedding));
  return {
    texts: references.length,
    minimumCosine: Math.min(...cosines),
    meanCosine: cosines.reduce((sum, value) => sum + value, 0) / cosines.length,
    tokenCountMismatches: references.filter(({ text, tokens }) => tokenizer.encode(text, model.maximumTokens).length !== tokens).length,
  };
}

function parseLine(line: string, number: number): z.infer<typeof REFERENCE_LINE> {
  try {
    return REFERENCE_LINE.parse(JSON.parse(line));
  } catch (error) {
    throw new AppError('BAD_INPUT', `Line ${number} is not a JSON object with text, tokens and embedding.`, { cause: error });
  }
}

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [product, squaresOfA, squaresOfB] = [0, 0, 0];
  for (let place = 0; place < Math.max(a.length, b.length); place += 1) {
    const [x, y] = [a[place] ?? 0, b[place] ?? 0];
    product += x * y;
    squaresOfA += x * x;
    squaresOfB += y * y;
  }
  return product / Math.sqrt(squaresOfA * squaresOfB);
}
