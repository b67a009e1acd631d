import type { Weights } from '../search/fuse.ts';

/** Weights as a client gives them: null counts as not given. */
export function toWeights(given: Partial<Record<keyof Weights, number | null>> | null | undefined): Partial<Weights> | undefined {
  if (given === null || given === undefined) return undefined;
  const { vector, keyword, graph } = given;
  return { vector: vector ?? undefined, keyword: keyword ?? undefined, graph: graph ?? undefined };
}
