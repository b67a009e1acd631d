import { describe, expect, it } from '@jest/globals';
import type { KnowledgeLabel } from '../../../../src/domain/knowledge.ts';
import { partialNames } from '../../../../src/search/corpus/partial-names.ts';

const parts = (label: KnowledgeLabel, name: string): string[] => partialNames({ id: 'n', label, name, scope: 'tenant' });

describe('partialNames', () => {
  it('are words that stand together, no longer than the name less one', () => {
    expect(parts('Project', 'Harbour Lights Renewal')).toEqual(['harbour lights', 'lights renewal']);
    expect(parts('Topic', 'Safety at Sea')).toEqual([]);
    expect(parts('Group', 'Friends of the Old Harbour')).toEqual(['old harbour', 'friends of the old']);
  });

  it('of a person are its first and last names too', () => {
    expect(parts('Employee', 'Ada King Byron')).toEqual(['ada king', 'king byron', 'ada byron']);
    expect(parts('Employee', 'Nathaniel J. Smith')).toEqual(['nathaniel smith']);
    expect(parts('Employee', 'Ada Byron')).toEqual([]);
  });

  it('are none of a document, a single word, or a number', () => {
    expect(parts('Document', 'Harbour Lights Renewal')).toEqual([]);
    expect(parts('Project', 'Beacon')).toEqual([]);
    expect(parts('Project', 'Beacon 2 7')).toEqual([]);
  });
});
