import { describe, expect, it } from '@jest/globals';
import { editDistance } from '../../../../src/domain/edit-distance.ts';
import { SpellingIndex, mayDiffer } from '../../../../src/search/corpus/spelling-index.ts';
import { randomFrom } from '../../../support/random.ts';

const near = (word: string, ...words: readonly string[]): string[] =>
  new SpellingIndex(words).near(word).map(({ word: other, distance }) => `${other} ${distance}`);

describe('SpellingIndex', () => {
  it('finds words with one wrong letter, and of long ones with two, the nearest first', () => {
    expect(near('mrash', 'march', 'marsh', 'mash', 'marsha')).toEqual(['marsh 1', 'mash 1']);
    expect(near('renewel', 'renewal', 'renewals')).toEqual(['renewal 1']);
    expect(near('lighthuose', 'lighthouses', 'lighthouse')).toEqual(['lighthouse 1', 'lighthouses 2']);
  });

  it('finds none for a short word, a number, a word with another first letter, or the word itself', () => {
    expect(near('roth', 'ruth')).toEqual([]);
    expect(near('12345', '12346')).toEqual([]);
    expect(near('harsh', 'marsh')).toEqual([]);
    expect(near('marsh', 'marsh')).toEqual([]);
    expect(near('x'.repeat(1_000), `${'x'.repeat(999)}y`)).toEqual([]);
  });

  it('finds what comparing with every word finds', () => {
    const random = randomFrom(9);
    const words = new Set(
      Array.from({ length: 2_000 }, () =>
        Array.from({ length: 4 + Math.floor(random() * 7) }, () => 'abéd'[Math.floor(random() * 4)]).join(''),
      ),
    );
    const index = new SpellingIndex(words);
    for (const word of [...words].slice(0, 25)) {
      const expected = [...words].filter((other) => {
        const distance = editDistance(word, other, 2);
        return other[0] === word[0] && distance > 0 && distance <= mayDiffer(word);
      });
      expect(new Set(index.near(word).map((spelling) => spelling.word))).toEqual(new Set(expected));
    }
  });

  it('takes a short time among 100,000 words', () => {
    const random = randomFrom(4);
    const letter = (): string => String.fromCharCode(97 + Math.floor(random() ** 2 * 26));
    const words = Array.from({ length: 100_000 }, () => Array.from({ length: 5 + Math.floor(random() * 8) }, letter).join(''));
    const index = new SpellingIndex(new Set(words));
    const asked = words.slice(0, 50).map((word) => `${word.slice(0, 3)}q${word.slice(3)}`);
    index.near('warming');
    const begin = performance.now();
    const found = asked.filter((word, place) => index.near(word).some((spelling) => spelling.word === words[place]));
    expect((performance.now() - begin) / asked.length).toBeLessThan(200);
    expect(found).toHaveLength(asked.length);
  });
});
