import { z } from 'zod';
import type { NeighbourPlace } from '../domain/neighbour.ts';
import { hashOf } from '../domain/ids.ts';
import { AppError } from '../errors.ts';

/** Where an entry of a list of nodes stands: its values of the fields that the list is sorted by, the id last. */
export type ListPlace = readonly (string | null)[];

/**
 * The cursors of one list. A cursor says where an entry stands, not the how-manieth it is, so that the page after it stays the same when others
 * come and go, and when the entry itself goes. It names its list and order, and holds nothing that the entry does not show.
 */
export interface Cursors<Place> {
  write(place: Place): string;
  /** @throws AppError BAD_INPUT when it is malformed, or of another list or order */
  read(cursor: string, field: 'after' | 'before'): Place;
}

const NEIGHBOUR_PLACE = z.strictObject({ position: z.number().int(), name: z.string(), id: z.string() });

/** Marks of the hits that were shown, the last shown last. */
export type ShownHits = readonly string[];

/** Six bytes as base64url writes them. */
const MARK = /^[\w-]{8}$/;

/**
 * Cursors of the hits of a search. Unlike others they hold all that was shown: a score is relative to what else is found, so that no value of the last hit
 * says what came before it.
 */
export function hitCursors(search: string): Cursors<ShownHits> {
  return cursorsOf(search, z.array(z.string().regex(MARK)).min(1), 'input');
}

/** A hit's mark in a cursor: short, and nothing can be read from it. */
export function markOfHit(hitId: string): string {
  return Buffer.from(hashOf('hit', hitId).slice(0, 12), 'hex').toString('base64url');
}

/** Cursors of a node's neighbours, or of another list that stands by position, name and id. */
export function neighbourCursors(list: string): Cursors<NeighbourPlace> {
  return cursorsOf(list, NEIGHBOUR_PLACE, 'sort');
}

/** Cursors of a list of a document's parts, which stand by their index. */
export function partCursors(list: string): Cursors<number> {
  return cursorsOf(list, z.number().int().min(0));
}

/** Cursors of a list of nodes that is sorted by so many fields, which its name says. */
export function listCursors(list: string, fieldCount: number): Cursors<ListPlace> {
  return cursorsOf(list, z.array(z.string().nullable()).length(fieldCount), 'sort');
}

/** @param argument the argument that must stay the same from page to page, where there is one */
function cursorsOf<Place>(list: string, place: z.ZodType<Place>, argument?: 'sort' | 'input'): Cursors<Place> {
  return {
    write: (written) => Buffer.from(JSON.stringify([list, written])).toString('base64url'),
    read: (cursor, field) => {
      try {
        const shape = z.tuple([z.literal(list), place]);
        return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))[1];
      } catch (cause) {
        const page = argument === undefined ? 'of this list' : `that was read with the same "${argument}"`;
        const message = `"${field}" is no cursor of this list and order: give one of a page ${page}.`;
        throw new AppError('BAD_INPUT', message, { cause, details: { field } });
      }
    },
  };
}
