import type { Fact } from '../domain/knowledge.ts';
import { nameWords } from '../domain/names.ts';
import { askingWords } from '../domain/relationship-words.ts';
import { isStopWord } from '../domain/stop-words.ts';
import { clausesOf } from './clauses.ts';

/** What a relationship gains by being about somebody that the answer has named already: "who is that person's manager". */
const CONTINUATION = 0.5;
/** Relationships that one clause is answered with at most. */
const MAXIMUM_FACTS = 12;

/** Whether the clause asks for relationships of this type. */
function asksFor(clause: string, relationship: string): boolean {
  const words = new Set(nameWords(clause));
  return askingWords(relationship).some((word) => words.has(word));
}

/**
 * The relationships that a question asks for, clause by clause, because "that person" is whom an earlier clause found. Of each clause: those
 * of a type that it asks for, joining the nodes whose names it holds or those that were found before; all that fit equally well, because
 * whoever asks who works on Engine wants everybody.
 */
export function askedFacts(question: string, facts: readonly Fact[]): Fact[] {
  const clauses = clausesOf(question);
  const chosen = new Set<Fact>();
  const found = new Set<string>();
  for (const clause of clauses.length > 1 ? clauses.slice(1) : clauses) {
    const open = facts.filter((fact) => !chosen.has(fact));
    for (const fact of askedByClause(clause, open, found)) {
      chosen.add(fact);
      found.add(fact.from.id);
    }
  }
  return [...chosen];
}

function askedByClause(clause: string, facts: readonly Fact[], found: ReadonlySet<string>): Fact[] {
  const words = new Set(nameWords(clause).filter((word) => word.length > 1 && !isStopWord(word)));
  const scored = facts
    .filter((fact) => asksFor(clause, fact.relationship))
    .map((fact) => ({ fact, score: namedWords(fact, words) + (found.has(fact.from.id) ? CONTINUATION : 0) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score > 0 && score === best)
    .slice(0, MAXIMUM_FACTS)
    .map(({ fact }) => fact);
}

/** How many of the clause's telling words name one of the two ends; the better named end counts. */
function namedWords(fact: Fact, words: ReadonlySet<string>): number {
  return Math.max(...[fact.from, fact.to].map(({ name }) => new Set(nameWords(name).filter((word) => words.has(word))).size));
}
