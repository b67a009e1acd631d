import type { Cache } from './cache.ts';

/** People ask the same in the morning and in the afternoon. For what never goes stale, being computed from nothing but its key. */
export const ONE_DAY_MS = 24 * 60 * 60 * 1_000;

export interface ReadThroughOptions<Value> {
  /** The value of kept bytes; nothing when they are not one. */
  readonly decode: (bytes: Uint8Array) => Value | undefined;
  readonly encode: (value: Value) => Uint8Array;
  /** The values of what is not kept, in the order of these places among the keys. Not asked when nothing is missing. */
  readonly compute: (places: readonly number[]) => Promise<readonly Value[]>;
}

/** The value of each key: as it is kept, or computed and kept from then on, for a day. Throws what `compute` throws. */
export async function readThrough<Value>(
  cache: Cache,
  keys: readonly string[],
  { decode, encode, compute }: ReadThroughOptions<Value>,
): Promise<Value[]> {
  const values = keys.map((): Value | undefined => undefined);
  await Promise.all(
    keys.map(async (key, place) => {
      const bytes = await cache.get(key);
      values[place] = bytes && decode(bytes);
    }),
  );
  const missing = [...values.keys()].filter((place) => values[place] === undefined);
  const computed = missing.length === 0 ? [] : await compute(missing);
  missing.forEach((place, row) => {
    values[place] = computed[row]!;
    // Not awaited: whoever asks need not wait for it to be kept, and a cache never throws.
    void cache.set(keys[place]!, encode(computed[row]!), { timeToLiveMs: ONE_DAY_MS });
  });
  return values as Value[];
}
