import { describe, expect, it } from '@jest/globals';
import { splitSections } from '../../../src/ingestion/split-sections.ts';

const split = (source: string) => splitSections('doc_1', 'md', source);
const idOf = (source: string, heading: string) => split(source).find(({ section }) => section.heading === heading)?.section.id;

describe('splitSections', () => {
  it('makes a tree of the headings', () => {
    const sections = split('# A\n## B\n### C\n## D\n# E\n');
    const headings = new Map(sections.map(({ section }) => [section.id, section.heading]));
    expect(sections.map(({ section }) => [section.heading, headings.get(section.parentId ?? ''), section.index])).toEqual([
      ['A', undefined, 0],
      ['B', 'A', 1],
      ['C', 'B', 2],
      ['D', 'A', 3],
      ['E', undefined, 4],
    ]);
    expect(sections[2]?.headingPath).toEqual(['A', 'B', 'C']);
  });

  it('lets a level that is left out be', () => {
    expect(split('### Deep\n# Top\n### Under').map(({ headingPath }) => headingPath)).toEqual([['Deep'], ['Top'], ['Top', 'Under']]);
  });

  it('keeps text before the first heading as a section of its own, and leaves it out when it is empty', () => {
    expect(split('intro\n# A').map(({ section }) => [section.heading, section.level])).toEqual([
      ['', 0],
      ['A', 1],
    ]);
    expect(split('\n\n# A').map(({ section }) => section.heading)).toEqual(['A']);
  });

  it('is one section for a text without headings, even an empty one', () => {
    for (const format of ['md', 'rst', 'html', 'txt'] as const) expect(splitSections('doc_1', format, '')).toHaveLength(1);
  });

  it('reads plain text as one section, whatever it looks like', () => {
    expect(splitSections('doc_1', 'txt', '# A\n\n# B')).toHaveLength(1);
  });

  it('keeps the ids of sections when others are edited, added or removed', () => {
    const before = '# A\none\n## B\ntwo\n# C\nthree';
    const after = '# New\n\n# A\nchanged\n# C\nthree';
    for (const heading of ['A', 'C']) expect(idOf(after, heading)).toBe(idOf(before, heading));
  });

  it('gives equal headings ids of their own', () => {
    const ids = split('# A\n# A\n## A\n# A').map(({ section }) => section.id);
    expect(new Set(ids).size).toBe(4);
  });

  it('gives the same headings of another document other ids', () => {
    expect(splitSections('doc_2', 'md', '# A')[0]?.section.id).not.toBe(idOf('# A', 'A'));
  });

  it('keeps the path to a heading without words', () => {
    expect(split('# A\n##\ntext')[1]?.headingPath).toEqual(['A']);
  });

  it('cuts a very long heading', () => {
    expect(split(`# ${'x'.repeat(1_000)}`)[0]?.section.heading).toHaveLength(300);
  });

  it('reads line ends of Windows as line ends', () => {
    expect(split('# A\r\n\r\none\r\n\r\ntwo\r\n')[0]?.text.trim()).toBe('one\n\ntwo');
  });
});
