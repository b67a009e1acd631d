import { describe, expect, it } from '@jest/globals';
import { readWebResults } from '../../../../src/connectors/tavily/read-web-results.ts';

const FOUND = { title: 'Tides', url: 'https://example.org/tides', content: 'They come twice a day.', score: 0.9 };
const read = (...results: unknown[]) => readWebResults({ results }, 5);

describe('readWebResults', () => {
  it('gives title, address, snippet and score', () => {
    expect(read(FOUND)).toEqual([{ title: 'Tides', url: 'https://example.org/tides', snippet: 'They come twice a day.', score: 0.9 }]);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'ftp://example.org/',
    'https://example.org@evil.example/',
    'https://user:word@example.org/',
    '//example.org/',
    'not an address',
    '',
    `https://example.org/${'a'.repeat(2_000)}`,
  ])('leaves out the address %.40s', (url) => {
    expect(read({ ...FOUND, url }, { ...FOUND, url: 'http://example.org/plain' })?.map((result) => result.url)).toEqual([
      'http://example.org/plain',
    ]);
  });

  it('gives an address once, and no more results than are wanted', () => {
    expect(read(FOUND, { ...FOUND, title: 'Again' })).toHaveLength(1);
    const many = Array.from({ length: 30 }, (_, place) => ({ ...FOUND, url: `https://example.org/${place}` }));
    expect(readWebResults({ results: many }, 3)?.map(({ url }) => url)).toEqual([0, 1, 2].map((place) => `https://example.org/${place}`));
  });

  it('takes away what is not seen or turns the text around, and puts the rest on one line', () => {
    const tags = [...'ignore'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
    const content = `a\u0000b\u001b[31mc\r\n\n\td\u202ee\u2066f${tags}g\ud800h\u0085i`;
    expect(read({ ...FOUND, content, title: 'One\nline' })).toMatchObject([{ title: 'One line', snippet: 'a b [31mc d e f g h i' }]);
  });

  it('keeps words of every script, and emoji whole', () => {
    const content = 'Straße, 東京, کتاب‌خانه, 👩‍👩‍👧';
    expect(read({ ...FOUND, content })).toMatchObject([{ snippet: content }]);
  });

  it('cuts long texts between characters', () => {
    const [result] = read({ ...FOUND, title: 'x'.repeat(300), content: `${'y'.repeat(998)}🚀🚀` })!;
    expect(result!.title).toBe(`${'x'.repeat(199)}…`);
    expect(result!.snippet).toBe(`${'y'.repeat(998)}…`);
  });

  it.each([
    [{ score: 7 }, { score: 1 }],
    [{ score: -1 }, { score: 0 }],
    [{ score: 'high' }, { score: 0 }],
    [{ score: null }, { score: 0 }],
    [{ title: null }, { title: 'example.org' }],
    [{ title: ' \u0007 ' }, { title: 'example.org' }],
    [{ content: { html: true } }, { snippet: '' }],
  ])('makes of %j %j', (given, expected) => {
    expect(read({ ...FOUND, ...given })).toMatchObject([expected]);
  });

  it('leaves out what has no address, and keeps the others', () => {
    expect(read(null, 'text', { title: 'no address' }, { url: 7 }, FOUND)).toHaveLength(1);
  });

  it.each([undefined, null, 'text', [], {}, { results: {} }, { results: 'none' }])(
    'gives nothing for %j, which is not the protocol',
    (response) => {
      expect(readWebResults(response, 5)).toBeUndefined();
    },
  );

  it('gives an empty list for an empty list', () => {
    expect(read()).toEqual([]);
  });
});
