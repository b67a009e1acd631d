import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { NeighbourPlace } from '../domain/neighbour.ts';

/** Entries on a page when nobody says how many, and at most. */
export const DEFAULT_PAGE_SIZE = 20;
export const MAXIMUM_PAGE_SIZE = 100;
/** A list is not walked through by leaving out more than this. */
const MAXIMUM_OFFSET = 1_000_000;

/**
 * How many entries to give: what was asked for, but at most {@link MAXIMUM_PAGE_SIZE}.
 * @throws AppError BAD_INPUT below 1, so that nothing ever means "everything"
 */
export function pageSize(asked: number | null | undefined, field: 'first' | 'limit'): number {
  if (asked === null || asked === undefined) return DEFAULT_PAGE_SIZE;
  if (asked < 1) throw new AppError('BAD_INPUT', `"${field}" must be 1 or more.`, { details: { field } });
  return Math.min(asked, MAXIMUM_PAGE_SIZE);
}

/** @throws AppError BAD_INPUT below 0 or beyond a million */
export function pageOffset(asked: number | null | undefined): number {
  const offset = asked ?? 0;
  if (offset < 0 || offset > MAXIMUM_OFFSET) {
    throw new AppError('BAD_INPUT', `"offset" must be 0 to ${MAXIMUM_OFFSET}.`, { details: { field: 'offset' } });
  }
  return offset;
}

const PLACE = z.tuple([z.number().int(), z.string(), z.string()]);
const OFFSET = z.tuple([z.number().int().min(0).max(MAXIMUM_OFFSET)]);

/** The cursor of an entry among a node's neighbours. */
export function neighbourCursor({ position, name, id }: NeighbourPlace): string {
  return encode([position, name, id]);
}

/** @throws AppError BAD_INPUT when it is no cursor of such a list */
export function readNeighbourCursor(cursor: string | null | undefined): NeighbourPlace | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const [position, name, id] = decode(cursor, PLACE);
  return { position, name, id };
}

/** The cursor of an entry of a list of all nodes: its place from 0. */
export function offsetCursor(offset: number): string {
  return encode([offset]);
}

/** How many entries to leave out. @throws AppError BAD_INPUT when it is no cursor of such a list */
export function readOffsetCursor(cursor: string | null | undefined): number {
  return cursor === null || cursor === undefined ? 0 : decode(cursor, OFFSET)[0] + 1;
}

function encode(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function decode<Parts>(cursor: string, shape: z.ZodType<Parts>): Parts {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new AppError('BAD_INPUT', '"after" is no cursor of this list: give the `endCursor` of a page.', {
      cause,
      details: { field: 'after' },
    });
  }
}
