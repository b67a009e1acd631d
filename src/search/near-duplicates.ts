import { BoundedMap } from '../platform/bounded-map.ts';
import { comparedWords } from './compared-words.ts';

/**
 * Words of a shingle, and how many shingles two texts that are nearly the same have in common for each that one of them has alone: nine make a resemblance of .9
 * (A. Broder, "On the resemblance and containment of documents", 1997; four words and .9 as in Manning, Raghavan and Schütze, "Introduction to Information
 * Retrieval", 19.6).
 */
const SHINGLE_WORDS = 4;
const COMMON_FOR_EACH_DIFFERENT = 9;
/** Shingles of a text that are compared, those with the smallest numbers: all that a passage of usual length has. Of a longer one they are Broder's sketch. */
const SKETCH_SIZE = 256;

/** Memory of the texts whose shingles are kept, about 10,000 of them; and what an entry takes besides its numbers and characters. In bytes. */
const MAXIMUM_KEPT_BYTES = 16 * 2 ** 20;
const BYTES_OF_ENTRY = 300;

/** The runs of four words that a text has, by number: each once, in ascending order, the smallest 256. */
export type Shingles = Uint32Array;

/** By the text itself, which alone decides them: passages that are found often come with every search, and reading their words is most of the work of comparing. */
const kept = new BoundedMap<string, Shingles>({ maximumBytes: MAXIMUM_KEPT_BYTES });

/** The shingles of a text, whatever its case, accents and punctuation; a shorter one is a shingle as a whole, and one without words has none. */
export function shinglesOf(text: string): Shingles {
  let shingles = kept.get(text);
  if (shingles === undefined) {
    shingles = makeShingles(text);
    kept.add(text, shingles, BYTES_OF_ENTRY + shingles.byteLength + 2 * text.length);
  }
  return shingles;
}

function makeShingles(text: string): Shingles {
  const words = comparedWords(text);
  const shingles = new Uint32Array(words.length === 0 ? 0 : Math.max(1, words.length - SHINGLE_WORDS + 1));
  for (let place = 0; place < shingles.length; place += 1) shingles[place] = mix(words, place);
  shingles.sort();
  let count = 0;
  for (let place = 0; place < shingles.length && count < SKETCH_SIZE; place += 1)
    if (count === 0 || shingles[place] !== shingles[count - 1]) shingles[count++] = shingles[place]!;
  return shingles.slice(0, count);
}

/**
 * Whether two texts are nearly the same: nine tenths of the shingles that at least one of them has are in both (Jaccard). Takes two steps a shingle at most, and mostly
 * few, because it ends as soon as too many differ.
 */
export function resemble(a: Shingles, b: Shingles): boolean {
  // Of two texts' shingles together those in common are counted twice; of a sketch, once.
  const allowed = Math.min((a.length + b.length) / (2 * COMMON_FOR_EACH_DIFFERENT + 1), SKETCH_SIZE / (COMMON_FOR_EACH_DIFFERENT + 1));
  if (Math.abs(a.length - b.length) > allowed) return false;
  let here = 0;
  let there = 0;
  let common = 0;
  let different = 0;
  while (here < a.length && there < b.length && common + different < SKETCH_SIZE && different <= allowed) {
    const first = a[here]!;
    const second = b[there]!;
    if (first === second) common += 1;
    else different += 1;
    if (first <= second) here += 1;
    if (second <= first) there += 1;
  }
  const left = Math.min(a.length - here + b.length - there, SKETCH_SIZE - common - different);
  return common > 0 && common >= COMMON_FOR_EACH_DIFFERENT * (different + left);
}

/** One number of up to four words, by multiplying and folding. */
function mix(words: Uint32Array, start: number): number {
  let mixed = 0;
  for (let place = start; place < start + SHINGLE_WORDS && place < words.length; place += 1) {
    mixed = Math.imul(mixed ^ words[place]!, 0x9e3779b1);
    mixed ^= mixed >>> 15;
  }
  return mixed >>> 0;
}
