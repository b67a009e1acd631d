import { describe, expect, it } from '@jest/globals';
import type { Passage } from '../../../src/domain/evidence.ts';
import { checkRecency, scoreRecency } from '../../../src/search/score-recency.ts';
import { passage } from '../../support/search-samples.ts';

const dated = (id: string, createdAt?: string): Passage => ({ ...passage(id), document: { ...passage(id).document, createdAt } });
const MONTH = { weight: 0.2, halfLifeDays: 30 };

describe('scoreRecency', () => {
  it('halves with each half-life, counted from the newest', () => {
    const scores = scoreRecency(
      [dated('old', '2024-01-01'), dated('newest', '2024-03-01T00:00:00Z'), dated('between', '2024-01-31')],
      MONTH,
    );
    expect(scores.get('newest')).toEqual({ raw: 0, normalised: 1, rank: 1 });
    expect(scores.get('between')).toEqual({ raw: 30, normalised: 0.5, rank: 2 });
    expect(scores.get('old')).toEqual({ raw: 60, normalised: 0.25, rank: 3 });
  });

  it('takes a year or month for its beginning, and equal days for equal ranks', () => {
    const scores = scoreRecency([dated('a', '2024'), dated('b', '2024-01'), dated('c', '2023-12-02')], MONTH);
    expect([...scores.values()].map(({ raw, rank }) => [raw, rank])).toEqual([
      [0, 1],
      [0, 1],
      [30, 3],
    ]);
  });

  it('says nothing of documents without a date', () => {
    expect(scoreRecency([dated('a'), dated('b', 'some day')], MONTH).size).toBe(0);
    expect([...scoreRecency([dated('a'), dated('b', '1999')], MONTH).keys()]).toEqual(['b']);
  });
});

describe('checkRecency', () => {
  it.each([
    ['recency.weight', { weight: -0.1, halfLifeDays: 1 }],
    ['recency.weight', { weight: 1.1, halfLifeDays: 1 }],
    ['recency.weight', { weight: Number.NaN, halfLifeDays: 1 }],
    ['recency.halfLifeDays', { weight: 0.1, halfLifeDays: 0 }],
    ['recency.halfLifeDays', { weight: 0.1, halfLifeDays: -3 }],
    ['recency.halfLifeDays', { weight: 0.1, halfLifeDays: Number.POSITIVE_INFINITY }],
  ])('refuses a %s that is none: %j', (field, given) => {
    expect(() => checkRecency(given)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', details: { field } }));
  });

  it('takes what is sensible, and nothing', () => {
    for (const given of [undefined, MONTH, { weight: 0, halfLifeDays: 0.5 }, { weight: 1, halfLifeDays: 1 }])
      expect(() => checkRecency(given)).not.toThrow();
  });
});
