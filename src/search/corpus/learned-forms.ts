import type { Scope } from '../../domain/scope.ts';
import type { Abbreviation } from './find-abbreviations.ts';

/** Another form of a name. */
export interface OtherForm {
  /** As names are compared. */
  readonly key: string;
  /** Above 0: its share of the documents that explain the name. Those of one name add up to at most 1. */
  readonly share: number;
}

/** Forms of one name that are looked at: those that most documents explain. */
const MAXIMUM_FORMS = 5;
/** What a pair takes in memory, in bytes: by estimate. */
const BYTES_OF_PAIR = 600;

/**
 * The short and long forms that texts explain, counted by the scopes of the documents: an asker learns only from what they may see. One form may stand
 * for several: all of them stay, each with its share. Counts do not depend on the order in which documents came or went.
 */
export class LearnedForms {
  /** How many documents of each scope explain a form by another one, both ways. */
  readonly #documents = new Map<string, Map<string, Map<Scope, number>>>();
  #pairs = 0;

  /** About how much memory it takes, in bytes. */
  get bytes(): number {
    return this.#pairs * BYTES_OF_PAIR;
  }

  /** Counts what a document explains, each pair once. */
  add(abbreviations: readonly Abbreviation[], scope: Scope): void {
    for (const pair of abbreviations) this.#count(pair, scope, 1);
  }

  /** Takes back what was added. */
  remove(abbreviations: readonly Abbreviation[], scope: Scope): void {
    for (const pair of abbreviations) this.#count(pair, scope, -1);
  }

  /** What else visible texts say for a name, most often explained first, ties by key. */
  of(key: string, scopes: ReadonlySet<Scope>): OtherForm[] {
    const counted = [...(this.#documents.get(key) ?? [])].map(([other, counts]) => ({ key: other, documents: sumOf(counts, scopes) }));
    const total = counted.reduce((sum, { documents }) => sum + documents, 0);
    return counted
      .filter(({ documents }) => documents > 0)
      .sort((a, b) => b.documents - a.documents || (a.key < b.key ? -1 : 1))
      .slice(0, MAXIMUM_FORMS)
      .map(({ key: other, documents }) => ({ key: other, share: documents / total }));
  }

  #count({ short, long }: Abbreviation, scope: Scope, change: number): void {
    this.#countOneWay(short, long, { scope, change });
    this.#countOneWay(long, short, { scope, change });
  }

  #countOneWay(from: string, to: string, { scope, change }: { scope: Scope; change: number }): void {
    const others = this.#documents.get(from) ?? new Map<string, Map<Scope, number>>();
    const counts = others.get(to) ?? new Map<Scope, number>();
    if (counts.size === 0) this.#pairs += 1;
    const count = (counts.get(scope) ?? 0) + change;
    if (count > 0) counts.set(scope, count);
    else counts.delete(scope);
    if (counts.size > 0) others.set(to, counts);
    else if (others.delete(to)) this.#pairs -= 1;
    if (others.size > 0) this.#documents.set(from, others);
    else this.#documents.delete(from);
  }
}

function sumOf(counts: ReadonlyMap<Scope, number>, scopes: ReadonlySet<Scope>): number {
  let sum = 0;
  for (const [scope, count] of counts) if (scopes.has(scope)) sum += count;
  return sum;
}
