import type { NameVertex } from './vertices.ts';

/** What a list takes in memory besides its names, what a name takes, and what a place takes; in bytes. */
const BYTES_OF_LIST = 400;
const BYTES_OF_NAME = 20;
const BYTES_OF_PLACE = 4;

interface MentionedName {
  readonly name: NameVertex;
  readonly rarity: number;
  readonly places: readonly number[];
}

/** Names in a text with their places, in as little memory as may be: many are kept between questions. */
export class MentionedNames {
  readonly names: readonly NameVertex[];
  readonly rarities: Float64Array;
  /** Places of all names, one after the other, and where those of each name begin. */
  readonly #places: Uint32Array;
  readonly #begins: Uint32Array;

  constructor(mentioned: readonly MentionedName[]) {
    this.names = mentioned.map(({ name }) => name);
    this.rarities = Float64Array.from(mentioned, ({ rarity }) => rarity);
    this.#places = Uint32Array.from(mentioned.flatMap(({ places }) => places));
    this.#begins = new Uint32Array(mentioned.length + 1);
    for (const [number, { places }] of mentioned.entries()) this.#begins[number + 1] = this.#begins[number]! + places.length;
  }

  get bytes(): number {
    return BYTES_OF_LIST + this.names.length * BYTES_OF_NAME + this.#places.length * BYTES_OF_PLACE;
  }

  /** The most that a place of the name gives. */
  bestAt(number: number, valueAt: (place: number) => number): number {
    let best = 0;
    for (let place = this.#begins[number]!; place < this.#begins[number + 1]!; place += 1) {
      best = Math.max(best, valueAt(this.#places[place]!));
    }
    return best;
  }
}
