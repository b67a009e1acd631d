import { describe, expect, it } from '@jest/globals';
import { hashOf, isSlug, isTenantId, newTenantId, nodeId } from '../../../src/domain/ids.ts';

describe('hashOf', () => {
  it('is the same on every machine', () => {
    // SHA-256 of the bytes `1:a1:b`.
    expect(hashOf('a', 'b')).toBe('facdde7abf1eac5b301273ab2e282f79bab0100f058833a7b8bdf9f80741e149');
  });

  it('tells where one part ends and the next begins', () => {
    const hashes = [hashOf('ab', 'c'), hashOf('a', 'bc'), hashOf('abc'), hashOf('abc', ''), hashOf('1:a', 'bc')];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('counts bytes, not characters, so that no text can forge a border', () => {
    expect(hashOf('é', 'x')).not.toBe(hashOf('é1:x'));
  });
});

describe('nodeId', () => {
  it('derives from the label and what identifies the node', () => {
    expect(nodeId('Document', 'src_1', 'doc-1')).toBe(nodeId('Document', 'src_1', 'doc-1'));
    expect(nodeId('Document', 'src_1', 'doc-1')).toMatch(/^doc_[0-9a-f]{32}$/);
    expect(nodeId('Topic', 'src_1', 'x').slice(4)).not.toBe(nodeId('Project', 'src_1', 'x').slice(4));
  });
});

describe('tenant ids and slugs', () => {
  it('makes each tenant a new id', () => {
    const [first, second] = [newTenantId(), newTenantId()];
    expect(isTenantId(first)).toBe(true);
    expect(first).not.toBe(second);
  });

  it.each([
    'tn_',
    `tn_${'g'.repeat(32)}`,
    `tn_${'A'.repeat(32)}`,
    `tn_${'0'.repeat(33)}`,
    `x tn_${'0'.repeat(32)}`,
    `tn_${'0'.repeat(32)}\n`,
  ])('refuses %j as a tenant id', (text) => expect(isTenantId(text)).toBe(false));

  it.each(['a', 'lumen-works', '1', 'a'.repeat(63)])('takes %j as a slug', (text) => expect(isSlug(text)).toBe(true));

  it.each(['', '-a', 'a-', 'A', 'a_b', 'a b', 'a'.repeat(64), 'é', 'a\n'])('refuses %j as a slug', (text) =>
    expect(isSlug(text)).toBe(false),
  );
});
