/** Counts tokens as the embedding model does, so that a chunk fits what the model reads. */
export interface Tokenizer {
  /** Tokens of the text without the model's own special tokens. */
  countTokens(text: string): number;
}
