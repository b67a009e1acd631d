import type { Tokenizer } from '../../src/models/tokenizer.ts';

/** Each word of at most four letters is a token, a longer one one for each four: countable by hand. Like WordPiece it ignores blanks. */
export const WORD_TOKENIZER: Tokenizer = {
  countTokens: (text) => (text.match(/\S+/g) ?? []).reduce((sum, word) => sum + Math.ceil(word.length / 4), 0),
};
