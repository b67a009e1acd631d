import { readFileSync } from 'node:fs';
import { Tokenizer as PackageTokenizer } from '@huggingface/tokenizers';
import { AppError } from '../../errors.ts';
import type { Tokenizer } from '../tokenizer.ts';

/** The part of the package that is used here. Its own declarations do not resolve under Node's module rules. */
interface Encoder {
  encode(text: string, options?: { add_special_tokens?: boolean }): { ids: number[]; tokens: string[] };
  encode(text: string, options: { text_pair: string; return_token_type_ids: true }): { ids: number[]; token_type_ids: number[] };
}

const EncoderOfFile = PackageTokenizer as unknown as new (tokenizerJson: unknown, settings: object) => Encoder;

/** The tokenizer of a `tokenizer.json`. Exact counts: the file's own truncation and padding (to 128 for all-MiniLM-L6-v2) play no part. */
export class HuggingfaceTokenizer implements Tokenizer {
  readonly #encoder: Encoder;

  private constructor(encoder: Encoder) {
    this.#encoder = encoder;
  }

  /** @throws AppError BAD_INPUT when the file is not there or is no tokenizer */
  static open(path: string): HuggingfaceTokenizer {
    try {
      return new HuggingfaceTokenizer(new EncoderOfFile(JSON.parse(readFileSync(path, 'utf8')), {}));
    } catch (error) {
      throw new AppError('BAD_INPUT', `${path} is not a tokenizer that can be read.`, { cause: error });
    }
  }

  countTokens(text: string): number {
    return this.#encoder.encode(text, { add_special_tokens: false }).ids.length;
  }

  /** Token ids between the model's special tokens, at most `maximumTokens` of them in all: the end of the text is cut, never its end mark. */
  encode(text: string, maximumTokens: number): number[] {
    return this.read(text, maximumTokens).ids;
  }

  /** What {@link encode} gives, with each token as the vocabulary writes it. */
  read(text: string, maximumTokens: number): { ids: number[]; pieces: string[] } {
    const { ids, tokens } = this.#encoder.encode(text.slice(0, maximumTokens * LONGEST_TOKEN));
    return { ids: cut(ids, maximumTokens), pieces: cut(tokens, maximumTokens) };
  }

  /** A question and a text as one row, each token with the part that it is of (0 or 1): the end of the text is cut, never its end mark. */
  readPair(question: string, text: string, maximumTokens: number): { ids: number[]; typeIds: number[] } {
    const options = { text_pair: text.slice(0, maximumTokens * LONGEST_TOKEN), return_token_type_ids: true } as const;
    const { ids, token_type_ids: typeIds } = this.#encoder.encode(question, options);
    return { ids: cut(ids, maximumTokens), typeIds: cut(typeIds, maximumTokens) };
  }
}

/** The first of a list, and its last in the last place. */
function cut<Item>(list: Item[], length: number): Item[] {
  return list.length <= length ? list : [...list.slice(0, length - 1), list.at(-1)!];
}

/** Characters a token stands for at most: WordPiece reads a longer word as one unknown token. Saves tokenizing a book to read its first page. */
const LONGEST_TOKEN = 100;
