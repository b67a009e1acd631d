import type { Fact } from '../domain/knowledge.ts';

/** How the graph's own relationships are said. One that a source brings is said by its type: `MANAGED_REVIEW` becomes "managed review". */
const PHRASES: Readonly<Record<string, string>> = {
  AUTHORED: 'wrote',
  MEMBER_OF: 'is a member of',
  BELONGS_TO: 'belongs to the project',
  ABOUT: 'is about',
  SUBTOPIC_OF: 'is a part of the topic',
  REFERENCES: 'refers to',
  REPORTS_TO: 'reports to',
  RELATED: 'is related to',
};

/** Properties of a relationship worth saying; the others are places and counts. */
const SPOKEN_PROPERTIES = ['role', 'roles'] as const;

/** A relationship as a sentence: "Ada Byron works on Engine (lead)." */
export function verbaliseFact(fact: Fact): string {
  const verb = phraseOf(fact);
  const details = SPOKEN_PROPERTIES.flatMap((name) => spoken(fact.properties[name]));
  return `${fact.from.name} ${verb} ${fact.to.name}${details.length > 0 ? ` (${details.join(', ')})` : ''}.`;
}

function phraseOf(fact: Fact): string {
  return PHRASES[fact.relationship] ?? fact.relationship.toLowerCase().replaceAll('_', ' ');
}

function spoken(value: unknown): string[] {
  if (typeof value === 'string' && value !== '') return [value];
  return Array.isArray(value) ? value.filter((inner): inner is string => typeof inner === 'string') : [];
}
