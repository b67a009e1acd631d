import { describe, expect, it } from '@jest/globals';
import { searchTerms } from '../../../src/search/find-highlights.ts';
import { makeSnippet } from '../../../src/search/make-snippet.ts';

const FILLER = 'Nothing of interest stands here. '.repeat(20);

const snippetOf = (text: string, query: string): string => makeSnippet(text, searchTerms(query, []));

describe('a snippet', () => {
  it('is the whole of a short text, on one line', () => {
    expect(snippetOf(' Brass\n\n wears   well. ', 'brass')).toBe('Brass wears well.');
  });

  it('stands around the first content word of the query, cut between words', () => {
    const snippet = snippetOf(`${FILLER}The gears are of Brass. ${FILLER}`, 'What is of brass?');
    expect(snippet).toMatch(/^… \S.*The gears are of Brass\..*\S …$/);
    expect(snippet.length).toBeLessThanOrEqual(250);
  });

  it('is the beginning when the text has none of the words', () => {
    expect(snippetOf(FILLER, 'bronze')).toMatch(/^Nothing of interest .* …$/);
  });

  it('finds words as names are compared, without accents and case, and in other forms', () => {
    expect(snippetOf(`${FILLER}Wróbel decided. ${FILLER}`, 'wrobel')).toContain('Wróbel decided.');
    expect(snippetOf(`${FILLER}Two relays failed. ${FILLER}`, 'Which relay?')).toContain('Two relays failed.');
  });

  it('cuts one endless word where it must', () => {
    expect(snippetOf('x'.repeat(10_000), 'brass').length).toBeLessThanOrEqual(250);
  });

  it('does not cut a character of two code units', () => {
    const snippet = snippetOf('🦑'.repeat(1_000), 'brass');
    expect(Buffer.from(snippet).toString()).toBe(snippet);
  });
});
