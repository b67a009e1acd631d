import { describe, expect, it } from '@jest/globals';
import { toLuceneQuery } from '../../../../src/stores/neo4j/neo4j-keyword-index.ts';
import { scopeToken } from '../../../../src/stores/neo4j/neo4j-document-store.ts';
import { SOMEBODY } from '../../../support/fake-tenant-store.ts';

const MEMBER = { ...SOMEBODY, scopes: ['tenant', 'project:prj_1'] as const };
/** The words that Lucene is asked for in a chunk's text. */
const wordsOf = (text: string): string | undefined => /text:\((.*?)\)\^1\)$/.exec(toLuceneQuery(SOMEBODY, text) ?? '')?.[1];

describe('toLuceneQuery', () => {
  it('requires the tenant and one of the scopes, without letting them count', () => {
    const query = toLuceneQuery(MEMBER, 'light') ?? '';
    expect(query).toContain(`+tenantId:("${SOMEBODY.tenantId}")^0 `);
    expect(query).toContain(` +scopeToken:("${scopeToken('tenant')}" "${scopeToken('project:prj_1')}")^0 `);
  });

  it('requires one of the documents, when some are wanted, without letting them count', () => {
    expect(toLuceneQuery(MEMBER, 'light', ['doc_1', 'doc_2'])).toContain(' +documentId:("doc_1" "doc_2")^0 ');
    expect(toLuceneQuery(MEMBER, 'light', ['a" OR "b\\'])).toContain(String.raw` +documentId:("a\" OR \"b\\")^0 `);
    expect(toLuceneQuery(MEMBER, 'light')).not.toContain('documentId');
  });

  it('asks for the words in title, headings and text', () => {
    expect(toLuceneQuery(SOMEBODY, 'Light out')).toMatch(
      /\+\(title:\("light" "out"\)\^0\.1 headings:\("light" "out"\)\^0\.1 text:\("light" "out"\)\^1\)$/,
    );
  });

  it.each([
    ['light) OR tenantId:(other', '"light" "or" "tenantid" "other"'],
    ['"quoted" AND -not +must', '"quoted" "and" "not" "must"'],
    ['a\\"b* c? d~2 e^9 [f TO g] {h} /i/', '"a" "b" "c" "d" "2" "e" "9" "f" "to" "g" "h" "i"'],
    ['scopeToken:*', '"scopetoken"'],
    ['1 && 2 || !3', '"1" "2" "3"'],
  ])('lets no syntax through: %s', (text, expected) => {
    expect(wordsOf(text)).toBe(expected);
  });

  it('keeps words of any script, names with underscores, and each word once', () => {
    expect(wordsOf('東京 Ångström naïve snake_case light LIGHT')).toBe('"東京" "ångström" "naïve" "snake_case" "light"');
  });

  it('asks for a hundred words at most, each of a hundred characters at most', () => {
    const words = wordsOf(Array.from({ length: 500 }, (_, place) => `w${place}`).join(' '))?.split(' ');
    expect(words).toHaveLength(100);
    expect(wordsOf('x'.repeat(1_000))).toBe(`"${'x'.repeat(100)}"`);
  });

  it('is none when there is no word to search for, or nothing that may be seen', () => {
    for (const text of ['', '?!', '🙂', '"" && ()']) expect(toLuceneQuery(SOMEBODY, text)).toBeUndefined();
    expect(toLuceneQuery({ ...SOMEBODY, scopes: [] }, 'light')).toBeUndefined();
    expect(toLuceneQuery(SOMEBODY, 'light', [])).toBeUndefined();
  });
});

describe('scopeToken', () => {
  it('is one word of letters and digits for each scope', () => {
    expect(scopeToken('project:a b"')).toMatch(/^scope[0-9a-f]{16}$/);
    expect(scopeToken('project:a')).not.toBe(scopeToken('group:a'));
  });
});
