import { termWeight } from './bm25.ts';
import { frequencyOf, textOf } from './field-postings.ts';
import type { FieldPostings } from './field-postings.ts';

/** What a text counts that has another form of what is asked, against one that has the asked form as it is. */
const OTHER_FORM_SHARE = 0.5;

/** A form whose rarest word is in more texts than this tells next to nothing, and would take long to look for. */
const MAXIMUM_TEXTS = 5_000;

/** A term with how much it tells among what the asker sees. */
export interface WeighedTerm {
  readonly term: number;
  readonly weight: number;
  /** In how many texts that the asker sees it is. */
  readonly count: number;
}

/** A form that takes the place of what is asked. */
export interface WeighedForm {
  readonly terms: readonly WeighedTerm[];
  /** Above 0 to 1. */
  readonly certainty: number;
}

export interface TextField {
  readonly field: FieldPostings;
  readonly averageLength: number;
  readonly isVisible: (text: number) => boolean;
}

/**
 * What the other forms of some terms add to the scores of texts, by text: where a text has all words of a form, the form's score takes the place of the asked
 * terms' own if it is larger. A form tells at most half of what the asked terms would, and of what it would if it were asked for itself: it finds what they
 * miss, and outweighs nothing that has them.
 */
export function expandedScores(text: TextField, asked: readonly WeighedTerm[], forms: readonly WeighedForm[]): Map<number, number> {
  const most = sumOf(asked);
  const best = new Map<number, number>();
  for (const { terms, certainty } of forms) {
    const own = sumOf(terms);
    const scale = own > 0 ? (OTHER_FORM_SHARE * certainty * Math.min(most, own)) / own : 0;
    for (const [number, score] of scoresOfAll(text, terms)) best.set(number, Math.max(best.get(number) ?? 0, scale * score));
  }
  for (const [number, score] of scoresOf(text, asked, best)) {
    if (score >= best.get(number)!) best.delete(number);
    else best.set(number, best.get(number)! - score);
  }
  return best;
}

/** The scores of the texts that have all of these terms. */
function scoresOfAll(text: TextField, terms: readonly WeighedTerm[]): Map<number, number> {
  // Words that are equally rare stay in their order: sums must come out the same whatever was loaded first.
  const rarestFirst = [...terms].sort((a, b) => a.count - b.count);
  if ((rarestFirst[0]?.count ?? 0) > MAXIMUM_TEXTS) return new Map();
  let scores: Map<number, number> | undefined;
  for (const term of rarestFirst) {
    const found = new Map<number, number>();
    addScores(text, term, (number, score) => {
      const before = scores === undefined ? 0 : scores.get(number);
      if (before !== undefined) found.set(number, before + score);
    });
    scores = found;
  }
  return scores ?? new Map<number, number>();
}

/** The scores of those of these texts that have one of the terms. */
function scoresOf(text: TextField, terms: readonly WeighedTerm[], of: ReadonlyMap<number, unknown>): Map<number, number> {
  const scores = new Map<number, number>();
  for (const term of of.size === 0 ? [] : terms) {
    addScores(text, term, (number, score) => {
      if (of.has(number)) scores.set(number, (scores.get(number) ?? 0) + score);
    });
  }
  return scores;
}

function addScores(
  { field, averageLength, isVisible }: TextField,
  { term, weight }: WeighedTerm,
  add: (text: number, score: number) => void,
): void {
  for (const entry of field.entriesOf(term)) {
    const number = textOf(entry);
    if (isVisible(number)) add(number, weight * termWeight(frequencyOf(entry), field.lengths[number]! / averageLength));
  }
}

function sumOf(terms: readonly WeighedTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}
