import { describe, expect, it } from '@jest/globals';
import type { Scope } from '../../../../src/domain/scope.ts';
import { GraphView } from '../../../../src/search/corpus/graph-view.ts';
import { linkQuestion } from '../../../../src/search/corpus/link-question.ts';
import { FILMS, filled } from '../../../support/films.ts';
import type { Film } from '../../../support/films.ts';

describe('linkQuestion', () => {
  const view = new GraphView(filled(FILMS), ['tenant']);
  const namesIn = (question: string): string[] => linkQuestion(view, question).names.map(({ text }) => text);

  it('takes the longest name, and what is asked from the other words', () => {
    expect(linkQuestion(view, 'Which songs did Ines Roth sing for Lantern Bay?')).toMatchObject({ otherWords: ['songs', 'sing'] });
    expect(namesIn('Which songs did Ines Roth sing for Lantern Bay?')).toEqual(['ines roth', 'lantern bay']);
  });

  it('finds names in a question without capitals, and none that is an ordinary word in one with', () => {
    expect(namesIn('who directed lantern bay')).toEqual(['lantern bay']);
    expect(namesIn('Is there a lantern bay in Ohio?')).toEqual([]);
  });

  it('takes what something is called before what texts merely write like a name', () => {
    const films = ['Pier 2', 'Pier 3'].map((title) => ({
      title,
      text: 'Pier 2 and 3 were built by A Kind Man, and A Kind Man sank them.',
    }));
    const both = new GraphView(filled(films), ['tenant']);
    expect(linkQuestion(both, 'Who built Pier 2 and 3?').names.map(({ text }) => text)).toEqual(['pier 2']);
  });

  it('takes a single word in small letters for a name only when something is called so', () => {
    const films = ['Brandt', 'Roth'].map((title) => ({ title, text: 'The reels are Two, by Brandt.' }));
    const both = new GraphView(filled(films), ['tenant']);
    expect(linkQuestion(both, 'did two of them meet brandt').names.map(({ text }) => text)).toEqual(['brandt']);
    expect(linkQuestion(both, 'Did Roth meet Two?').names.map(({ text }) => text)).toEqual(['roth', 'two']);
  });

  describe('what it asks of documents', () => {
    const reels: readonly Film[] = [
      { title: 'Room 2001', text: 'Final cut.', properties: { type: 'Feature Film', status: 'Final', createdAt: '2001-03-04' } },
      { title: 'Reel 2', text: 'The Final cut, and the Final reel.', properties: { status: 'Lost', createdAt: '1999-12-31T22:00:00Z' } },
      { title: 'Reel 3', text: 'Nothing.', scope: 'project:p', properties: { status: 'Secret', createdAt: '1950-01-01' } },
    ];
    const asked = (question: string, scopes: readonly Scope[] = ['tenant']): unknown => {
      const { properties, otherWords } = linkQuestion(new GraphView(filled(reels), scopes), question);
      return { kinds: properties.kinds, periods: properties.periods.map(({ from, before }) => [from, before]), otherWords };
    };

    it('are types and states in any form of the word, and times; they are no names and no other words', () => {
      expect(asked('Which Final films were shot in 2001?')).toEqual({
        kinds: ['final', 'film'],
        periods: [['2001', '2002']],
        otherWords: ['shot'],
      });
    });

    it('are none that is part of a name, and no time in which nothing was made', () => {
      expect(asked('Who was in Room 2001?')).toEqual({ kinds: [], periods: [], otherWords: [] });
      expect(asked('What was lost in 1875?')).toEqual({ kinds: ['lost'], periods: [], otherWords: ['1875'] });
    });

    it('are none that only hidden documents have', () => {
      expect(asked('Which secret reels are from 1950?')).toMatchObject({ kinds: [], periods: [] });
      expect(asked('Which secret reels are from 1950?', ['tenant', 'project:p'])).toMatchObject({
        kinds: ['secret'],
        periods: [['1950', '1951']],
      });
    });
  });

  it.each(['', '?', 'a', 'the of and', '東京', '1 2 3', 'x'.repeat(20_000), 'Lantern '.repeat(5_000)])(
    'finds nothing in %j',
    (question) => {
      expect(namesIn(question)).toEqual([]);
    },
  );
});
