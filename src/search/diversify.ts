import type { SearchHit } from '../domain/evidence.ts';
import { comparedWords } from './compared-words.ts';

/** A passage's words as a vector of unit length: `weights[i]` is that of word number `words[i]`. */
interface WordVector {
  readonly words: Uint32Array;
  readonly weights: Float64Array;
}

/**
 * Maximal marginal relevance (J. Carbonell and J. Goldstein, "The use of MMR", SIGIR 1998): each place goes to the hit with the highest
 * `(1 - diversity) * score - diversity * likeness`, where likeness is the highest cosine between its words and those of a hit above it, words weighted by their
 * rarity among the hits. Equals go by score. The scores stay as they are. At 0 the order is that of the scores.
 */
export function diversify(hits: readonly SearchHit[], diversity: number): SearchHit[] {
  if (diversity === 0) return [...hits];
  const { vectors, wordCount } = toVectors(hits.map(({ passage }) => passage.text));
  let rest = hits.map((hit, place) => ({ hit, vector: vectors[place]!, likeness: 0 }));
  const order: SearchHit[] = [];
  while (rest.length > 0) {
    const worth = rest.map(({ hit, likeness }) => (1 - diversity) * hit.score - diversity * likeness);
    const placed = rest[worth.indexOf(Math.max(...worth))]!;
    order.push(placed.hit);
    rest = rest.filter((other) => other !== placed);
    const spread = spreadOut(placed.vector, wordCount);
    for (const other of rest) other.likeness = Math.max(other.likeness, dot(other.vector, spread));
  }
  return order;
}

/** Each word counts once in a text, by log((1 + texts) / texts with the word). */
function toVectors(texts: readonly string[]): { vectors: WordVector[]; wordCount: number } {
  const words = texts.map((text) => [...new Set(comparedWords(text))]);
  const counts = new Map<number, number>();
  for (const ofText of words) for (const word of ofText) counts.set(word, (counts.get(word) ?? 0) + 1);
  const numbers = new Map([...counts.keys()].map((word, number) => [word, number]));
  const vectors = words.map((ofText) => {
    const weights = ofText.map((word) => Math.log((1 + texts.length) / counts.get(word)!));
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
    return {
      words: Uint32Array.from(ofText, (word) => numbers.get(word)!),
      weights: Float64Array.from(weights, (weight) => weight / length),
    };
  });
  return { vectors, wordCount: counts.size };
}

/** The vector with a place for every word. */
function spreadOut({ words, weights }: WordVector, wordCount: number): Float64Array {
  const spread = new Float64Array(wordCount);
  words.forEach((word, place) => (spread[word] = weights[place]!));
  return spread;
}

function dot({ words, weights }: WordVector, spread: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < words.length; place += 1) sum += weights[place]! * spread[words[place]!]!;
  return sum;
}
