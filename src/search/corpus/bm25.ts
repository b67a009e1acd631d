/** How BM25 weighs how often a word is in a text, and how long the text is. */
export interface Bm25Parameters {
  /** k1: how often a word must be there until once more says nothing. */
  readonly saturation: number;
  /** b, 0 to 1: how much a long text must make up for its length. */
  readonly lengthNormalisation: number;
}

/** Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009); the values that Lucene uses. */
export const DEFAULT_PARAMETERS: Bm25Parameters = { saturation: 1.2, lengthNormalisation: 0.75 };
/** For texts of many pages: what they say a few times only is not what they are about (decision 17 has other values). */
const PARAMETERS_OF_LONG_TEXTS: Bm25Parameters = { saturation: 3, lengthNormalisation: 0.9 };
/** Words of a text: up to the first, a page or two, it is short; from the second on it is long. */
const SHORT_TEXT = 500;
const LONG_TEXT = 2_500;

/** How long texts of so many words are: 0 when they are short, 1 when they are long. */
export function lengthOf(words: number): number {
  return Math.min(1, Math.max(0, (words - SHORT_TEXT) / (LONG_TEXT - SHORT_TEXT)));
}

/** The parameters for texts of this average length, in words. */
export function parametersFor(averageLength: number): Bm25Parameters {
  const length = lengthOf(averageLength);
  const between = (short: number, long: number): number => short + length * (long - short);
  return {
    saturation: between(DEFAULT_PARAMETERS.saturation, PARAMETERS_OF_LONG_TEXTS.saturation),
    lengthNormalisation: between(DEFAULT_PARAMETERS.lengthNormalisation, PARAMETERS_OF_LONG_TEXTS.lengthNormalisation),
  };
}

/** How much a word tells that `containing` of `all` texts hold: never below 0, as Lucene has it. */
export function inverseDocumentFrequency(all: number, containing: number): number {
  return Math.log(1 + (all - containing + 0.5) / (containing + 0.5));
}

/** 0 to 1: how much a text is about a word that it has `frequency` times. `relativeLength`: its length against the average. */
export function termWeight(
  frequency: number,
  relativeLength: number,
  { saturation, lengthNormalisation }: Bm25Parameters = DEFAULT_PARAMETERS,
): number {
  return frequency / (frequency + saturation * (1 - lengthNormalisation + lengthNormalisation * relativeLength));
}
