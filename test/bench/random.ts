/** Park and Miller's modulus, a prime; seeds are from 1 to one below it. */
const MODULUS = 2_147_483_647;
const MULTIPLIER = 48_271;

/** Numbers from 0 to 1, the same in every run. */
export type Random = () => number;

/** A sequence of numbers that its seed alone decides (Lehmer's generator with Park and Miller's constants). */
export function createRandom(seed: number): Random {
  let state = (Math.abs(Math.floor(seed)) % (MODULUS - 1)) + 1;
  return () => {
    state = (state * MULTIPLIER) % MODULUS;
    return state / MODULUS;
  };
}

/** One of them, each as likely. */
export function pickOne<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

/**
 * Distinct places below `count`, low ones far more often than high ones: a few people write much, most write little.
 * @param wanted how many; all of them when there are no more
 */
export function pickPlaces(count: number, wanted: number, random: Random): number[] {
  const places = new Set<number>();
  while (places.size < Math.min(wanted, count)) places.add(Math.floor(count * random() ** 1.5));
  return [...places];
}
