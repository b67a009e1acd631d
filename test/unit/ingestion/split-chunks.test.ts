import { describe, expect, it } from '@jest/globals';
import type { Chunk } from '../../../src/domain/document.ts';
import { MAXIMUM_CHUNK_TOKENS, splitChunks } from '../../../src/ingestion/split-chunks.ts';
import { splitSections } from '../../../src/ingestion/split-sections.ts';
import { WORD_TOKENIZER } from '../../support/word-tokenizer.ts';

const chunksOf = (source: string, title = 'Title'): Chunk[] =>
  splitChunks('doc_1', title, splitSections('doc_1', 'md', source), WORD_TOKENIZER);
const words = (count: number, word = 'word'): string => Array.from({ length: count }, () => word).join(' ');
/** Half of a character. */
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Sentences of ten tokens each, all different. */
const sentences = (count: number): string => Array.from({ length: count }, (_, place) => `S${place} ${words(8)} end.`).join(' ');

describe('splitChunks', () => {
  it('packs paragraphs up to the limit', () => {
    const [first, second, ...others] = chunksOf([words(100), words(100), words(100)].join('\n\n'));
    expect([first?.tokenCount, second?.tokenCount, others.length]).toEqual([200, 100, 0]);
    expect(first?.text).toBe(`${words(100)}\n\n${words(100)}`);
  });

  it('never crosses a section', () => {
    expect(chunksOf('# A\none\n# B\ntwo\n## C\nthree').map(({ text, headingPath }) => [text.trim(), headingPath])).toEqual([
      ['one', ['A']],
      ['two', ['B']],
      ['three', ['B', 'C']],
    ]);
  });

  it.each([
    ['one long line', words(2_000)],
    ['many sentences', sentences(120)],
    ['many lines', Array.from({ length: 300 }, (_, place) => `line ${place}`).join('\n')],
    ['one endless word', 'x'.repeat(20_000)],
    ['words of any length', Array.from({ length: 400 }, (_, place) => 'y'.repeat(place)).join(' ')],
    ['emoji', '🙂'.repeat(3_000)],
    ['a table', Array.from({ length: 200 }, (_, place) => `| ${place} | cell | another cell |`).join('\n')],
    ['blanks', `a${' '.repeat(50_000)}b${'\n'.repeat(1_000)}c`],
  ])('keeps %s within the limit, loses nothing and makes no empty chunk', (_what, source) => {
    const chunks = chunksOf(source);
    for (const { text, tokenCount } of chunks) {
      expect(text.trim()).not.toBe('');
      expect(tokenCount).toBeLessThanOrEqual(MAXIMUM_CHUNK_TOKENS);
      expect(WORD_TOKENIZER.countTokens(text)).toBeLessThanOrEqual(MAXIMUM_CHUNK_TOKENS);
    }
    const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');
    expect(withoutBlanks(chunks.map(({ text }) => text).join(''))).toBe(withoutBlanks(source));
  });

  it('keeps a blank between a sentence that had to be split and the next', () => {
    const chunks = chunksOf(`${words(230)} end. Next sentence.`);
    expect(chunks.at(-1)?.text).toMatch(/word end\. Next sentence\.$/);
  });

  it('does not cut an emoji in two', () => {
    for (const { text } of chunksOf(`a${'🙂'.repeat(3_000)}`)) expect(text).not.toMatch(LONE_SURROGATE);
  });

  it('embeds title and headings with the text, and the title once when it is the first heading', () => {
    expect(chunksOf('# A\n## B\ntext')[0]?.embeddedText).toBe('Title\nA > B\n\ntext');
    expect(chunksOf('# Title\n## B\ntext')[0]?.embeddedText).toBe('Title\nB\n\ntext');
  });

  it('leaves room for the text when title and headings are long', () => {
    const [chunk] = chunksOf(`# ${words(40)}\n${words(220)}`, words(150));
    expect(WORD_TOKENIZER.countTokens(chunk?.embeddedText ?? '')).toBeLessThanOrEqual(254);
    expect(chunk?.tokenCount).toBeGreaterThanOrEqual(190);
  });

  it('counts index and total over the whole document', () => {
    expect(chunksOf('# A\none\n# B\ntwo').map(({ index, total }) => [index, total])).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it('makes no chunk of headings alone', () => {
    expect(chunksOf('# A\n## B\n')).toEqual([]);
  });

  it('gives the same text, twice in one section, two ids', () => {
    const chunks = chunksOf([words(200), words(200)].join('\n\n'));
    expect(chunks.map(({ contentHash }) => contentHash)).toEqual([chunks[0]?.contentHash, chunks[0]?.contentHash]);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(2);
  });

  it('keeps the ids of the chunks of sections that were not edited', () => {
    const before = chunksOf('# A\none\n# B\ntwo\n# C\nthree');
    const after = chunksOf('# A\none\n# B\ntwo, edited\n\n# New\nx\n# C\nthree');
    const idsOf = (chunks: Chunk[], heading: string): string[] =>
      chunks.filter((chunk) => chunk.headingPath[0] === heading).map(({ id }) => id);
    for (const heading of ['A', 'C']) expect(idsOf(after, heading)).toEqual(idsOf(before, heading));
    expect(idsOf(after, 'B')).not.toEqual(idsOf(before, 'B'));
  });

  it('gives the same chunks each time', () => {
    expect(chunksOf(sentences(100))).toEqual(chunksOf(sentences(100)));
  });

  it('reads a long run of blanks in no time', () => {
    const begin = performance.now();
    chunksOf(`a${' '.repeat(500_000)}b`);
    expect(performance.now() - begin).toBeLessThan(2_000);
  });
});
