import { describe, expect, it } from '@jest/globals';
import { editDistance } from '../../../src/domain/edit-distance.ts';
import { randomFrom } from '../../support/random.ts';

describe('editDistance', () => {
  it.each([
    ['marsh', 'marsh', 0],
    ['mrash', 'marsh', 1],
    ['mash', 'marsh', 1],
    ['marrsh', 'marsh', 1],
    ['harsh', 'marsh', 1],
    ['mrahs', 'marsh', 2],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
    ['', '', 0],
  ])('of %j and %j is %d', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
    expect(editDistance(b, a, 5)).toBe(distance);
  });

  it('is one more than the maximum when there are more', () => {
    expect(editDistance('marsh', 'beacon', 2)).toBe(3);
    expect(editDistance('marsh', 'marshland', 2)).toBe(3);
    expect(editDistance('mrahs', 'marsh', 1)).toBe(2);
    expect(editDistance('x'.repeat(100_000), 'marsh', 2)).toBe(3);
  });

  it('is the same whatever the maximum, as long as that is large enough', () => {
    const random = randomFrom(3);
    const word = (): string => Array.from({ length: Math.floor(random() * 8) }, () => 'abc'[Math.floor(random() * 3)]).join('');
    for (let round = 0; round < 500; round += 1) {
      const [a, b] = [word(), word()];
      const distance = editDistance(a, b, 20);
      for (const maximum of [0, 1, 2, 3]) expect(editDistance(a, b, maximum)).toBe(Math.min(distance, maximum + 1));
    }
  });
});
