import { describe, expect, it } from '@jest/globals';
import type { CorpusDocument } from '../../../../src/domain/corpus.ts';
import type { Scope } from '../../../../src/domain/scope.ts';
import { Postings } from '../../../../src/search/corpus/postings.ts';
import { corpusDocument } from '../../../support/corpus-samples.ts';
import { randomFrom, shuffled } from '../../../support/random.ts';

const TENANT: readonly Scope[] = ['tenant'];

function holding(...documents: readonly CorpusDocument[]): Postings {
  const postings = new Postings();
  for (const document of documents) postings.put(document);
  return postings;
}

const idsOf = (postings: Postings, text: string, scopes = TENANT, limit = 10): string[] =>
  postings.search(scopes, text, { limit }).map(({ chunkId }) => chunkId);

describe('the scores', () => {
  it('are those of BM25, worked out by hand', () => {
    // Two chunks of 2 and 4 words, average 3; "relay" is in one of them, twice.
    const postings = holding(corpusDocument('a', ['lamp oil', 'relay relay lamp fog']));
    const idf = Math.log(1 + (2 - 1 + 0.5) / (1 + 0.5));
    const weight = 2 / (2 + 1.2 * (0.25 + (0.75 * 4) / 3));
    expect(postings.search(TENANT, 'relays', { limit: 10 })).toEqual([{ chunkId: 'a-1', score: idf * weight }]);
    expect(postings.idf(TENANT, 'Relay')).toBe(idf);
  });

  it('count a title and headings for a tenth, and not as part of the text', () => {
    const postings = holding(
      corpusDocument('text', ['fog horn']),
      corpusDocument('title', ['bell buoy'], { title: 'Fog horn' }),
      corpusDocument('headings', ['bell rope'], { headingPath: ['Signals', 'Fog horn'] }),
    );
    const [first, ...others] = postings.search(TENANT, 'fog horn', { limit: 10 });
    expect(first?.chunkId).toBe('text-0');
    expect(others.map(({ chunkId }) => chunkId).sort()).toEqual(['headings-0', 'title-0']);
    for (const { score } of others) expect(score).toBeLessThan(first!.score / 5);
  });

  it('of documents take title and visible text as one', () => {
    const postings = holding(
      corpusDocument('spread', ['relay one', 'lamp two'], { title: 'fog' }),
      corpusDocument('dense', ['relay lamp', 'nothing here']),
    );
    const found = postings.searchDocuments(TENANT, 'relay lamp fog', { limit: 10 });
    expect(found.map(({ documentId }) => documentId)).toEqual(['spread', 'dense']);
    // "fog" is in one of two documents, in a text of 5 words; the other has 3 ("nothing", "here" is a stop word, "relay", "lamp").
    const [fog] = postings.searchDocuments(TENANT, 'fog', { limit: 1 });
    const idf = Math.log(1 + (2 - 1 + 0.5) / (1 + 0.5));
    expect(fog?.score).toBeCloseTo(idf / (1 + 1.2 * (0.25 + (0.75 * 5) / 4)), 12);
  });
});

describe('what is found', () => {
  it('has the words in any form, each Chinese character by itself', () => {
    const postings = holding(corpusDocument('a', ['The batteries FAILED.', 'Crème brûlée', '漢字かな交じり', 'PEP8']));
    expect(idsOf(postings, 'failing battery')).toEqual(['a-0']);
    expect(idsOf(postings, 'creme')).toEqual(['a-1']);
    expect(idsOf(postings, '漢')).toEqual(['a-2']);
    expect(idsOf(postings, 'pep-0008')).toEqual(['a-3']);
  });

  it('is nothing for a text without words, without a limit, or without a scope', () => {
    const postings = holding(corpusDocument('a', ['relay']));
    for (const text of ['', '  ', '?!…', '🦑', '(((', 'unknown']) expect(idsOf(postings, text)).toEqual([]);
    expect(idsOf(postings, 'relay', TENANT, 0)).toEqual([]);
    expect(idsOf(postings, 'relay', [])).toEqual([]);
    expect(idsOf(new Postings(), 'relay')).toEqual([]);
  });

  it('goes by stop words only when the question has nothing else', () => {
    const postings = holding(corpusDocument('a', ['to be or not to be', 'a relay, to be sure']));
    expect(idsOf(postings, 'to be or not')).toEqual(['a-0', 'a-1']);
    expect(idsOf(postings, 'the relay to be')).toEqual(['a-1']);
  });

  it('tells a stop word from a word whose stem looks like it', () => {
    const postings = holding(corpusDocument('a', ['one lamp', 'on it']));
    expect(idsOf(postings, 'one')).toEqual(['a-0']);
    expect(idsOf(postings, 'on')).toEqual(['a-1']);
  });

  it('takes a question of 10,000 words and a word of 100,000 letters', () => {
    const postings = holding(corpusDocument('a', ['relay', 'x'.repeat(100_000)]));
    const words = Array.from({ length: 10_000 }, (_, place) => `word${place}`).join(' ');
    expect(idsOf(postings, `relay ${words}`)).toEqual(['a-0']);
    expect(idsOf(postings, 'x'.repeat(100_000))).toEqual(['a-1']);
  });

  it('comes best first, ties by id, the best of all whatever the limit', () => {
    const random = randomFrom(7);
    const texts = Array.from(
      { length: 300 },
      () => 'relay '.repeat(1 + Math.floor(random() * 5)) + 'word '.repeat(Math.floor(random() * 5)),
    );
    const postings = holding(corpusDocument('a', texts));
    const all = postings.search(TENANT, 'relay', { limit: 1_000 });
    expect(all).toHaveLength(300);
    const expected = [...all].sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
    expect(all).toEqual(expected);
    for (const limit of [1, 2, 17, 299]) expect(postings.search(TENANT, 'relay', { limit })).toEqual(all.slice(0, limit));
  });

  it('keeps to the documents that are asked for, with the scores that they have among all', () => {
    const postings = holding(
      corpusDocument('a', ['relay relay']),
      corpusDocument('b', ['relay lamp']),
      corpusDocument('c', ['relay'], { scope: 'group:g' }),
    );
    const all = postings.search(TENANT, 'relay', { limit: 10 });
    expect(postings.search(TENANT, 'relay', { limit: 10, documentIds: ['b', 'c', 'unknown'] })).toEqual(all.slice(1));
    expect(postings.search(TENANT, 'relay', { limit: 10, documentIds: [] })).toEqual([]);
    const [, documentB] = postings.searchDocuments(TENANT, 'relay', { limit: 10 });
    expect(postings.searchDocuments(TENANT, 'relay', { limit: 10, documentIds: ['b'] })).toEqual([documentB]);
  });
});

describe('a change', () => {
  it('is seen as a whole or not at all, though it is made bit by bit', () => {
    const postings = holding(corpusDocument('a', ['old relay', 'old lamp']), corpusDocument('b', ['relay']));
    const before = postings.search(TENANT, 'relay old lamp', { limit: 10 });
    for (const document of [corpusDocument('a', ['new relay']), corpusDocument('c', ['new lamp'])]) {
      for (const _ of postings.add(document)) expect(postings.search(TENANT, 'relay old lamp', { limit: 10 })).toEqual(before);
    }
    postings.show(['b']);
    const after = idsOf(postings, 'relay lamp old new');
    expect(after.sort()).toEqual(['a-0', 'c-0']);
    for (const _ of postings.sweep()) expect(idsOf(postings, 'relay lamp old new').sort()).toEqual(after);
    expect(['a-0', 'a-1', 'b-0'].map((id) => postings.documentOf(id))).toEqual(['a', undefined, undefined]);
  });

  it('that is given up leaves nothing', () => {
    const postings = holding(corpusDocument('a', ['relay']));
    for (const _ of postings.add(corpusDocument('a', ['lamp', 'relay lamp']))) if (postings.chunkCount > 0) break;
    postings.abandon();
    for (const _ of postings.sweep());
    postings.show([]);
    expect([idsOf(postings, 'relay'), idsOf(postings, 'lamp'), postings.chunkCount]).toEqual([['a-0'], [], 1]);
  });

  it('gives back the memory of what is gone', () => {
    const postings = new Postings();
    const round = (number: number): void => {
      for (let place = 0; place < 20; place += 1)
        postings.put(corpusDocument(`d${place}`, [`text${'abcdefghij'[number]}${place} `.repeat(50)]));
    };
    round(0);
    const bytes = postings.bytes;
    for (let number = 1; number < 10; number += 1) round(number);
    expect(postings.bytes).toBeLessThan(bytes * 1.3);
    for (let place = 0; place < 20; place += 1) postings.remove(`d${place}`);
    expect([postings.chunkCount, postings.documents, idsOf(postings, 'text')]).toEqual([0, [], []]);
  });
});

describe('what the asker may not see', () => {
  const WORDS = Array.from({ length: 60 }, (_, place) => `w${'abcdefghijklmnopqrstuvwxyz'[place % 26]}${'xyz'[place % 3]}`);
  const SCOPES: readonly Scope[] = ['tenant', 'group:g', 'project:p'];
  const QUESTIONS = Array.from({ length: 12 }, (_, place) => WORDS.slice(place * 4, place * 4 + 6).join(' '));

  function randomDocument(id: string, random: () => number, scope?: Scope): CorpusDocument {
    const text = (most: number): string =>
      Array.from({ length: 1 + Math.floor(random() * most) }, () => WORDS[Math.floor(random() ** 2 * WORDS.length)]).join(' ');
    const texts = Array.from({ length: 1 + Math.floor(random() * 6) }, () => text(40));
    const given = { title: text(5), headingPath: [text(3)], scope: scope ?? SCOPES[Math.floor(random() * SCOPES.length)] };
    return corpusDocument(id, texts, given);
  }

  const answersOf = (postings: Postings, scopes: readonly Scope[]): unknown[] =>
    QUESTIONS.flatMap((question) => [
      ...postings.search(scopes, question, { limit: 50 }),
      ...postings.searchDocuments(scopes, question, { limit: 50 }),
      ...question.split(' ').map((word) => postings.idf(scopes, word)),
    ]);

  it.each([1, 2, 3, 4, 5])('moves no bit of a score when it comes, changes and goes, in any order (seed %i)', (seed) => {
    const random = randomFrom(seed);
    const visible = Array.from({ length: 30 }, (_, place) => randomDocument(`v${place}`, random, place % 2 === 0 ? 'tenant' : 'group:g'));
    const asker: readonly Scope[] = ['tenant', 'group:g'];
    // `toEqual` compares numbers by Object.is.
    const expected = answersOf(holding(...visible), asker);
    expect(expected.length).toBeGreaterThan(200);

    const postings = new Postings();
    const hidden = Array.from({ length: 40 }, (_, place) => randomDocument(`h${place}`, random, 'project:p'));
    for (const document of shuffled([...visible, ...hidden], random)) {
      postings.put(randomDocument(document.id, random));
      if (random() < 0.3) postings.remove(document.id);
      postings.put(document);
    }
    expect(answersOf(postings, asker)).toEqual(expected);
    for (const { id } of shuffled(hidden, random).slice(0, 25)) {
      if (random() < 0.5) postings.remove(id);
      else postings.put(randomDocument(id, random, 'project:p'));
      expect(answersOf(postings, asker)).toEqual(expected);
    }
    expect(answersOf(postings, ['group:g', 'tenant', 'employee:nobody'])).toEqual(expected);
    expect(answersOf(postings, [...asker, 'project:p'])).not.toEqual(expected);
  });

  it('is neither a document whose chunk is hidden nor a chunk whose document is', () => {
    const mixed = corpusDocument('a', ['relay open', 'relay secret']);
    const [open, secret] = mixed.chunks;
    const postings = holding(
      { ...mixed, chunks: [open!, { ...secret!, scope: 'group:g' }] },
      { ...corpusDocument('b', ['relay']), scope: 'group:g' },
    );
    expect(idsOf(postings, 'relay')).toEqual(['a-0']);
    expect(postings.searchDocuments(TENANT, 'secret', { limit: 10 })).toEqual([]);
    expect(idsOf(postings, 'relay', ['tenant', 'group:g'])).toHaveLength(3);
  });
});
