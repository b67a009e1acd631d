import { nameWords } from '../../domain/names.ts';
import { askingWords } from '../../domain/relationship-words.ts';
import { stem } from '../../domain/stem.ts';
import type { CompactTokens } from './compact-tokens.ts';
import { NO_PROPERTIES, countFitting, countProperties } from './asked-properties.ts';
import type { AskedProperties } from './asked-properties.ts';
import type { Mention, NodeVertex } from './vertices.ts';

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

/** What a question asks of the names in it: its other telling words, each with its weight. Made for one question. */
export class AskedRelation {
  readonly #words: readonly { word: string; stem: string; share: number }[];
  /** How near each asked word is to a word; most are to none. */
  readonly #kinships = new Map<string, readonly number[] | undefined>();
  /** By type: a person may have hundreds of relationships of a few types. */
  readonly #relationshipFits = new Map<string, number>();
  readonly #properties: AskedProperties;

  /** `words`: each with its weight. `properties`: what it asks of documents. */
  constructor(words: ReadonlyMap<string, number>, properties: AskedProperties = NO_PROPERTIES) {
    this.#properties = properties;
    const sum = [...words.values()].reduce((total, weight) => total + weight, 0);
    this.#words = [...words].map(([word, weight]) => ({ word, stem: stem(word), share: sum > 0 ? weight / sum : 0 }));
  }

  /** 0 to 1: how much of what is asked stands around the mention, within its sentence. */
  fitOfMention(tokens: CompactTokens, { at, name }: Mention): number {
    const best = this.#words.map(() => 0);
    // Not beyond the beginning and the end of the mention's sentence.
    for (let steps = 0; steps < WINDOW; steps += 1) {
      const place = at - 1 - steps;
      if (place < 0 || tokens.beginsSentence(place + 1)) break;
      this.#look(tokens.word(place), CLOSENESS[steps] ?? 0, best);
    }
    for (let steps = 0; steps < WINDOW; steps += 1) {
      const place = at + name.words.length + steps;
      if (place >= tokens.length || tokens.beginsSentence(place)) break;
      this.#look(tokens.word(place), CLOSENESS[steps] ?? 0, best);
    }
    return this.#sum(best);
  }

  /** 0 to 1: how much of what is asked the relationship's own name (`SPONSORED`), or a word that asks for it, says. */
  fitOfRelationship(relationship: string): number {
    let fit = this.#relationshipFits.get(relationship);
    if (fit === undefined) {
      const best = this.#words.map(() => 0);
      for (const part of [...nameWords(relationship), ...askingWords(relationship)]) this.#look(part, 1, best);
      fit = this.#sum(best);
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

  #look(word: string | undefined, closeness: number, best: number[]): void {
    const kinships = this.#kinshipsOf(word ?? '');
    if (kinships === undefined) return;
    for (let asked = 0; asked < best.length; asked += 1) {
      best[asked] = Math.max(best[asked] ?? 0, closeness * (kinships[asked] ?? 0));
    }
  }

  #sum(fits: readonly number[]): number {
    return this.#words.reduce((total, { share }, place) => total + share * (fits[place] ?? 0), 0);
  }

  #kinshipsOf(word: string): readonly number[] | undefined {
    if (this.#kinships.has(word)) return this.#kinships.get(word);
    const own = stem(word);
    const kinships = this.#words.map((asked) => (asked.stem === own ? 1 : likeness(asked.word, word)));
    const known = kinships.some((kinship) => kinship > 0) ? kinships : undefined;
    this.#kinships.set(word, known);
    return known;
  }
}

/** Less than 1 for words that begin alike, 0 for others. */
function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let common = 0;
  while (common < shorter && a[common] === b[common]) common += 1;
  return common >= COMMON_LETTERS && common >= COMMON_SHARE * shorter ? common / shorter : 0;
}
