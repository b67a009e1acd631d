import { describe, expect, it } from '@jest/globals';
import { hitCursors, listCursors, markOfHit, neighbourCursors, partCursors } from '../../../src/graphql/cursor.ts';

const AUTHORS = neighbourCursors('incoming AUTHORED Employee');
const BY_DATE = listCursors('Document createdAt DESC, id ASC', 2);

describe('a cursor', () => {
  it('says where an entry stands, whatever its values hold', () => {
    const place = { position: 3, name: 'José "]},\u2028 👩‍🚀', id: 'emp_1' };
    expect(AUTHORS.read(AUTHORS.write(place), 'after')).toEqual(place);
    expect(BY_DATE.read(BY_DATE.write([null, 'doc_1']), 'before')).toEqual([null, 'doc_1']);
  });

  it('is no good in another list or another order', () => {
    for (const other of [neighbourCursors('incoming REVIEWED Employee'), listCursors('incoming AUTHORED Employee', 3)]) {
      expect(() => other.read(AUTHORS.write({ position: 1, name: 'Ada', id: 'emp_1' }), 'after')).toThrow(
        expect.objectContaining({ code: 'BAD_INPUT', details: { field: 'after' } }),
      );
    }
    const ascending = listCursors('Document createdAt ASC, id ASC', 2);
    expect(() => ascending.read(BY_DATE.write(['2024', 'doc_1']), 'before')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });

  it('of a hit knows all hits up to it', () => {
    const shown = ['chk_1', 'chk_2', 'chk_3'].map(markOfHit);
    const cursors = hitCursors('search one');
    expect(cursors.read(cursors.write(shown), 'after')).toEqual(shown);
    expect(new Set(shown).size).toBe(3);
  });

  it.each([
    ['none', []],
    ['one that is too short', ['abc']],
    ['one that is too long', ['abcdefghi']],
    ['one with other characters', ['abc/efg=']],
    ['a number', [12345678]],
    ['a text', 'abcdefgh'],
  ])('of a hit is refused when its marks are %s', (_what, marks) => {
    const cursor = Buffer.from(JSON.stringify(['search one', marks])).toString('base64url');
    expect(() => hitCursors('search one').read(cursor, 'after')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });

  it('of a part of a document is its place, which is never below 0', () => {
    const children = partCursors('children');
    expect(children.read(children.write(7), 'after')).toBe(7);
    expect(() => partCursors('chunks').read(children.write(7), 'after')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    expect(() => children.read(children.write(-1), 'before')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });

  it('has as many values as its order has fields', () => {
    const short = Buffer.from('["Document createdAt DESC, id ASC",["2024"]]').toString('base64url');
    expect(() => BY_DATE.read(short, 'after')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('ada').toString('base64url')],
    ['a number', Buffer.from('41').toString('base64url')],
    ['the list alone', Buffer.from('["incoming AUTHORED Employee"]').toString('base64url')],
    ['too little of a place', Buffer.from('["incoming AUTHORED Employee",{"position":1}]').toString('base64url')],
    ['too much of a place', Buffer.from('["incoming AUTHORED Employee",{"position":1,"name":"a","id":"b","x":1}]').toString('base64url')],
    ['a place of another kind', Buffer.from('["incoming AUTHORED Employee",{"position":"1","name":"a","id":"b"}]').toString('base64url')],
  ])('is refused when it is %s', (_what, cursor) => {
    expect(() => AUTHORS.read(cursor, 'after')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});
