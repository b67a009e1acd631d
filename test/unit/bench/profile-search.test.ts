import { describe, expect, it } from '@jest/globals';
import { profileSearches } from '../../bench/profile-search.ts';
import type { StoreCall } from '../../bench/store-calls.ts';

const call = (name: string, begin: number, end: number): StoreCall => ({ name, work: { kind: 'other' }, begin, end });

describe('the profile of a search', () => {
  it('counts as its own the time in which nothing was asked, calls side by side once', () => {
    const calls = [call('names', 12, 15), call('keywords', 12, 18), call('passages', 20, 25)];
    const { total, ownTime } = profileSearches([{ begin: 10, end: 30, calls }]);
    expect(total).toBe(20);
    expect(ownTime).toBe(9);
  });

  it('does not take a step that holds other calls for one of them', () => {
    const calls = [call('the search itself', 11, 29), call('names', 12, 15)];
    expect(profileSearches([{ begin: 10, end: 30, calls }]).ownTime).toBe(17);
  });

  it('has the parts in the order in which they begin, with the share of the searches that have them', () => {
    const both = { begin: 0, end: 20, calls: [call('passages', 10, 14), call('names', 1, 3)] };
    const one = { begin: 100, end: 120, calls: [call('names', 101, 103)] };
    expect(profileSearches([both, one]).parts).toEqual([
      { name: 'names', beginsAt: 1, takes: 2, share: 1 },
      { name: 'passages', beginsAt: 10, takes: 4, share: 0.5 },
    ]);
  });
});
