import type { Complexity, PlanName, QuestionType } from '../domain/question.ts';
import type { PartWeights } from './fuse.ts';
import type { PlannedSearch } from './plan-search.ts';
import type { Period } from './read-periods.ts';
import type { Understanding } from './understand-question.ts';

/** What kind of question it is, and how it was searched for that. Nothing of it is more than the question's own words and figures. */
export interface SearchUnderstanding {
  readonly type: QuestionType;
  readonly complexity: Complexity;
  /** 0 to 1: how much of what it says its names carry. */
  readonly shareOfNames: number;
  /** Stems of its words that are types or states of documents. */
  readonly documentKinds: readonly string[];
  readonly periods: readonly Pick<Period, 'from' | 'before'>[];
  readonly plan: PlanName;
  readonly weights: PartWeights;
}

/** What is shown of a search: not the graph in memory that the understanding holds on to. */
export function explainSearch(
  { type, complexity, shareOfNames, question }: Understanding,
  { plan, weights }: PlannedSearch,
): SearchUnderstanding {
  const { kinds = [], periods = [] } = question?.properties ?? {};
  const spans = periods.map(({ from, before }) => ({ from, before }));
  return { type, complexity, shareOfNames, documentKinds: [...kinds], periods: spans, plan, weights };
}
