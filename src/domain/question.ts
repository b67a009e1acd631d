/** What kind of answer a question asks for. */
export const QUESTION_TYPES = ['factual', 'comparative', 'aggregation', 'temporal', 'multihop', 'semantic'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** How much has to be put together to answer a question. */
export const COMPLEXITIES = ['simple', 'moderate', 'complex', 'exploratory'] as const;
export type Complexity = (typeof COMPLEXITIES)[number];

/** How what several ways of finding have found becomes one order. */
export const FUSION_METHODS = ['weighted_sum', 'reciprocal_rank'] as const;
export type FusionMethod = (typeof FUSION_METHODS)[number];

/** Which end of time is asked for: "the latest report", "the earliest proposal". */
export const TIME_ORDERS = ['newest', 'oldest'] as const;
export type TimeOrder = (typeof TIME_ORDERS)[number];

/** Ways to search: see `search/plans.ts`. */
export const PLAN_NAMES = ['lookup', 'comparison', 'collection', 'timeline', 'chain', 'passage', 'survey'] as const;
export type PlanName = (typeof PLAN_NAMES)[number];
