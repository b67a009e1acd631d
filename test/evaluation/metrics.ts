/** How well ranked lists of documents answer questions. All metrics are 0 to 1, means over questions. */
export const METRICS = ['recall@5', 'recall@10', 'mrr@10', 'ndcg@10'] as const;
export type Metric = (typeof METRICS)[number];
export type Scores = Readonly<Record<Metric, number>>;

/** Means, with the bounds of their 95% intervals. */
export type Summary = Scores & { readonly questions: number; readonly interval: Readonly<Record<Metric, readonly [number, number]>> };

const RESAMPLES = 1_000;
const SEED = 20_240_229;

/**
 * One question's scores.
 * @param ranking external ids of documents, best first, each once
 * @param gold ids of those that answer; at least one
 */
export function scoreRanking(ranking: readonly string[], gold: ReadonlySet<string>): Scores {
  const isGold = ranking.slice(0, 10).map((id) => gold.has(id));
  const first = isGold.indexOf(true);
  const gain = sum(isGold.map((is, place) => (is ? discount(place) : 0)));
  const ideal = sum(Array.from({ length: Math.min(gold.size, 10) }, (_, place) => discount(place)));
  return {
    'recall@5': isGold.slice(0, 5).filter(Boolean).length / gold.size,
    'recall@10': isGold.filter(Boolean).length / gold.size,
    'mrr@10': first < 0 ? 0 : 1 / (first + 1),
    'ndcg@10': gain / ideal,
  };
}

/** Järvelin & Kekäläinen 2002, with gains of 0 and 1. */
function discount(place: number): number {
  return 1 / Math.log2(place + 2);
}

/** Means and percentile bootstrap intervals (Efron 1979): 1,000 resamples of the questions, always the same ones. */
export function summarise(scores: readonly Scores[]): Summary {
  const random = mulberry32(SEED);
  const resamples = Array.from({ length: RESAMPLES }, () => scores.map(() => Math.floor(random() * scores.length)));
  const of = (metric: Metric): number[] => scores.map((score) => score[metric]);
  const over = <Value>(figure: (values: readonly number[]) => Value): Record<Metric, Value> =>
    Object.fromEntries(METRICS.map((metric) => [metric, figure(of(metric))])) as Record<Metric, Value>;
  return { questions: scores.length, ...over(mean), interval: over((values) => interval(values, resamples)) };
}

function interval(values: readonly number[], resamples: readonly (readonly number[])[]): [number, number] {
  const means = resamples.map((places) => mean(places.map((place) => values[place] ?? 0))).sort((a, b) => a - b);
  return [means[Math.floor(RESAMPLES * 0.025)] ?? 0, means[Math.ceil(RESAMPLES * 0.975) - 1] ?? 0];
}

/** The value below which the share of the values lies, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? 0;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A small seeded generator of numbers from 0 to below 1 (Tommy Ettinger's mulberry32): intervals must not change from run to run. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
