import { describe, expect, it } from '@jest/globals';
import { toSort, toWhere } from '../../../src/graphql/list-conditions.ts';

const nested = (depth: number): object => (depth === 0 ? { name: { eq: 'Ada' } } : { not: nested(depth - 1) });
const conditions = (count: number): object[] => Array.from({ length: count }, (_, place) => ({ name: { eq: String(place) } }));
const isBadInput = expect.objectContaining({ code: 'BAD_INPUT' });

describe('conditions', () => {
  it('count only when they say something', () => {
    expect(toWhere(undefined)).toEqual({});
    expect(toWhere({ name: null, title: { eq: null, ignoreCase: false }, or: null })).toEqual({});
  });

  it('can ignore upper and lower case', () => {
    expect(toWhere({ name: { contains: 'ada', ignoreCase: true } })).toEqual({ name: { caseInsensitive: { contains: 'ada' } } });
    expect(toWhere({ name: { contains: 'ada', ignoreCase: false } })).toEqual({ name: { contains: 'ada' } });
  });

  it('can be joined', () => {
    const [a, b] = [{ name: { eq: 'a' } }, { title: { eq: 'b' } }];
    expect(toWhere({ ...a, or: [a, { ...a, ...b }] })).toEqual({ AND: [a, { OR: [a, { AND: [a, b] }] }] });
    expect(toWhere({ and: [a, b] })).toEqual({ AND: [a, b] });
  });

  it('are negated with what has no value', () => {
    const isNot = (field: string, value: string) => ({ OR: [{ NOT: { [field]: { eq: value } } }, { [field]: { eq: null } }] });
    expect(toWhere({ not: { name: { eq: 'a' } } })).toEqual(isNot('name', 'a'));
    expect(toWhere({ not: { name: { eq: 'a' }, title: { eq: 'b' } } })).toEqual({ OR: [isNot('name', 'a'), isNot('title', 'b')] });
    expect(toWhere({ not: { or: [{ name: { eq: 'a' } }, { title: { eq: 'b' } }] } })).toEqual({
      AND: [isNot('name', 'a'), isNot('title', 'b')],
    });
    expect(toWhere({ not: { not: { name: { eq: 'a' } } } })).toEqual({ name: { eq: 'a' } });
  });

  it.each([
    ['an empty "or"', { or: [] }],
    ['an "or" with a part that says nothing', { or: [{ name: { eq: 'a' } }, { name: null }] }],
    ['a "not" of nothing', { not: {} }],
    ['what is nested too deep', nested(5)],
    ['too many conditions', { or: conditions(51) }],
    ['too many values', { name: { in: Array.from({ length: 101 }, String) } }],
    ['a text that is too long', { or: [{ name: { contains: 'x'.repeat(2_001) } }] }],
  ])('refuse %s', (_what, where) => {
    expect(() => toWhere(where)).toThrow(isBadInput);
  });

  it('take what is just within the bounds', () => {
    expect(() => [toWhere(nested(4)), toWhere({ or: conditions(50) })]).not.toThrow();
  });
});

describe('an order', () => {
  it('is by name or title unless another is asked for, ties by id', () => {
    expect(toSort('Employee', null)).toEqual([{ name: 'ASC' }, { id: 'ASC' }]);
    expect(toSort('Document', [])).toEqual([{ title: 'ASC' }, { id: 'ASC' }]);
    expect(toSort('Document', [{ type: 'DESC', title: null }])).toEqual([{ type: 'DESC' }, { id: 'ASC' }]);
  });

  it.each([[[{}]], [[{ name: 'ASC', title: 'ASC' }]], [Array.from({ length: 6 }, () => ({ name: 'ASC' }))]])('refuses %j', (sort) => {
    expect(() => toSort('Employee', sort)).toThrow(isBadInput);
  });
});
