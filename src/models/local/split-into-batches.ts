export interface BatchLimits {
  /** Texts in a batch. */
  texts: number;
  /** Characters in a batch, each text counted as long as the longest because shorter ones are padded. */
  characters: number;
  /** Characters of a text beyond which nothing is read. */
  longest: number;
}

/** Places of the texts, grouped into batches of texts of like length, so that little is spent on padding. */
export function splitIntoBatches(texts: readonly string[], limits: BatchLimits): number[][] {
  const lengthOf = (place: number): number => Math.min(texts[place]!.length, limits.longest);
  const places = texts.map((_, place) => place).sort((a, b) => lengthOf(a) - lengthOf(b));
  const batches: number[][] = [];
  for (const place of places) {
    const batch = batches.at(-1);
    // Sorted: this text is the longest so far.
    const fits = batch !== undefined && batch.length < limits.texts && (batch.length + 1) * lengthOf(place) <= limits.characters;
    if (fits) batch.push(place);
    else batches.push([place]);
  }
  return batches;
}
