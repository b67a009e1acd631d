import { describe, expect, it } from '@jest/globals';
import type { SourceItem } from '../../../src/domain/source-item.ts';
import { createCompany } from '../../bench/synthetic-company.ts';

const TEXTS = 600;
const company = createCompany(TEXTS, 7);
const ofKind = <Kind extends SourceItem['kind']>(kind: Kind): Extract<SourceItem, { kind: Kind }>[] =>
  company.items.filter((item): item is Extract<SourceItem, { kind: Kind }> => item.kind === kind);

describe('a synthetic company', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(createCompany(TEXTS, 7).items).toEqual(company.items);
    expect(createCompany(TEXTS, 8).items).not.toEqual(company.items);
  });

  it('has as many of each as its sizes say', () => {
    const labels = ofKind('record').map(({ label }) => label);
    const count = (wanted: string): number => labels.filter((label) => label === wanted).length;
    expect(ofKind('document')).toHaveLength(TEXTS);
    expect([count('Employee'), count('Project'), count('Topic'), count('Group')]).toEqual([30, 6, 6, 1]);
  });

  it('has texts of about a hundred words', () => {
    for (const { text } of ofKind('document')) {
      const words = text.split(' ').length;
      expect(words).toBeGreaterThanOrEqual(100);
      expect(words).toBeLessThan(120);
    }
  });

  it('states about six relationships for each text, and counts them', () => {
    const stated = ofKind('document').reduce((sum, { statements }) => sum + Object.values(statements).flat().length, 0);
    const parents = ofKind('record').filter(({ parentId }) => parentId !== undefined).length;
    expect(company.relationshipCount).toBe(stated + parents + ofKind('relationship').length);
    expect(company.relationshipCount / TEXTS).toBeGreaterThan(6);
    expect(company.relationshipCount / TEXTS).toBeLessThan(6.5);
  });

  it('names only what it has, each thing once', () => {
    const items = company.items.flatMap((item) => (item.kind === 'record' || item.kind === 'document' ? [item.externalId] : []));
    const ids = new Set(items);
    expect(ids.size).toBe(items.length);
    const named = [
      ...ofKind('document').flatMap(({ statements }) => Object.values(statements).flat() as string[]),
      ...ofKind('relationship').flatMap(({ from, to }) => [from, to]),
    ];
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('has a title of its own for each text, which leads to its first topic', () => {
    expect(company.topicOfTitle.size).toBe(TEXTS);
    for (const { title = '', statements } of ofKind('document')) {
      expect(statements.topics?.[0]).toBe(`topic${company.topicOfTitle.get(title)}`);
    }
  });

  it('is asked no question twice in a long run', () => {
    const questions = Array.from({ length: 3_000 }, (_, number) => company.question(number));
    expect(new Set(questions).size).toBe(questions.length);
  });

  it('leaves no gap in a sentence or question open', () => {
    const texts = [...ofKind('document').map(({ text }) => text), ...[0, 1, 2, 3].map((number) => company.question(number))];
    expect(texts.filter((text) => /[{}]|undefined/.test(text))).toEqual([]);
  });
});
