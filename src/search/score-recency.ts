import type { Passage } from '../domain/evidence.ts';
import { AppError } from '../errors.ts';
import type { Entry } from './fuse.ts';

/** What it counts how new a document is. */
export interface RecencyPart {
  /** 0 to 1; everything else has the rest. */
  readonly weight: number;
  /** Days after which a document counts half. */
  readonly halfLifeDays: number;
}

/** @throws AppError BAD_INPUT that names the field */
export function checkRecency(given: RecencyPart | undefined): void {
  if (given === undefined) return;
  const { weight, halfLifeDays } = given;
  if (!(weight >= 0 && weight <= 1)) throw refusal('recency.weight', 'must be a number from 0 to 1');
  if (!(halfLifeDays > 0 && Number.isFinite(halfLifeDays))) throw refusal('recency.halfLifeDays', 'must be a number above 0');
}

function refusal(field: string, words: string): AppError {
  return new AppError('BAD_INPUT', `"${field}" ${words}.`, { details: { field } });
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * How new each document is, by its id: 1 the newest of them, half after each half-life. Ages are counted from the newest and not from today, so that the same data and
 * question give the same order tomorrow. `raw`: days. A document without a date is not there.
 */
export function scoreRecency(passages: Iterable<Passage>, { halfLifeDays }: RecencyPart): Map<string, Entry> {
  const times = new Map<string, number>();
  for (const { document } of passages) {
    const time = Date.parse(document.createdAt ?? '');
    if (!Number.isNaN(time)) times.set(document.id, time);
  }
  const newest = [...times.values()].reduce((latest, time) => Math.max(latest, time), -Infinity);
  const inOrder = [...times.values()].sort((a, b) => b - a);
  return new Map(
    [...times].map(([id, time]) => {
      const days = (newest - time) / DAY_MS;
      return [id, { raw: days, normalised: 0.5 ** (days / halfLifeDays), rank: inOrder.indexOf(time) + 1 }];
    }),
  );
}
