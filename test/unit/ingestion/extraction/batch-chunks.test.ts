import { describe, expect, it } from '@jest/globals';
import { batchChunks } from '../../../../src/ingestion/extraction/batch-chunks.ts';
import type { OpenChunk } from '../../../../src/stores/extraction-store.ts';

const chunks = (count: number, given: Partial<OpenChunk> = {}): OpenChunk[] =>
  Array.from({ length: count }, (_, place) => ({ id: `c${place}`, documentId: `d${place % 3}`, scope: 'tenant', text: 'text', ...given }));
const sizes = (given: readonly OpenChunk[]): number[] => batchChunks(given).map((batch) => batch.length);

describe('batchChunks', () => {
  it.each([
    [0, []],
    [1, [1]],
    [20, [20]],
    [21, [11, 10]],
    [41, [14, 14, 13]],
    [200, Array.from({ length: 10 }, () => 20)],
  ])('sends %i chunks in requests of %j', (count, expected) => {
    expect(sizes(chunks(count))).toEqual(expected);
  });

  it('keeps all chunks, in their order', () => {
    const given = chunks(57);
    expect(batchChunks(given).flat()).toEqual(given);
  });

  it('sends fewer long ones at once, and one that is longer than all by itself', () => {
    expect(sizes(chunks(12, { text: 'x'.repeat(4_000) }))).toEqual([8, 4]);
    expect(sizes(chunks(2, { text: 'x'.repeat(50_000) }))).toEqual([1, 1]);
  });

  it('sends no text together with one that others may read', () => {
    const given = [...chunks(3), ...chunks(2, { scope: 'project:p' }), ...chunks(3)];
    expect(batchChunks(given).map((batch) => [...new Set(batch.map(({ scope }) => scope))])).toEqual([['tenant'], ['project:p']]);
  });
});
