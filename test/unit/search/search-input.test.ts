import { describe, expect, it } from '@jest/globals';
import { MAXIMUM_QUESTION_LENGTH, checkQuestion, checkWeights } from '../../../src/search/search-input.ts';

describe('checkQuestion', () => {
  it('takes control characters and surrounding blanks away, keeps tabs and line breaks', () => {
    expect(checkQuestion('\u0000 who\u001B[31m\twrote\nthis\u007F ')).toBe('who [31m\twrote\nthis');
  });

  it('replaces halves of characters, keeps emoji and any script', () => {
    expect(checkQuestion('a\uD800b')).toBe('a\uFFFDb');
    expect(checkQuestion('مرحبا 👩‍💻 東京')).toBe('مرحبا 👩‍💻 東京');
  });

  it.each(['', '   ', '\n\t', '\u0000\u0001'])('refuses %j as empty', (text) => {
    expect(() => checkQuestion(text)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', details: { field: 'query' } }));
  });

  it('refuses what is too long without quoting it', () => {
    expect(checkQuestion('x'.repeat(MAXIMUM_QUESTION_LENGTH))).toHaveLength(MAXIMUM_QUESTION_LENGTH);
    expect(() => checkQuestion('x'.repeat(1_000_000))).toThrow(
      expect.objectContaining({ code: 'TOO_LARGE', message: 'The question has 1000000 characters; the most is 20000.' }),
    );
  });
});

describe('checkWeights', () => {
  it('leaves the choice to the search when none is named', () => {
    expect(checkWeights(undefined)).toBeUndefined();
    expect(checkWeights({})).toBeUndefined();
    expect(checkWeights({ vector: undefined })).toBeUndefined();
  });

  it('scales to a sum of one, and gives nothing to those that are not named', () => {
    expect(checkWeights({ vector: 3, keyword: 1 })).toEqual({ vector: 0.75, keyword: 0.25, graph: 0 });
    expect(checkWeights({ graph: 1e-300 })).toEqual({ vector: 0, keyword: 0, graph: 1 });
  });

  it.each([
    { vector: -1, keyword: 2 },
    { vector: Number.NaN },
    { vector: '1' as unknown as number },
    { vector: Number.POSITIVE_INFINITY },
    { vector: Number.MAX_VALUE, keyword: Number.MAX_VALUE },
    { vector: 0, keyword: 0, graph: 0 },
    { graph: 0 },
  ])('refuses %j', (weights) => {
    expect(() => checkWeights(weights)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', details: { field: 'weights' } }));
  });
});
