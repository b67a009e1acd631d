import { describe, expect, it } from '@jest/globals';
import { compareAs, tokensOf, wordsIn } from '../../../src/domain/tokens.ts';

describe('the words of a text', () => {
  it.each([
    ['The relay failed.', ['The', 'relay', 'failed']],
    ['snake_case PEP8 v2.0', ['snake', 'case', 'PEP', '8', 'v', '2', '0']],
    ['Crème brûlée', ['Crème', 'brûlée']],
    ['漢字 and ひら', ['漢', '字', 'and', 'ひ', 'ら']],
    ['?! 🦑', []],
  ])('of %j', (text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  it('are the same with and without a character beyond ASCII beside them', () => {
    const text = 'Read PEP-0008, v1.2_beta (draft)!';
    expect(wordsIn(`${text} é`)).toEqual([...wordsIn(text), 'é']);
  });

  it('stand where their tokens say', () => {
    const text = 'Été 漢 PEP-0008';
    expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(wordsIn(text));
    expect(tokensOf(text).map(({ isIdeograph }) => isIdeograph)).toEqual([false, true, false, false]);
  });

  it.each([
    ['FAILED', 'failed', 'fail'],
    ['Straße', 'strasse', 'strass'],
    ['0008', '8', '8'],
    ['x'.repeat(200), 'x'.repeat(100), 'x'.repeat(100)],
  ])('compare %s as %s, its stem as %s', (found, word, key) => {
    expect(compareAs(found)).toEqual({ word, key });
  });
});
