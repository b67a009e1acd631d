/** Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009); the values that Lucene uses. */
const SATURATION = 1.2;
const LENGTH_NORMALISATION = 0.75;

/** How much a word tells that `containing` of `all` texts hold: never below 0, as Lucene has it. */
export function inverseDocumentFrequency(all: number, containing: number): number {
  return Math.log(1 + (all - containing + 0.5) / (containing + 0.5));
}

/** 0 to 1: how much a text is about a word that it has `frequency` times. */
export function termWeight(frequency: number, length: number, averageLength: number): number {
  const relativeLength = averageLength > 0 ? length / averageLength : 1;
  return frequency / (frequency + SATURATION * (1 - LENGTH_NORMALISATION + LENGTH_NORMALISATION * relativeLength));
}
