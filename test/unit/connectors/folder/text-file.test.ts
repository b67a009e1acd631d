import { describe, expect, it } from '@jest/globals';
import { formatOf, parseTextFile } from '../../../../src/connectors/folder/text-file.ts';

const parse = (path: string, text: string) => parseTextFile(path, Buffer.from(text));
const markdown = (frontMatter: string) => parse('a.md', `---\n${frontMatter}\n---\nBody`);

describe('formatOf', () => {
  it('goes by the ending, in any case', () => {
    expect(['a.md', 'b.MARKDOWN', 'c.rst', 'd.HTML', 'e.htm', 'f.txt'].map(formatOf)).toEqual(['md', 'md', 'rst', 'html', 'html', 'txt']);
    expect(['a.pdf', 'md', 'a.md.bak', 'README'].map(formatOf)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('parseTextFile', () => {
  it('takes the path for the id when no front matter gives one', () => {
    expect(parse('notes/day.md', '# Day\n')).toMatchObject({
      externalId: 'notes/day.md',
      place: 'notes/day.md',
      format: 'md',
      text: '# Day\n',
    });
  });

  it('reads the front matter of a text', () => {
    const document = parse(
      'a.md',
      '---\nid: inc-1\ntitle: Night\ntype: review\nstatus: final\ndate: 2024-03-01\nupdated: 2024-03-02T10:00:00Z\nurl: https://x\nlang: en\nscope: project:beacon\n---\nText',
    );
    expect(document).toMatchObject({
      externalId: 'inc-1',
      title: 'Night',
      type: 'review',
      status: 'final',
      createdAt: '2024-03-01',
      updatedAt: '2024-03-02T10:00:00Z',
      url: 'https://x',
      language: 'en',
      scope: 'project:beacon',
      text: 'Text',
    });
  });

  it('reads names as a list or separated by commas, singular and plural together', () => {
    expect(markdown('authors: [Ada Byron, Bo]\nauthor: Cy\nproject: Beacon\ntopics: a, b ,, c').statements).toEqual({
      authors: ['Ada Byron', 'Bo', 'Cy'],
      projects: ['Beacon'],
      topics: ['a', 'b', 'c'],
    });
  });

  it('takes numbers and truth values of YAML for words', () => {
    expect(markdown('id: 42\ntitle: true\ndate: 2024\nreferences: [8, 20]')).toMatchObject({
      externalId: '42',
      title: 'true',
      createdAt: '2024',
      statements: { references: ['8', '20'] },
    });
  });

  it('takes a key with nothing after it for one that is not there', () => {
    expect(markdown('title:\nscope:\nauthors:\nid: ""')).toMatchObject({
      title: undefined,
      scope: undefined,
      externalId: 'a.md',
      statements: {},
    });
  });

  it('passes over keys that it does not know', () => {
    expect(markdown('title: T\nweather: fine\n__proto__: x').title).toBe('T');
  });

  it.each(['title: [a, b]', 'scope: { kind: project }', 'authors: [{ name: Ada }]'])('refuses %s, naming the key', (line) => {
    expect(() => markdown(line)).toThrow(new RegExp(`front matter cannot be used: ${line.split(':')[0]}`));
  });

  it('refuses front matter that is no YAML in one line of words', () => {
    expect(() => markdown('title: "open')).toThrow(/^The front matter is not YAML: [^\n]+$/);
  });

  it('refuses a YAML bomb', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((key, place) => `${key}: &${key} [${`*${'abcdefg'[place]},`.repeat(9)}]`),
    ];
    expect(() => markdown(bomb.join('\n'))).toThrow(/front matter/);
  });

  it('leaves fences that do not begin the file to the text', () => {
    const text = 'Intro\n\n```\n---\ntitle: no\n---\n```\n';
    expect(parse('a.md', text)).toMatchObject({ title: undefined, text });
  });

  it('takes two thematic breaks with prose between them for text', () => {
    const text = '---\nOnce upon a time.\n---\nThe end.';
    expect(parse('a.md', text).text).toBe(text);
  });

  it('reads empty front matter', () => {
    expect(parse('a.md', '---\n---\n# A\n\n---\n').text).toBe('# A\n\n---\n');
  });

  it('takes a fence that is never closed for text', () => {
    expect(parse('a.md', '---\ntitle: T\n').text).toBe('---\ntitle: T\n');
  });

  it('reads line ends of Windows and a byte order mark', () => {
    expect(parse('a.txt', '\uFEFF---\r\ntitle: T\r\n---\r\nBody\r\n')).toMatchObject({ title: 'T', text: 'Body\r\n' });
  });

  it('reads the title and the meta elements of HTML', () => {
    const html =
      '<html><head><title> Night </title><meta name="weft:authors" content="Ada, Bo"><meta name="weft:scope" content="group:ops">' +
      '<meta name="viewport" content="x"></head><body><h1>Other</h1></body></html>';
    expect(parse('a.html', html)).toMatchObject({ title: 'Night', scope: 'group:ops', statements: { authors: ['Ada', 'Bo'] }, text: html });
  });

  it('refuses binary files and what is not UTF-8', () => {
    expect(() => parseTextFile('a.txt', Uint8Array.of(72, 0, 105))).toThrow('The file is binary, not text.');
    expect(() => parseTextFile('a.txt', Uint8Array.of(72, 0xe9, 105))).toThrow('The file is not UTF-8 text.');
  });
});
