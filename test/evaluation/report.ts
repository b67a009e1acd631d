import type { Evaluation } from './measure.ts';
import { METRICS } from './metrics.ts';
import type { Metric, Summary } from './metrics.ts';
import { MAIN_VARIANT } from './variants.ts';

/** Differences in score that are no more than rounding. */
const EPSILON = 0.0005;

/** The evaluation as a table in Markdown: each variant over all questions, then the search by type of question. */
export function formatTable({ variants, latency }: Evaluation): string {
  const rows = Object.entries(variants).map(([name, types]) => {
    const times = latency[name];
    const { ALL } = types;
    return [name, ...(ALL === undefined ? [] : figures(ALL)), `${round(times?.p50)} / ${round(times?.p95)}`];
  });
  const types = Object.entries(variants[MAIN_VARIANT] ?? {}).filter(([type]) => type !== 'ALL');
  return [
    table(['variant', 'questions', ...METRICS, 'ms p50 / p95'], rows),
    table(
      [`${MAIN_VARIANT}, by type`, 'questions', ...METRICS],
      types.map(([type, summary]) => [type, ...figures(summary)]),
    ),
  ].join('\n\n');
}

/** What each part is worth to each type of question: recall at 5 and 10 and reciprocal rank with all parts, and what is lost or won without each. */
export function formatAblation({ variants, latency }: Evaluation): string {
  const whole = variants[MAIN_VARIANT] ?? {};
  const types = Object.keys(whole);
  const rows = Object.entries(variants).map(([name, found]) => [
    name,
    ...types.map((type) => cellOf(found[type], name === MAIN_VARIANT ? undefined : whole[type])),
    String(round(latency[name]?.p50)),
  ]);
  return table(['recall@5 / recall@10 / mrr@10', ...types, 'ms p50'], rows);
}

/** The figures themselves, or how far they are from those of the whole search. */
function cellOf(summary: Summary | undefined, whole: Summary | undefined): string {
  if (summary === undefined) return '';
  const figure = (metric: Metric): string => (whole === undefined ? share(summary[metric]) : signed(summary[metric] - whole[metric]));
  return `${figure('recall@5')} / ${figure('recall@10')} / ${figure('mrr@10')}`;
}

function signed(difference: number): string {
  return Math.abs(difference) < EPSILON ? '=' : `${difference > 0 ? '+' : '-'}${share(Math.abs(difference))}`;
}

/**
 * What has changed since the saved run, a line each; `!` marks a change beyond the 95% interval of the saved figure.
 * Empty when nothing has.
 */
export function formatChanges(now: Evaluation, saved: Evaluation): string {
  const changes = Object.entries(now.variants).flatMap(([variant, types]) =>
    Object.entries(types).flatMap(([type, summary]) => {
      const before = saved.variants[variant]?.[type];
      return before === undefined ? [] : METRICS.flatMap((metric) => change({ variant, type, metric }, summary, before));
    }),
  );
  return changes.join('\n');
}

function change(what: { variant: string; type: string; metric: Metric }, now: Summary, before: Summary): string[] {
  const { variant, type, metric } = what;
  const difference = now[metric] - before[metric];
  if (Math.abs(difference) < EPSILON) return [];
  const [low, high] = before.interval[metric];
  const mark = now[metric] < low || now[metric] > high ? '!' : ' ';
  const sign = difference > 0 ? '+' : '-';
  return [
    `${mark} ${variant} ${type} ${metric}: ${share(before[metric])} -> ${share(now[metric])} (${sign}${share(Math.abs(difference))}; was within ${share(low)}-${share(high)})`,
  ];
}

function figures(summary: Summary): string[] {
  const cells = METRICS.map((metric) => {
    const [low, high] = summary.interval[metric];
    return `${share(summary[metric])} (${share(low)}-${share(high)})`;
  });
  return [String(summary.questions), ...cells];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((cell, column) => Math.max(cell.length, 3, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** .818 rather than 0.818: the figures are all shares. */
function share(value: number): string {
  return value.toFixed(3).replace(/^0/, '');
}

function round(milliseconds: number | undefined): string {
  return (milliseconds ?? 0).toFixed(milliseconds !== undefined && milliseconds < 10 ? 1 : 0);
}
