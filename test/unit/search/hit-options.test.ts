import { describe, expect, it } from '@jest/globals';
import { checkHitOptions } from '../../../src/search/hit-options.ts';
import type { HitOptions } from '../../../src/search/hit-options.ts';

describe('checkHitOptions', () => {
  it('fills in what is not given', () => {
    expect(checkHitOptions({})).toEqual({ candidates: 50, minimumScore: 0, hitsPerDocument: 3, diversity: 0 });
    expect(checkHitOptions({ diversity: undefined, candidates: undefined })).toEqual(checkHitOptions({}));
  });

  it('takes what is within bounds, and the bounds', () => {
    for (const given of [
      { candidates: 1, minimumScore: 0, hitsPerDocument: 1, diversity: 0 },
      { candidates: 200, minimumScore: 1, hitsPerDocument: 100, diversity: 1 },
      { candidates: 70, minimumScore: 0.35, hitsPerDocument: 5, diversity: 0.5 },
    ]) {
      expect(checkHitOptions(given)).toEqual(given);
    }
  });

  it('takes a huge number of things for the most there may be', () => {
    for (const huge of [201, 2_147_483_647, Number.MAX_SAFE_INTEGER]) {
      expect(checkHitOptions({ candidates: huge, hitsPerDocument: huge })).toMatchObject({ candidates: 200, hitsPerDocument: 100 });
    }
  });

  const refuses = (given: Partial<HitOptions>, field: string): void => {
    expect(() => checkHitOptions(given)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', details: { field } }));
  };

  it.each([0, -1, -2_147_483_648, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '3' as unknown as number])(
    'refuses %p as a number of things',
    (count) => {
      refuses({ candidates: count }, 'candidates');
      refuses({ hitsPerDocument: count }, 'hitsPerDocument');
    },
  );

  it.each([-0.001, -1, 1.001, 1e308, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses %p as a share', (share) => {
    refuses({ minimumScore: share }, 'minimumScore');
    refuses({ diversity: share }, 'diversity');
  });
});
