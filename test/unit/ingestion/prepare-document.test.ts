import { describe, expect, it } from '@jest/globals';
import type { SourceDocument } from '../../../src/domain/source-item.ts';
import { resolveDocument, splitDocument } from '../../../src/ingestion/prepare-document.ts';
import { ReferenceResolver } from '../../../src/ingestion/reference-resolver.ts';
import { FakeDirectoryStore } from '../../support/fake-directory-store.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';
import { WORD_TOKENIZER } from '../../support/word-tokenizer.ts';

const resolver = new ReferenceResolver(new FakeDirectoryStore(), SOMEBODY, 'own');
const source = (more: Partial<SourceDocument> = {}): SourceDocument => ({
  kind: 'document',
  place: 'a.md',
  externalId: 'a.md',
  format: 'md',
  text: 'intro\n\n# First heading\ntext',
  statements: {},
  ...more,
});
const resolve = (more: Partial<SourceDocument> = {}) => resolveDocument(source(more), 'own', resolver);

describe('resolveDocument', () => {
  it('calls a document by its title, else by its first heading, else by its id', () => {
    expect(resolve({ title: 'Given' }).facts.title).toBe('Given');
    expect(resolve().facts.title).toBe('First heading');
    expect(resolve({ text: 'no heading' }).facts.title).toBe('a.md');
  });

  it('takes a number from what the source says more, when it is a whole one', () => {
    expect(resolve({ meta: { number: 8 } }).facts.number).toBe(8);
    for (const number of [8.5, '8', Number.NaN, 2 ** 60]) expect(resolve({ meta: { number } }).facts.number).toBeUndefined();
  });

  it('has another content hash when anything that the source says has changed, and the same otherwise', () => {
    const hashes = [
      resolve(),
      resolve({ text: 'x' }),
      resolve({ status: 'final' }),
      resolve({ meta: { a: 1 } }),
      resolve({ statements: { authors: ['Ada'] } }),
    ].map(({ contentHash }) => contentHash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(resolve({ place: 'moved.md' }).contentHash).toBe(hashes[0]);
  });

  it.each([
    ['an empty text', { text: ' \n' }, 'BAD_INPUT'],
    ['NUL characters', { text: 'a\0b' }, 'BAD_INPUT'],
    ['a text of more than 32 million characters', { text: 'x'.repeat(32 * 1024 * 1024 + 1) }, 'TOO_LARGE'],
    ['a scope that names nothing', { scope: 'group:nobody' }, 'BAD_INPUT'],
  ])('refuses %s', (_what, more, code) => {
    expect(() => resolve(more)).toThrow(expect.objectContaining({ code }));
  });
});

describe('splitDocument', () => {
  it('gives sections and chunks that belong together, and what the document is called', () => {
    const record = splitDocument(resolve({ title: 'PEP 8' }), WORD_TOKENIZER);
    const sectionIds = new Set(record.sections.map(({ id }) => id));
    expect(record.chunks).toHaveLength(2);
    for (const chunk of record.chunks) expect(sectionIds.has(chunk.sectionId)).toBe(true);
    expect(record.aliases.map(({ key }) => key)).toEqual(['pep 8', 'a md']);
  });
});
