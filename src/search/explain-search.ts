import type { Complexity, FusionMethod, PlanName, QuestionType } from '../domain/question.ts';
import type { PartWeights } from './fuse.ts';
import type { PlannedSearch } from './plan-search.ts';
import type { Period } from './read-periods.ts';
import type { RecencyPart } from './score-recency.ts';
import type { Understanding } from './understand-question.ts';

/** What kind of question it is, and how it was searched for that. Nothing of it is more than the question's own words and figures. */
export interface SearchUnderstanding {
  readonly type: QuestionType;
  readonly complexity: Complexity;
  /** Who says so of type and complexity. */
  readonly classifiedBy: 'rules' | 'language_model';
  /** 0 to 1: how much of what it says its names carry. */
  readonly shareOfNames: number;
  /** Stems of its words that are types or states of documents. */
  readonly documentKinds: readonly string[];
  readonly periods: readonly Pick<Period, 'from' | 'before'>[];
  readonly plan: PlanName;
  readonly weights: PartWeights;
  readonly fusion: FusionMethod;
  /** Steps of the walk through the graph at most. */
  readonly depth: number;
  /** What it counted how new a document is; absent: nothing. */
  readonly recency?: RecencyPart;
}

/** What is shown of a search: not the graph in memory that the understanding holds on to. */
export function explainSearch(
  { type, complexity, isRefined, shareOfNames, question }: Understanding,
  { plan, weights, fusion, depth, recency }: PlannedSearch,
): SearchUnderstanding {
  const { kinds = [], periods = [] } = question?.properties ?? {};
  const spans = periods.map(({ from, before }) => ({ from, before }));
  const classifiedBy = isRefined ? 'language_model' : 'rules';
  return { type, complexity, classifiedBy, shareOfNames, documentKinds: [...kinds], periods: spans, plan, weights, fusion, depth, recency };
}
