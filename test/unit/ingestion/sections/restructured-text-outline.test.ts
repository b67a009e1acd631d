import { describe, expect, it } from '@jest/globals';
import { restructuredTextOutline } from '../../../../src/ingestion/sections/restructured-text-outline.ts';

const outline = (...lines: string[]) =>
  restructuredTextOutline(lines.join('\n')).map(({ heading, level, text }) => [heading, level, text.trim()]);

describe('restructuredTextOutline', () => {
  it('takes each style for one level deeper than those met before', () => {
    expect(
      outline(
        'PEP: 8',
        '',
        '=====',
        'Title',
        '=====',
        '',
        'one',
        '',
        'Part',
        '----',
        '',
        'two',
        '',
        'Small',
        '~~~~~',
        '',
        'Other',
        '-----',
      ),
    ).toEqual([
      ['', 0, 'PEP: 8'],
      ['Title', 1, 'one'],
      ['Part', 2, 'two'],
      ['Small', 3, ''],
      ['Other', 2, ''],
    ]);
  });

  it('tells a title with a line above from one without', () => {
    expect(outline('====', ' Top', '====', '', 'Under', '=====').map(([heading, level]) => [heading, level])).toEqual([
      ['', 0],
      ['Top', 1],
      ['Under', 2],
    ]);
  });

  it('reads a title right below another', () => {
    expect(outline('Title', '=====', 'Part', '----', 'text').slice(1)).toEqual([
      ['Title', 1, ''],
      ['Part', 2, 'text'],
    ]);
  });

  it('takes a transition for text', () => {
    expect(outline('one', '', '----------', '', 'two')).toEqual([['', 0, 'one\n\n----------\n\ntwo']]);
  });

  it('takes an underline within a paragraph for text', () => {
    expect(outline('first line', 'second line', '-----------', 'x').map(([heading]) => heading)).toEqual(['']);
  });

  it('takes indented code for text, and tables with columns too', () => {
    expect(
      outline('Example::', '', '    Title', '    =====', '', '=====  =====', 'A      B', '=====  =====').map(([heading]) => heading),
    ).toEqual(['']);
  });

  it('takes a short line of punctuation for a title only when the words are no longer', () => {
    expect(outline('A longer line', '--').map(([heading]) => heading)).toEqual(['']);
    expect(outline('A longer line', '----').map(([heading]) => heading)).toEqual(['', 'A longer line']);
  });

  it('does not read an underline of mixed characters', () => {
    expect(outline('Title', '=-=-=').map(([heading]) => heading)).toEqual(['']);
  });
});
