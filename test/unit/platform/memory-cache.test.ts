import { describe, expect, it } from '@jest/globals';
import { MemoryCache } from '../../../src/platform/memory-cache.ts';

const FOR_A_MINUTE = { timeToLiveMs: 60_000 };

describe('MemoryCache', () => {
  it('pushes out what was not asked for the longest when it is full', async () => {
    // Three entries of a key's one byte and a value's nine.
    const cache = new MemoryCache({ maximumBytes: 30 });
    for (const key of ['a', 'b', 'c']) await cache.set(key, new Uint8Array(9), FOR_A_MINUTE);
    await cache.get('a');
    await cache.set('d', new Uint8Array(9), FOR_A_MINUTE);
    expect(await cache.get('b')).toBeUndefined();
    for (const key of ['a', 'c', 'd']) expect(await cache.get(key)).toHaveLength(9);
  });

  it('makes room for the bytes that a replaced value gave back', async () => {
    const cache = new MemoryCache({ maximumBytes: 30 });
    await cache.set('a', new Uint8Array(25), FOR_A_MINUTE);
    await cache.set('a', new Uint8Array(5), FOR_A_MINUTE);
    await cache.set('b', new Uint8Array(20), FOR_A_MINUTE);
    expect(await cache.get('a')).toHaveLength(5);
    expect(await cache.get('b')).toHaveLength(20);
  });

  it('does not keep what is larger than itself', async () => {
    const cache = new MemoryCache({ maximumBytes: 30 });
    await cache.set('a', new Uint8Array(31), FOR_A_MINUTE);
    expect(await cache.get('a')).toBeUndefined();
  });

  it('is not changed by what callers do with their bytes', async () => {
    const cache = new MemoryCache({ maximumBytes: 30 });
    const bytes = Uint8Array.of(1);
    await cache.set('a', bytes, FOR_A_MINUTE);
    bytes[0] = 2;
    (await cache.get('a'))![0] = 3;
    expect(await cache.get('a')).toEqual(Uint8Array.of(1));
  });
});
