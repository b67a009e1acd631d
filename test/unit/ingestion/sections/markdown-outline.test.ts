import { describe, expect, it } from '@jest/globals';
import { markdownOutline } from '../../../../src/ingestion/sections/markdown-outline.ts';

const outline = (source: string) => markdownOutline(source).map(({ heading, level, text }) => [heading, level, text.trim()]);

describe('markdownOutline', () => {
  it('gives each heading the text up to the next of any level', () => {
    expect(outline('before\n\n# A\none\n\n## B\ntwo\n### C\n# D\nthree')).toEqual([
      ['', 0, 'before'],
      ['A', 1, 'one'],
      ['B', 2, 'two'],
      ['C', 3, ''],
      ['D', 1, 'three'],
    ]);
  });

  it('reads underlined headings', () => {
    expect(outline('Title\n=====\none\n\nSub\n---\ntwo').slice(1)).toEqual([
      ['Title', 1, 'one'],
      ['Sub', 2, 'two'],
    ]);
  });

  it('takes what looks like a heading inside code for code', () => {
    const source = '# A\n\n```sh\n# not a heading\n```\n\n    # nor this\n\n~~~\nNo\n==\n~~~\n';
    expect(outline(source).map(([heading]) => heading)).toEqual(['', 'A']);
    expect(outline(source)[1]?.[2]).toContain('# not a heading');
  });

  it('leaves headings inside quotes and lists to the text', () => {
    expect(outline('# A\n\n> # Quoted\n\n- # Listed\n').map(([heading]) => heading)).toEqual(['', 'A']);
  });

  it('takes neither a thematic break nor a table for a heading', () => {
    expect(outline('# A\n\n---\n\n| x | y |\n|---|---|\n| 1 | 2 |\n').map(([heading]) => heading)).toEqual(['', 'A']);
  });

  it('reads a heading as a reader sees it', () => {
    expect(outline('# <a id="x"></a>The *big* `code` [link](https://x) ##\n')[1]?.[0]).toBe('The big code link');
    expect(outline('Two\nlines\n=====\n')[1]?.[0]).toBe('Two lines');
  });

  it('reads headings without words, front to back', () => {
    expect(outline('#\ntext')).toEqual([
      ['', 0, ''],
      ['', 1, 'text'],
    ]);
  });

  it('is one entry without headings', () => {
    expect(outline('just text')).toEqual([['', 0, 'just text']]);
    expect(outline('')).toEqual([['', 0, '']]);
  });
});
