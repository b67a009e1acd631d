import { describe, expect, it } from '@jest/globals';
import { BestScores } from '../../../../src/search/corpus/best-scores.ts';
import { randomFrom } from '../../../support/random.ts';

describe('BestScores', () => {
  it('gives the best, ties by id, and is empty again', () => {
    const random = randomFrom(3);
    const scores = new BestScores();
    scores.reserve(500);
    const idOf = (number: number): string => String((number * 7) % 500).padStart(3, '0');
    const sums = new Map<number, number>();
    for (let time = 0; time < 1_000; time += 1) {
      const number = Math.floor(random() * 500);
      const score = 1 + Math.floor(random() * 4);
      scores.add(number, score);
      sums.set(number, (sums.get(number) ?? 0) + score);
    }
    const best = [...sums].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || (idOf(a) < idOf(b) ? -1 : 1));
    expect(scores.take(40, idOf)).toEqual(best.slice(0, 40).map(([number, score]) => ({ number, score })));
    expect(scores.take(40, idOf)).toEqual([]);
  });
});
