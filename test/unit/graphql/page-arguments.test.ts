import { describe, expect, it } from '@jest/globals';
import { neighbourCursors } from '../../../src/graphql/cursor.ts';
import { contextSize, pageOffset, pageRange, pageSize } from '../../../src/graphql/page-arguments.ts';

const cursors = neighbourCursors('list');
const place = { position: 1, name: 'Ada', id: 'emp_1' };
const cursor = cursors.write(place);

describe('pages', () => {
  it.each([
    [undefined, 20],
    [null, 20],
    [1, 1],
    [100, 100],
    [101, 100],
    [2_147_483_647, 100],
  ])('have the size that was asked for, within bounds: %p is %p', (asked, size) => {
    expect([pageSize(asked, 'first'), pageSize(asked, 'last')]).toEqual([size, size]);
  });

  it.each([
    [undefined, 1],
    [null, 1],
    [0, 0],
    [10, 10],
    [2_147_483_647, 10],
  ])('have so many passages on a side of one: %p is %p', (asked, size) => {
    expect([contextSize(asked, 'previous'), contextSize(asked, 'next')]).toEqual([size, size]);
    expect(() => contextSize(-1, 'next')).toThrow(expect.objectContaining({ code: 'BAD_INPUT', details: { field: 'next' } }));
  });

  it.each([['first'], ['last'], ['limit']] as const)('name the argument that is too small: %s', (field) => {
    expect(() => pageSize(0, field)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', details: { field } }));
  });

  it.each([[-1], [1_000_001]])('refuse to leave out %d entries', (offset) => {
    expect(() => pageOffset(offset)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', details: { field: 'offset' } }));
  });

  it('are of the beginning, or of the end', () => {
    expect(pageRange({}, cursors)).toEqual({ limit: 20, isFromEnd: false });
    expect(pageRange({ first: 3, after: cursor }, cursors)).toEqual({ limit: 3, isFromEnd: false, after: place });
    expect(pageRange({ last: 3, before: cursor, first: null }, cursors)).toEqual({ limit: 3, isFromEnd: true, before: place });
    expect(pageRange({ before: cursor, after: cursor }, cursors)).toEqual({ limit: 20, isFromEnd: false, after: place, before: place });
  });

  it('are not of both ends at once', () => {
    expect(() => pageRange({ first: 1, last: 1 }, cursors)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });

  it('name the argument that is no cursor', () => {
    expect(() => pageRange({ before: 'x' }, cursors)).toThrow(expect.objectContaining({ details: { field: 'before' } }));
  });
});
