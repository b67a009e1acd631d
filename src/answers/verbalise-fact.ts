import type { Fact } from '../domain/knowledge.ts';

/** Properties of a relationship worth saying; the others are places and counts. */
const SPOKEN_PROPERTIES = ['role', 'roles'] as const;

/** A relationship as a sentence, from its own type: `WORKS_ON` becomes "works on". "Ada Byron works on Engine (lead)." */
export function verbaliseFact(fact: Fact): string {
  const verb = fact.relationship.toLowerCase().replaceAll('_', ' ');
  const details = SPOKEN_PROPERTIES.flatMap((name) => spoken(fact.properties[name]));
  return `${fact.from.name} ${verb} ${fact.to.name}${details.length > 0 ? ` (${details.join(', ')})` : ''}.`;
}

function spoken(value: unknown): string[] {
  if (typeof value === 'string' && value !== '') return [value];
  return Array.isArray(value) ? value.filter((inner): inner is string => typeof inner === 'string') : [];
}
