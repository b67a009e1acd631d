import { describe, expect, it } from '@jest/globals';
import { createScript } from '../../bench/bare-script.ts';
import type { CallWork, StoreCall } from '../../bench/store-calls.ts';

const cypher = (text: string): CallWork => ({ kind: 'cypher', text, parameters: {} });
const call = (name: string, begin: number, end: number, work = cypher(name)): StoreCall => ({ name, work, begin, end });

describe('the script of a request', () => {
  it('lets a call wait for those that had ended, and runs the others side by side', () => {
    const script = createScript([[call('names', 0, 2), call('keywords', 0, 4), call('nearby', 3, 6), call('passages', 7, 9)]]);
    expect(script.map(({ after }) => after)).toEqual([[], [], [0], [0, 1, 2]]);
  });

  it('takes no chance for an order: a call waits only if it did so in every recording', () => {
    const quickKeywords = [call('keywords', 0, 1), call('nearby', 3, 6)];
    const slowKeywords = [call('keywords', 0, 5), call('nearby', 3, 6)];
    expect(createScript([quickKeywords, slowKeywords])[1]?.after).toEqual([]);
    expect(createScript([quickKeywords, quickKeywords])[1]?.after).toEqual([0]);
  });

  it('leaves out what no store does', () => {
    const script = createScript([[call('vector of the question', 0, 3, { kind: 'other' }), call('names', 4, 5)]]);
    expect(script).toEqual([{ work: cypher('names'), after: [] }]);
  });
});
