import { describe, expect, it } from '@jest/globals';
import { BoundedMap } from '../../../src/platform/bounded-map.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'];

function holding(keys: readonly string[], bytes = 10): BoundedMap<string, string> {
  const map = new BoundedMap<string, string>({ maximumBytes: 40 });
  for (const key of keys) map.add(key, key.toUpperCase(), bytes);
  return map;
}

describe('a bounded map', () => {
  it('gives what was put in, and nothing for what was not', () => {
    const map = holding(['a', 'b']);
    expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual(['A', 'B', undefined]);
    expect(map.bytes).toBe(20);
  });

  it('never takes more than it may, and forgets what came first', () => {
    const map = holding(KEYS);
    expect(map.bytes).toBeLessThanOrEqual(40);
    // Each in a map of its own: what is found counts as new.
    expect(KEYS.filter((key) => holding(KEYS).get(key) !== undefined)).toEqual(['c', 'd', 'e', 'f']);
  });

  it('keeps what is asked for again and again', () => {
    const map = holding([]);
    for (const key of KEYS) {
      map.add(key, key, 10);
      expect(map.get('a')).toBe('a');
    }
  });

  it('does not keep what takes more than half of it, and forgets nothing for it', () => {
    const map = holding(['a', 'b']);
    map.add('large', 'LARGE', 21);
    expect(['a', 'b', 'large'].map((key) => map.get(key))).toEqual(['A', 'B', undefined]);
  });
});
