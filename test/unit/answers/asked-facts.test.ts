import { describe, expect, it } from '@jest/globals';
import { askedFacts } from '../../../src/answers/asked-facts.ts';
import { verbaliseFact } from '../../../src/answers/verbalise-fact.ts';
import type { Fact } from '../../../src/domain/knowledge.ts';
import { fact, node } from '../../support/search-samples.ts';

const ada = node('e1', 'Employee', 'Ada Byron');
const bo = node('e2', 'Employee', 'Bo Lind');
const cy = node('e3', 'Employee', 'Cy Marsh');
const engine = node('p1', 'Project', 'Engine');
const beacon = node('p2', 'Project', 'Beacon');
const review = node('d1', 'Document', 'Review of the dark night');
const FACTS = [
  fact(ada, 'AUTHORED', review),
  fact(ada, 'REPORTS_TO', bo),
  fact(cy, 'REPORTS_TO', ada),
  fact(ada, 'WORKS_ON', engine, { role: 'lead' }),
  fact(bo, 'WORKS_ON', engine),
  fact(cy, 'WORKS_ON', beacon),
  fact(cy, 'DELEGATE_FOR', beacon),
];
const asked = (question: string, facts: readonly Fact[] = FACTS): string[] => askedFacts(question, facts).map(verbaliseFact);

describe('askedFacts', () => {
  it('gives all that fit equally well', () => {
    expect(asked('Who works on Engine?')).toEqual(['Ada Byron works on Engine (lead).', 'Bo Lind works on Engine.']);
  });

  it('follows from clause to clause', () => {
    expect(asked("Who wrote the review of the dark night, and who is that person's manager?")).toEqual([
      'Ada Byron wrote Review of the dark night.',
      'Ada Byron reports to Bo Lind.',
    ]);
  });

  it('gives nothing when no relationship is asked for, or none of those that are named', () => {
    expect(asked('What happened in the dark night?')).toEqual([]);
    expect(asked('Who works on Lantern?')).toEqual([]);
    expect(asked('Who works on Engine?', [])).toEqual([]);
  });

  it('reads a relationship that a source brings by the words of its type, but not by its function words', () => {
    expect(asked('Who is the delegate for Beacon?')).toEqual(['Cy Marsh delegate for Beacon.']);
    expect(asked('What is the plan for Beacon?')).toEqual([]);
  });

  it('gives a dozen at most for one clause', () => {
    const many = Array.from({ length: 30 }, (_, place) => fact(node(`x${place}`), 'WORKS_ON', engine));
    expect(asked('Who works on Engine?', many)).toHaveLength(12);
  });
});

describe('verbaliseFact', () => {
  it('says roles, one or many, and leaves out other properties', () => {
    expect(verbaliseFact(fact(ada, 'WORKS_ON', engine, { roles: ['lead', 'editor', 3], since: 2020 }))).toBe(
      'Ada Byron works on Engine (lead, editor).',
    );
    expect(verbaliseFact(fact(ada, 'MANAGED_REVIEW', review, { role: '' }))).toBe('Ada Byron managed review Review of the dark night.');
  });
});
