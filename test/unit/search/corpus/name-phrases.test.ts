import { describe, expect, it } from '@jest/globals';
import { namePhrases } from '../../../../src/search/corpus/name-phrases.ts';
import { nameTokens } from '../../../../src/search/corpus/name-tokens.ts';

const phrasesIn = (text: string): string[] => {
  const tokens = nameTokens(text);
  return namePhrases(tokens).map(({ at, length }) =>
    tokens
      .slice(at, at + length)
      .map(({ word }) => word)
      .join(' '),
  );
};

describe('namePhrases', () => {
  it.each([
    ['It was written by Ada Byron and the Analytical Society.', ['ada byron and the analytical society']],
    ['We asked Ludwig van Beethoven, then Ida.', ['ludwig van beethoven', 'ida']],
    ['A letter from J. R. Smith about the Bank of the North', ['j r smith', 'bank of the north']],
    ['It runs on Beacon 4 and port 80', ['beacon 4']],
    ['Say what José-María O’Neill said', ['jose maria o neill']],
  ])('finds what is written like a name: %s', (text, phrases) => {
    expect(phrasesIn(text)).toEqual(phrases);
  });

  it.each([
    ['a word that only begins a sentence', 'Lanterns burn. Oil is dear! Who knows?', []],
    ['a function word before a name', 'The Harbour Office is shut. That Beacon flickers.', ['harbour office', 'beacon']],
    ['what stands in two sentences or paragraphs', 'It is a Beacon. Harbour Light is far.\n\nOffice', ['beacon', 'harbour light']],
    ['small letters', 'the harbour office', []],
  ])('leaves out %s', (_, text, phrases) => {
    expect(phrasesIn(text)).toEqual(phrases);
  });

  it('ends a name that goes on and on', () => {
    const [phrase = ''] = phrasesIn(`see ${'Harbour '.repeat(500)}`);
    expect(phrase.split(' ')).toHaveLength(12);
  });
});
