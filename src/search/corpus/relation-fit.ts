import { nameWords } from '../../domain/names.ts';
import { askingWords } from '../../domain/relationship-words.ts';
import { stem } from '../../domain/stem.ts';
import type { CompactTokens, Lexicon } from './compact-tokens.ts';
import { NO_PROPERTIES, countFitting, countProperties } from './asked-properties.ts';
import type { AskedProperties } from './asked-properties.ts';
import { grown } from './grown.ts';
import type { NodeVertex } from './vertices.ts';

/** Words to each side of a mention that say which relation it is. */
const WINDOW = 6;
/** What is left of a word's say with each word that stands between. */
const DECAY = 0.9;
/** Letters that two words begin with alike, and the share of the shorter one that they are, for them to be of one family: "director", "directed". */
const COMMON_LETTERS = 4;
const COMMON_SHARE = 0.6;

/** What a relationship counts that leads to a document which has none of the asked properties, against one that has all of them. */
const WITHOUT_PROPERTIES = 1 / 6;

const CLOSENESS = Array.from({ length: WINDOW }, (_, steps) => DECAY ** steps);

/** What is known of a word of the texts: nothing yet, that it is akin to no asked word, or that it is to some. */
const UNKNOWN = 0;
const UNRELATED = 1;
const AKIN = 2;

/** How near each of the asked words is to a word. */
type Kinships = readonly number[];

/** What a question asks of the names in it: its other telling words, each with its weight. Made for one question and the texts of one corpus. */
export class AskedRelation {
  readonly #words: readonly { word: string; stem: string; share: number }[];
  readonly #firstLetters: ReadonlySet<number>;
  /** By the lexicon's numbers: a walk looks at a million words, most of which are akin to none. */
  #relatedness = new Uint8Array(0);
  readonly #kinships = new Map<number, Kinships>();
  /** The best for each asked word around the mention that is looked at. */
  readonly #best: Float64Array;
  /** By type: a person may have hundreds of relationships of a few types. */
  readonly #relationshipFits = new Map<string, number>();
  readonly #properties: AskedProperties;

  /** `words`: each with its weight. `properties`: what it asks of documents. */
  constructor(words: ReadonlyMap<string, number>, properties: AskedProperties = NO_PROPERTIES) {
    this.#properties = properties;
    const sum = [...words.values()].reduce((total, weight) => total + weight, 0);
    this.#words = [...words].map(([word, weight]) => ({ word, stem: stem(word), share: sum > 0 ? weight / sum : 0 }));
    this.#best = new Float64Array(words.size);
    this.#firstLetters = new Set(this.#words.map(({ word }) => word.charCodeAt(0)));
  }

  /** 0 to 1: how much of what is asked stands around the mention of so many words at a place, within its sentence. */
  fitOfMention(tokens: CompactTokens, at: number, length: number): number {
    let isAkin = false;
    this.#best.fill(0);
    // Not beyond the beginning and the end of the mention's sentence.
    for (let steps = 0; steps < WINDOW; steps += 1) {
      const place = at - 1 - steps;
      if (place < 0 || tokens.beginsSentence(place + 1)) break;
      if (this.#lookAt(tokens, place, steps)) isAkin = true;
    }
    for (let steps = 0; steps < WINDOW; steps += 1) {
      const place = at + length + steps;
      if (place >= tokens.length || tokens.beginsSentence(place)) break;
      if (this.#lookAt(tokens, place, steps)) isAkin = true;
    }
    return isAkin ? this.#sumOfBest() : 0;
  }

  /** 0 to 1: how much of what is asked the relationship's own name (`SPONSORED`), or a word that asks for it, says. */
  fitOfRelationship(relationship: string): number {
    let fit = this.#relationshipFits.get(relationship);
    if (fit === undefined) {
      this.#best.fill(0);
      for (const part of [...nameWords(relationship), ...askingWords(relationship)]) this.#take(this.#kinshipsOf(part, stem(part)), 1);
      fit = this.#sumOfBest();
      this.#relationshipFits.set(relationship, fit);
    }
    return fit;
  }

  /** 1/6 to 1: how well what a relationship leads to has the asked properties; 1 when none is asked, and for what is no document. */
  fitOfDocument({ properties }: NodeVertex): number {
    const count = countProperties(this.#properties);
    if (count === 0 || properties === undefined) return 1;
    return WITHOUT_PROPERTIES + (1 - WITHOUT_PROPERTIES) * (countFitting(this.#properties, properties) / count);
  }

  /** Takes the word at a place into account, if it is akin to an asked word. */
  #lookAt(tokens: CompactTokens, place: number, steps: number): boolean {
    const number = tokens.wordNumber(place);
    const relatedness = this.#relatedness[number] ?? UNKNOWN;
    if (relatedness === UNRELATED || (relatedness === UNKNOWN && !this.#meet(tokens.lexicon, number))) return false;
    this.#take(this.#kinships.get(number)!, CLOSENESS[steps]!);
    return true;
  }

  /** Whether a word that was not seen before is akin to an asked word. */
  #meet(lexicon: Lexicon, number: number): boolean {
    this.#relatedness = grown(this.#relatedness, lexicon.size);
    this.#relatedness[number] = UNRELATED;
    // Words of one stem, or with one beginning, have one first letter.
    if (!this.#firstLetters.has(lexicon.firstLetter(number))) return false;
    const kinships = this.#kinshipsOf(lexicon.word(number), lexicon.stem(number));
    if (!kinships.some((kinship) => kinship > 0)) return false;
    this.#relatedness[number] = AKIN;
    this.#kinships.set(number, kinships);
    return true;
  }

  #kinshipsOf(word: string, ofStem: string): Kinships {
    return this.#words.map((asked) => (asked.stem === ofStem ? 1 : likeness(asked.word, word)));
  }

  #take(kinships: Kinships, closeness: number): void {
    for (let asked = 0; asked < kinships.length; asked += 1) {
      this.#best[asked] = Math.max(this.#best[asked]!, closeness * kinships[asked]!);
    }
  }

  #sumOfBest(): number {
    return this.#words.reduce((total, { share }, place) => total + share * this.#best[place]!, 0);
  }
}

/** Less than 1 for words that begin alike, 0 for others. */
function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let common = 0;
  while (common < shorter && a[common] === b[common]) common += 1;
  return common >= COMMON_LETTERS && common >= COMMON_SHARE * shorter ? common / shorter : 0;
}
