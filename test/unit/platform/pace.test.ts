import { describe, expect, it } from '@jest/globals';
import { Pace } from '../../../src/platform/pace.ts';

function* work(steps: number, stepMs: number): Generator<number> {
  for (let step = 0; step < steps; step += 1) {
    const end = performance.now() + stepMs;
    while (performance.now() < end);
    yield step;
  }
}

describe('Pace', () => {
  it('gives others their turn while long work goes on', async () => {
    let turns = 0;
    const others = setInterval(() => (turns += 1), 1);
    await new Pace().run(work(50, 3));
    clearInterval(others);
    expect(turns).toBeGreaterThan(3);
  });
});
