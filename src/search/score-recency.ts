import type { Passage } from '../domain/evidence.ts';
import type { TimeOrder } from '../domain/question.ts';
import { AppError } from '../errors.ts';
import type { Entry } from './normalise.ts';

/** New documents count more, all of them. */
export interface HalfLife {
  /** 0 to 1; everything else has the rest. */
  readonly weight: number;
  /** Days after which a document counts half. */
  readonly halfLifeDays: number;
}

/** The newest or the oldest of those that the question's names lead to is asked for. */
export interface AskedOrder {
  readonly weight: number;
  readonly order: TimeOrder;
}

export type RecencyPart = HalfLife | AskedOrder;

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Documents to which the graph leads at most half an order of magnitude less than to the one it leads to most are led to as well as that one. */
const AS_WELL = 10 ** -0.5;

/** @throws AppError BAD_INPUT that names the field */
export function checkRecency(given: HalfLife | undefined): void {
  if (given === undefined) return;
  const { weight, halfLifeDays } = given;
  if (!(weight >= 0 && weight <= 1)) throw refusal('recency.weight', 'must be a number from 0 to 1');
  if (!(halfLifeDays > 0 && Number.isFinite(halfLifeDays))) throw refusal('recency.halfLifeDays', 'must be a number above 0');
}

function refusal(field: string, words: string): AppError {
  return new AppError('BAD_INPUT', `"${field}" ${words}.`, { details: { field } });
}

/**
 * What its date counts for each document, by its id; one without a date is not there. With a half-life: 1 the newest, half after each. With an order: 1 the first in it, a half the second, a
 * third the third, of those that the graph leads to about as strongly as to any and, where types, states or times are asked for, that have most of them; none of the others. `raw`: days from the first. Ages are counted from the newest document and not from today, so
 * that the same data and question give the same order tomorrow.
 */
export function scoreRecency(
  passages: Iterable<Passage>,
  { graph, fitting }: { graph: ReadonlyMap<string, Entry>; fitting?: ReadonlyMap<string, Entry> },
  recency: RecencyPart,
): Map<string, Entry> {
  const isAsked = 'order' in recency;
  const enough = AS_WELL * highestOf(graph);
  const most = fitting !== undefined && fitting.size > 0 ? highestOf(fitting) : 0;
  const times = new Map<string, number>();
  for (const { document } of passages) {
    const time = Date.parse(document.createdAt ?? '');
    const fits = (graph.get(document.id)?.raw ?? Number.NaN) >= enough && (fitting?.get(document.id)?.raw ?? 0) >= most;
    const counts = fits || !isAsked;
    if (counts && !Number.isNaN(time)) times.set(document.id, time);
  }
  const sign = isAsked && recency.order === 'oldest' ? -1 : 1;
  const inOrder = [...times.values()].sort((a, b) => sign * (b - a));
  return new Map(
    [...times].map(([id, time]) => {
      const days = Math.abs(inOrder[0]! - time) / DAY_MS;
      const rank = inOrder.indexOf(time) + 1;
      return [id, { raw: days, normalised: isAsked ? 1 / rank : 0.5 ** (days / recency.halfLifeDays), rank }];
    }),
  );
}

function highestOf(entries: ReadonlyMap<string, Entry>): number {
  return Math.max(...[...entries.values()].map(({ raw }) => raw));
}
