import { describe, expect, it } from '@jest/globals';
import neo4j from 'neo4j-driver';
import { toNeo4j } from '../../../../src/stores/neo4j/executor.ts';

describe('toNeo4j', () => {
  it('sends whole numbers as integers, wherever they stand, and others as they are', () => {
    expect(toNeo4j({ limit: 10, rows: [{ index: 0, weight: 0.5 }] })).toEqual({
      limit: neo4j.int(10),
      rows: [{ index: neo4j.int(0), weight: 0.5 }],
    });
    expect(toNeo4j(2 ** 60)).toBe(2 ** 60);
    expect(toNeo4j(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });

  it('sends what is missing as null', () => {
    expect(toNeo4j({ a: undefined, b: [undefined, null] })).toEqual({ a: null, b: [null, null] });
  });

  it('leaves words, truth values, bytes and integers of the driver alone', () => {
    const bytes = new Int8Array([1, 2]);
    const integer = neo4j.int(3);
    expect(toNeo4j('x')).toBe('x');
    expect(toNeo4j(true)).toBe(true);
    expect(toNeo4j(bytes)).toBe(bytes);
    expect(toNeo4j(integer)).toBe(integer);
  });
});
