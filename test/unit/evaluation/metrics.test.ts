import { describe, expect, it } from '@jest/globals';
import { percentile, scoreRanking, summarise } from '../../evaluation/metrics.ts';

const gold = new Set(['x', 'y']);

describe('scoreRanking', () => {
  it('gives a perfect ranking the full score', () => {
    expect(scoreRanking(['x', 'y', 'a'], gold)).toEqual({ 'recall@5': 1, 'recall@10': 1, 'mrr@10': 1, 'ndcg@10': 1 });
  });

  it('counts what is among the first five and ten, and where the first stands', () => {
    const scores = scoreRanking(['a', 'b', 'x', 'c', 'd', 'e', 'y'], gold);
    expect(scores['recall@5']).toBe(0.5);
    expect(scores['recall@10']).toBe(1);
    expect(scores['mrr@10']).toBeCloseTo(1 / 3);
    // Gains 1/log2(4) and 1/log2(8) against 1/log2(2) and 1/log2(3).
    expect(scores['ndcg@10']).toBeCloseTo((0.5 + 1 / 3) / (1 + 1 / Math.log2(3)));
  });

  it('looks no further than ten', () => {
    const ranking = [...Array.from({ length: 10 }, (_, place) => `a${place}`), 'x', 'y'];
    expect(scoreRanking(ranking, gold)).toEqual({ 'recall@5': 0, 'recall@10': 0, 'mrr@10': 0, 'ndcg@10': 0 });
  });

  it('gives an empty ranking nothing', () => {
    expect(scoreRanking([], gold)['ndcg@10']).toBe(0);
  });

  it('measures the best that ten places can give when more than ten are right', () => {
    const many = Array.from({ length: 20 }, (_, place) => `g${place}`);
    const scores = scoreRanking(many, new Set(many));
    expect([scores['recall@10'], scores['ndcg@10']]).toEqual([0.5, 1]);
  });
});

describe('summarise', () => {
  const scores = Array.from({ length: 40 }, (_, place) => scoreRanking(place % 4 === 0 ? [] : ['x', 'y'], gold));

  it('gives means with intervals around them, the same at every run', () => {
    const summary = summarise(scores);
    expect([summary.questions, summary['recall@5']]).toEqual([40, 0.75]);
    const [low, high] = summary.interval['recall@5'];
    // The normal approximation: 0.75 plus and minus 1.96 times the square root of 0.75 * 0.25 / 40.
    expect(low).toBeGreaterThan(0.57);
    expect(low).toBeLessThan(0.67);
    expect(high).toBeGreaterThan(0.83);
    expect(high).toBeLessThan(0.93);
    expect(summarise(scores)).toEqual(summary);
  });

  it('has no width when all questions score alike', () => {
    expect(summarise([scores[1]!, scores[2]!]).interval['mrr@10']).toEqual([1, 1]);
  });
});

describe('percentile', () => {
  it.each([
    [[5, 1, 3], 0.5, 3],
    [[1, 2, 3, 4], 0.95, 4],
    [[7], 0.05, 7],
    [[], 0.5, 0],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });
});
