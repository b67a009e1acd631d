import { groupBy } from '../../domain/group-by.ts';
import type { OpenChunk } from '../../stores/extraction-store.ts';

/** Chunks of one request, and their characters: about 8,000 tokens, so that models with a small window can read them. */
const MAXIMUM_CHUNKS = 20;
const MAXIMUM_CHARACTERS = 32_000;

/**
 * What is sent to the model together: 10 to 20 chunks where there are so many, of as many documents as it takes. All are of one scope, so that no text can speak to the model
 * about one that others may read and it may not.
 */
export function batchChunks(chunks: readonly OpenChunk[]): OpenChunk[][] {
  return [...groupBy(chunks, ({ scope }) => scope).values()].flatMap(batchAlike);
}

function batchAlike(chunks: readonly OpenChunk[]): OpenChunk[][] {
  // 21 chunks make 11 and 10, not 20 and 1.
  const size = Math.ceil(chunks.length / Math.ceil(chunks.length / MAXIMUM_CHUNKS));
  const batches: OpenChunk[][] = [];
  let characters = 0;
  for (const chunk of chunks) {
    const last = batches.at(-1);
    characters += chunk.text.length;
    if (last !== undefined && last.length < size && characters <= MAXIMUM_CHARACTERS) last.push(chunk);
    else {
      batches.push([chunk]);
      characters = chunk.text.length;
    }
  }
  return batches;
}
