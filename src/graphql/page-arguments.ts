import type { PageRange } from '../domain/neighbour.ts';
import { AppError } from '../errors.ts';
import type { Cursors } from './cursor.ts';

/** Entries on a page when nobody says how many, and at most. */
export const DEFAULT_PAGE_SIZE = 20;
export const MAXIMUM_PAGE_SIZE = 100;
/** Passages on either side of one when nobody says how many, and at most. */
export const DEFAULT_CONTEXT_SIZE = 1;
export const MAXIMUM_CONTEXT_SIZE = 10;
/** A list is not walked through by leaving out more than this. */
const MAXIMUM_OFFSET = 1_000_000;

/** What a connection is asked for. null counts as not given. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/**
 * How many entries to give: what was asked for, but at most {@link MAXIMUM_PAGE_SIZE}.
 * @throws AppError BAD_INPUT below 1, so that nothing ever means "everything"
 */
export function pageSize(asked: number | null | undefined, field: 'first' | 'last' | 'limit'): number {
  if (asked === null || asked === undefined) return DEFAULT_PAGE_SIZE;
  if (asked < 1) throw new AppError('BAD_INPUT', `"${field}" must be 1 or more.`, { details: { field } });
  return Math.min(asked, MAXIMUM_PAGE_SIZE);
}

/**
 * How many passages to give on one side of another: what was asked for, but at most {@link MAXIMUM_CONTEXT_SIZE}.
 * @throws AppError BAD_INPUT below 0
 */
export function contextSize(asked: number | null | undefined, field: 'previous' | 'next'): number {
  const size = asked ?? DEFAULT_CONTEXT_SIZE;
  if (size < 0) throw new AppError('BAD_INPUT', `"${field}" must be 0 or more.`, { details: { field } });
  return Math.min(size, MAXIMUM_CONTEXT_SIZE);
}

/** @throws AppError BAD_INPUT below 0 or beyond a million */
export function pageOffset(asked: number | null | undefined): number {
  const offset = asked ?? 0;
  if (offset < 0 || offset > MAXIMUM_OFFSET) {
    throw new AppError('BAD_INPUT', `"offset" must be 0 to ${MAXIMUM_OFFSET}.`, { details: { field: 'offset' } });
  }
  return offset;
}

/**
 * Which part of the list a page is: the first of what lies between the cursors, or the last of it (GraphQL Cursor Connections Specification).
 * @throws AppError BAD_INPUT for `first` together with `last`, a size below 1, or a cursor of another list or order
 */
export function pageRange<Place>({ first, after, last, before }: PageArguments, cursors: Cursors<Place>): PageRange<Place> {
  const isFromEnd = isGiven(last);
  if (isFromEnd && isGiven(first)) {
    throw new AppError('BAD_INPUT', 'Give "first" or "last", not both: a page is of one end.', { details: { field: 'last' } });
  }
  return {
    limit: isFromEnd ? pageSize(last, 'last') : pageSize(first, 'first'),
    isFromEnd,
    ...(isGiven(after) ? { after: cursors.read(after, 'after') } : {}),
    ...(isGiven(before) ? { before: cursors.read(before, 'before') } : {}),
  };
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}
