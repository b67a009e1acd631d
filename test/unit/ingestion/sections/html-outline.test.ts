import { describe, expect, it } from '@jest/globals';
import { htmlOutline } from '../../../../src/ingestion/sections/html-outline.ts';

const outline = (source: string) => htmlOutline(source).map(({ heading, level, text }) => [heading, level, text]);

describe('htmlOutline', () => {
  it('goes by h1 to h6, wherever they stand', () => {
    const source = '<html><body><p>before</p><div><h1>A</h1><p>one</p></div><section><h3>B</h3>two</section></body></html>';
    expect(outline(source)).toEqual([
      ['', 0, 'before'],
      ['A', 1, 'one'],
      ['B', 3, 'two'],
    ]);
  });

  it.each([
    ['a fragment', '<h1>A</h1><p>one</p>'],
    ['a page without a body', '<!doctype html><title>T</title><h1>A</h1><p>one</p>'],
    ['elements that are never closed', '<body><h1>A</h1><p>one'],
    ['text after the body', '<html><body><h1>A</h1></body></html><p>one</p>'],
  ])('reads %s', (_what, source) => {
    expect(outline(source).at(-1)).toEqual(['A', 1, 'one']);
  });

  it('reads plain text in a file that is called HTML', () => {
    expect(outline('just words &amp; more')).toEqual([['', 0, 'just words & more']]);
  });

  it('leaves out what a reader does not see', () => {
    const hidden =
      '<head><title>no</title><style>no{}</style></head><script>no()</script><template>no</template><noscript>no</noscript><!-- no -->' +
      '<p hidden>no</p><p style="color: red; display : none">no</p><span style="visibility:hidden">no</span><nav>no</nav><svg><text>no</text></svg>';
    expect(outline(`<html>${hidden}<body>${hidden}<p>yes</p></body></html>`)).toEqual([['', 0, 'yes']]);
  });

  it('leaves hidden words out of a heading, and a hidden heading out altogether', () => {
    expect(outline('<h1>Pub<b>lic</b><span hidden> secret</span></h1><h2 hidden>Secret</h2><p>text</p>')).toEqual([
      ['', 0, ''],
      ['Public', 1, 'text'],
    ]);
  });

  it('keeps paragraphs, lines and cells apart', () => {
    const source = '<p>one<br>two</p><ul><li>a</li><li>b</li></ul><table><tr><th>x</th><td>y</td></tr></table>';
    expect(outline(source)).toEqual([['', 0, 'one\ntwo\n\na\n\nb\n\nx | y |']]);
  });

  it('does not exhaust the stack on deep nesting', () => {
    expect(outline(`<p>seen</p>${'<div>'.repeat(5_000)}deep`)[0]?.[2]).toBe('seen');
  });
});
