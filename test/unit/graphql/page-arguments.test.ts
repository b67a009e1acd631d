import { describe, expect, it } from '@jest/globals';
import { neighbourCursor, offsetCursor, pageSize, readNeighbourCursor, readOffsetCursor } from '../../../src/graphql/page-arguments.ts';

describe('pages', () => {
  it.each([
    [undefined, 20],
    [null, 20],
    [1, 1],
    [100, 100],
    [101, 100],
    [2_147_483_647, 100],
  ])('have the size that was asked for, within bounds: %p is %p', (asked, size) => {
    expect(pageSize(asked, 'first')).toBe(size);
  });

  it('name the argument that is wrong', () => {
    expect(() => pageSize(0, 'limit')).toThrow(expect.objectContaining({ code: 'BAD_INPUT', details: { field: 'limit' } }));
  });

  it('go on where a cursor stands, whatever the name holds', () => {
    const place = { position: 3, name: 'José "]},\u2028 👩‍🚀', id: 'emp_1' };
    expect(readNeighbourCursor(neighbourCursor(place))).toEqual(place);
    expect(readOffsetCursor(offsetCursor(41))).toBe(42);
    expect([readNeighbourCursor(null), readOffsetCursor(undefined)]).toEqual([undefined, 0]);
  });

  it.each([[''], ['%%%'], [offsetCursor(3)], [Buffer.from('[1,2,3]').toString('base64url')]])(
    'refuse a cursor that is none of theirs: %p',
    (cursor) => {
      expect(() => readNeighbourCursor(cursor)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    },
  );
});
