import { describe, expect, it } from '@jest/globals';
import { clausesOf } from '../../../src/answers/clauses.ts';
import { sentencesOf } from '../../../src/answers/sentences.ts';

describe('sentencesOf', () => {
  it('gives sentences in their order', () => {
    expect(sentencesOf('The light went out. Nobody noticed it at first! Was it the lamp, then?')).toEqual([
      'The light went out.',
      'Nobody noticed it at first!',
      'Was it the lamp, then?',
    ]);
  });

  it('joins the lines of a paragraph and parts list items', () => {
    expect(sentencesOf('The light was\nout all night.\n\n- first item of four\n- second item of four\n1. numbered item of four')).toEqual([
      'The light was out all night.',
      'first item of four',
      'second item of four',
      'numbered item of four',
    ]);
  });

  it('takes the marks of Markdown and reStructuredText away', () => {
    expect(sentencesOf('> The **lamp** and `relay` of [the tower](https://x) ![img](y) failed <!-- no -->__twice__.')).toEqual([
      'The lamp and relay of the tower failed twice.',
    ]);
    expect(sentencesOf('See :pep:`8 <pep-0008>` and ``inline`` and `a link <https://x>`_ for more.')).toEqual([
      'See 8 and inline and a link for more.',
    ]);
  });

  it('leaves out code, rules, and what is too short or too long to answer', () => {
    const code = '```js\nthis code must not be seen here\n```';
    expect(sentencesOf(`Too short.\n\n${code}\n\n| --- | :-: |\n\n${'word '.repeat(80)}end.\n\nThis one sentence stays here.`)).toEqual([
      'This one sentence stays here.',
    ]);
  });

  it('reads the cells of a table row as one sentence', () => {
    expect(sentencesOf('| Lamp | 14 hours | out | repaired |')).toEqual(['Lamp | 14 hours | out | repaired']);
  });

  it.each([
    ['blanks', `one two three four${' '.repeat(200_000)}five`],
    ['line breaks', `one two three four${'\n'.repeat(50_000)}five`],
    ['dashes', `${'-'.repeat(20_000)}x`],
    ['brackets', '['.repeat(5_000)],
    ['asterisks', '*'.repeat(5_000)],
    ['back ticks', '`'.repeat(5_000)],
    ['pipes', '| '.repeat(10_000)],
  ])('is quick for a text of %s', (_what, text) => {
    const begin = performance.now();
    sentencesOf(text);
    expect(performance.now() - begin).toBeLessThan(2_000);
  });
});

describe('clausesOf', () => {
  it('gives the whole question first, then its clauses', () => {
    expect(clausesOf('Who wrote the review, and what was decided after it?')).toEqual([
      'Who wrote the review, and what was decided after it?',
      'Who wrote the review',
      'what was decided after it',
    ]);
  });

  it('gives a question of one clause once, and does not count scraps as clauses', () => {
    expect(clausesOf('Who works on Engine?')).toEqual(['Who works on Engine?']);
    expect(clausesOf('Ada, Bo and Cy?')).toEqual(['Ada, Bo and Cy?']);
    expect(clausesOf('')).toEqual(['']);
  });
});
