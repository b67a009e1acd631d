import { describe, expect, it } from '@jest/globals';
import { makeSnippet } from '../../../src/search/make-snippet.ts';

const FILLER = 'Nothing of interest stands here. '.repeat(20);

describe('a snippet', () => {
  it('is the whole of a short text, on one line', () => {
    expect(makeSnippet(' Brass\n\n wears   well. ', 'brass')).toBe('Brass wears well.');
  });

  it('stands around the first content word of the query, cut between words', () => {
    const snippet = makeSnippet(`${FILLER}The gears are of Brass. ${FILLER}`, 'What is of brass?');
    expect(snippet).toMatch(/^… \S.*The gears are of Brass\..*\S …$/);
    expect(snippet.length).toBeLessThanOrEqual(250);
  });

  it('is the beginning when the text has none of the words', () => {
    expect(makeSnippet(FILLER, 'bronze')).toMatch(/^Nothing of interest .* …$/);
  });

  it('finds words as names are compared: without accents and case', () => {
    expect(makeSnippet(`${FILLER}Wróbel decided. ${FILLER}`, 'wrobel')).toContain('Wróbel decided.');
  });

  it('cuts one endless word where it must', () => {
    expect(makeSnippet('x'.repeat(10_000), 'brass').length).toBeLessThanOrEqual(250);
  });
});
