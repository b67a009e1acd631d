import { describe, expect, it } from '@jest/globals';
import type { Passage } from '../../../src/domain/evidence.ts';
import { checkRecency, scoreRecency } from '../../../src/search/score-recency.ts';
import { passage } from '../../support/search-samples.ts';

const dated = (id: string, createdAt?: string): Passage => ({ ...passage(id), document: { ...passage(id).document, createdAt } });
const MONTH = { weight: 0.2, halfLifeDays: 30 };
/** How strongly the graph leads to each. */
const led = (shares: Readonly<Record<string, number>>) =>
  new Map(Object.entries(shares).map(([id, raw], place) => [id, { raw, normalised: 1, rank: place + 1 }]));

describe('scoreRecency with a half-life', () => {
  const scored = (...passages: Passage[]) => scoreRecency(passages, { graph: new Map() }, MONTH);

  it('halves with each half-life, counted from the newest', () => {
    const scores = scored(dated('old', '2024-01-01'), dated('newest', '2024-03-01T00:00:00Z'), dated('between', '2024-01-31'));
    expect(scores.get('newest')).toEqual({ raw: 0, normalised: 1, rank: 1 });
    expect(scores.get('between')).toEqual({ raw: 30, normalised: 0.5, rank: 2 });
    expect(scores.get('old')).toEqual({ raw: 60, normalised: 0.25, rank: 3 });
  });

  it('takes a year or month for its beginning, and equal days for equal ranks', () => {
    const scores = scored(dated('a', '2024'), dated('b', '2024-01'), dated('c', '2023-12-02'));
    expect([...scores.values()].map(({ raw, rank }) => [raw, rank])).toEqual([
      [0, 1],
      [0, 1],
      [30, 3],
    ]);
  });

  it('says nothing of documents without a date', () => {
    expect(scored(dated('a'), dated('b', 'some day')).size).toBe(0);
    expect([...scored(dated('a'), dated('b', '1999')).keys()]).toEqual(['b']);
  });
});

describe('scoreRecency where an end of time is asked for', () => {
  const passages = [dated('a', '2020-01-01'), dated('b', '2022-01-11'), dated('c', '2022-01-01'), dated('far', '2030'), dated('undated')];
  const graph = led({ a: 0.04, b: 0.1, c: 0.032, far: 0.031, undated: 0.1 });
  const inOrder = (order: 'newest' | 'oldest') =>
    [...scoreRecency(passages, { graph }, { weight: 0.3, order })].sort(([, a], [, b]) => a.rank - b.rank);

  it('counts the first of those that the graph leads to alike, the second half as much, the third a third', () => {
    expect(inOrder('newest')).toEqual([
      ['b', { raw: 0, normalised: 1, rank: 1 }],
      ['c', { raw: 10, normalised: 1 / 2, rank: 2 }],
      ['a', { raw: 741, normalised: 1 / 3, rank: 3 }],
    ]);
    expect(inOrder('oldest').map(([id]) => id)).toEqual(['a', 'c', 'b']);
  });

  it('says nothing where the graph leads nowhere', () => {
    expect(scoreRecency(passages, { graph: new Map() }, { weight: 0.3, order: 'newest' }).size).toBe(0);
  });

  it('counts those alone that have most of the types, states and times which are asked for', () => {
    const latest = (fitting: Readonly<Record<string, number>>) => [
      ...scoreRecency(passages, { graph, fitting: led(fitting) }, { weight: 0.3, order: 'newest' }).keys(),
    ];
    expect(latest({ a: 2, b: 1, c: 2 })).toEqual(['a', 'c']);
    expect(latest({})).toEqual(['a', 'b', 'c']);
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
