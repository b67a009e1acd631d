/**
 * A map that takes so many bytes at most, as its users count them. It has two halves: what is put in or found goes to the newer one, and when that is full, the older one
 * is forgotten and the newer takes its place. So what was not asked for longest goes first, by and large, and finding something costs no more than in a Map.
 */
export class BoundedMap<Key, Value> {
  readonly #bytesOfHalf: number;
  #newer = new Map<Key, Entry<Value>>();
  #older = new Map<Key, Entry<Value>>();
  #bytes = { newer: 0, older: 0 };

  constructor({ maximumBytes }: { maximumBytes: number }) {
    this.#bytesOfHalf = maximumBytes / 2;
  }

  get bytes(): number {
    return this.#bytes.newer + this.#bytes.older;
  }

  get(key: Key): Value | undefined {
    const recent = this.#newer.get(key);
    if (recent !== undefined) return recent.value;
    const entry = this.#older.get(key);
    if (entry === undefined) return undefined;
    this.#older.delete(key);
    this.#bytes.older -= entry.bytes;
    this.#put(key, entry);
    return entry.value;
  }

  /** A key that is not there yet. `bytes`: what the entry takes, key and all; one that takes more than half of the map is not kept. */
  add(key: Key, value: Value, bytes: number): void {
    if (bytes <= this.#bytesOfHalf) this.#put(key, { value, bytes });
  }

  #put(key: Key, entry: Entry<Value>): void {
    if (this.#bytes.newer + entry.bytes > this.#bytesOfHalf) {
      this.#older = this.#newer;
      this.#newer = new Map();
      this.#bytes = { newer: 0, older: this.#bytes.newer };
    }
    this.#newer.set(key, entry);
    this.#bytes.newer += entry.bytes;
  }
}

interface Entry<Value> {
  readonly value: Value;
  readonly bytes: number;
}
