import { describe, expect, it } from '@jest/globals';
import type { CorpusDocument } from '../../../../src/domain/corpus.ts';
import { Postings } from '../../../../src/search/corpus/postings.ts';
import { corpusDocument } from '../../../support/corpus-samples.ts';
import { randomFrom, shuffled } from '../../../support/random.ts';

const MAS = { asked: 'mas', forms: [{ text: 'mooring assistance service', certainty: 1 }] };
const LONG = { asked: 'mooring assistance service', forms: [{ text: 'mas', certainty: 1 }] };
const DOCUMENTS = [
  corpusDocument('short', ['the mas opens at six', 'soup and bread']),
  corpusDocument('long', ['the mooring assistance service opens at night', 'a service for soup']),
  corpusDocument('both', ['the mas is the mooring assistance service']),
];

const holding = (documents: readonly CorpusDocument[]): Postings => {
  const postings = new Postings();
  for (const document of documents) postings.put(document);
  return postings;
};
const scores = (text: string, expansions: readonly (typeof MAS)[], documents: readonly CorpusDocument[] = DOCUMENTS): Map<string, number> =>
  new Map(
    holding(documents)
      .search(['tenant'], text, { limit: 100, expansions })
      .map(({ chunkId, score }) => [chunkId, score]),
  );

describe('a search with other forms', () => {
  it('finds texts that hold the other form alone, whole', () => {
    expect([...scores('mas', []).keys()].sort()).toEqual(['both-0', 'short-0']);
    expect([...scores('mas', [MAS]).keys()].sort()).toEqual(['both-0', 'long-0', 'short-0']);
    expect(scores('mooring assistance service', []).has('short-0')).toBe(false);
    expect(scores('mooring assistance service', [LONG]).has('short-0')).toBe(true);
  });

  it('leaves the score of what holds the asked form as it is', () => {
    const [plain, expanded] = [scores('when does mas open', []), scores('when does mas open', [MAS])];
    for (const id of ['short-0', 'both-0']) expect(expanded.get(id)).toBe(plain.get(id));
  });

  it('counts the other form at most half of what the asked one would be, however rare its words are', () => {
    const same = [corpusDocument('a', ['mas one']), corpusDocument('b', ['zoetrope two'])];
    const expanded = scores('mas', [{ asked: 'mas', forms: [{ text: 'zoetrope', certainty: 1 }] }], same);
    expect(expanded.get('b-0')).toBeCloseTo(expanded.get('a-0')! / 2, 12);
    const common = [...same, corpusDocument('c', ['mas three']), corpusDocument('d', ['mas four'])];
    const of = scores('mas', [{ asked: 'mas', forms: [{ text: 'zoetrope', certainty: 1 }] }], common);
    expect(of.get('b-0')).toBeCloseTo(of.get('a-0')! / 2, 12);
  });

  it('takes the best of several forms, each by its certainty, and does not add them up', () => {
    const documents = [
      ...DOCUMENTS,
      corpusDocument('masts', ['mast alignment system', 'mooring assistance service, mast alignment system']),
    ];
    const forms = [
      { text: 'mooring assistance service', certainty: 0.75 },
      { text: 'mast alignment system', certainty: 0.25 },
    ];
    const found = scores('mas', [{ asked: 'mas', forms }], documents);
    expect(found.get('masts-0')).toBeLessThan(found.get('long-0')!);
    const one = scores('mas', [{ asked: 'mas', forms: forms.slice(0, 1) }], documents);
    expect(found.get('masts-1')).toBe(one.get('masts-1'));
  });

  it('adds nothing for a form whose words no text has together, or that is unknown or of stop words alone', () => {
    for (const text of ['soup service bread', 'unknown', 'who was it', '']) {
      expect(scores('mas', [{ asked: 'mas', forms: [{ text, certainty: 1 }] }])).toEqual(scores('mas', []));
    }
    expect(scores('mas', [{ asked: 'mas', forms: [] }])).toEqual(scores('mas', []));
  });

  it('gives the same scores to the last bit in any order, with hidden and deleted texts that hold the forms', () => {
    const text = 'when does the mas open';
    const expected = scores(text, [MAS]);
    const random = randomFrom(5);
    for (let round = 0; round < 10; round += 1) {
      const postings = new Postings();
      const hidden = corpusDocument('hidden', ['mas mas, the mooring assistance service'], { scope: 'project:p' });
      for (const document of shuffled([...DOCUMENTS, hidden, corpusDocument('gone', ['mooring assistance service'])], random))
        postings.put(document);
      postings.remove('gone');
      const found = postings.search(['tenant'], text, { limit: 100, expansions: [MAS] });
      expect(new Map(found.map(({ chunkId, score }) => [chunkId, score]))).toEqual(expected);
    }
  });

  it('keeps to the documents that are asked for, with the scores that they have among all', () => {
    const [, ...others] = DOCUMENTS;
    const documentIds = others.map(({ id }) => id);
    const found = holding(DOCUMENTS).search(['tenant'], 'mas', { limit: 10, documentIds, expansions: [MAS] });
    expect(found.map(({ chunkId }) => chunkId).sort()).toEqual(['both-0', 'long-0']);
    for (const { chunkId, score } of found) expect(score).toBe(scores('mas', [MAS]).get(chunkId));
  });
});
