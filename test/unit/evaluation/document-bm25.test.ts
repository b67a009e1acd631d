import { describe, expect, it } from '@jest/globals';
import { DocumentBm25 } from '../../evaluation/document-bm25.ts';

const index = new DocumentBm25([
  { id: 'rare', text: 'The heron nests in reeds.' },
  { id: 'common', text: 'Reeds, reeds and more reeds along the river.' },
  { id: 'other', text: 'A ledger of accounts.' },
]);

describe('DocumentBm25', () => {
  it('puts the document with the rarer word first', () => {
    expect(index.rank('heron reeds', 10)).toEqual(['rare', 'common']);
  });

  it('counts a word that comes often, with less for each time', () => {
    expect(index.rank('reeds', 10)).toEqual(['common', 'rare']);
  });

  it('leaves out what shares no word, and words that say nothing', () => {
    expect(index.rank('the of and', 10)).toEqual([]);
    expect(index.rank('LEDGER!', 10)).toEqual(['other']);
  });

  it('gives no more than asked', () => {
    expect(index.rank('reeds heron ledger', 1)).toHaveLength(1);
  });
});
