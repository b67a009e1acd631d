import { describe, expect, it } from '@jest/globals';
import { groupBy } from '../../../src/domain/group-by.ts';

describe('groupBy', () => {
  it('keeps keys and items in the order in which they came', () => {
    const groups = groupBy(['b1', 'a1', 'b2'], (item) => item[0]);
    expect([...groups]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ]);
  });
});
