import { describe, expect, it } from '@jest/globals';
import { growthOfChunk, parseProcesses, sumOfTree } from '../../bench/resources.ts';

describe('memory', () => {
  it('of a process is counted with all that it has started', () => {
    const processes = parseProcesses('    1     0   10\n   20     1  300\n   21    20   40\n   22    21    2\n   30     1  999\n');
    expect(sumOfTree(processes, 20)).toBe(342 * 1_024);
  });

  it('of a process that has ended is none', () => {
    expect(sumOfTree(parseProcesses('1 0 10'), 99)).toBe(0);
  });
});

describe('growth', () => {
  it('is told for each chunk, and not for a store that is elsewhere', () => {
    expect(growthOfChunk({ neo4j: 1_000, chroma: 0 }, { neo4j: 3_000, chroma: 0 }, 4)).toEqual({ neo4j: 500 });
  });
});
