import type { Complexity, FusionMethod, PlanName, QuestionType } from '../domain/question.ts';
import type { HalfLife } from './score-recency.ts';

/** How a question is searched. What is not here follows from the question itself: how much the graph counts, from the share of its names. */
export interface SearchPlan {
  /** What meaning, words and the words of whole documents count of what texts count; adds up to 1. */
  readonly texts: { readonly vector: number; readonly keyword: number; readonly document: number };
  /** How what they find becomes one order. */
  readonly fusion: FusionMethod;
  /** Steps that the walk through the graph takes from the names at most. */
  readonly depth: number;
  /** What the comparison of the best hits with the question takes of what texts count, 0 to 1; 0: they are not compared. */
  readonly rerank: number;
  /** What it counts that a document has the types, states and times which the question asks for, 0 to 1. */
  readonly properties: number;
  /** What it counts, 0 to 1, that a document is the newest or oldest where the question asks for that. */
  readonly timeOrder: number;
  /** Absent: new and old count alike where it does not. */
  readonly recency?: HalfLife;
}

/** For questions whose names lead: a document that they lead to need not say what the question says. */
const BY_NAMES: SearchPlan = {
  texts: { vector: 0.4, keyword: 0.4, document: 0.2 },
  fusion: 'weighted_sum',
  depth: 10,
  rerank: 0.5,
  properties: 0.2,
  timeOrder: 0.3,
};
/** For questions that tell what a text says: a whole document that says it is better evidence than one passage that happens to. */
const BY_TEXTS: SearchPlan = { ...BY_NAMES, texts: { vector: 0.175, keyword: 0.175, document: 0.65 } };

/**
 * The plans, as data. Chosen on half a of the questions of a public collection among 144 combinations (decision 17): between the types whose names lead nothing
 * was better on both halves, so their plans are alike; they are told apart so that each can be given its own values.
 */
export const PLANS: Readonly<Record<PlanName, SearchPlan>> = {
  lookup: BY_NAMES,
  comparison: BY_NAMES,
  collection: BY_NAMES,
  timeline: BY_NAMES,
  chain: BY_NAMES,
  passage: BY_TEXTS,
  survey: BY_TEXTS,
};

const PLAN_OF_TYPE: Readonly<Record<QuestionType, PlanName>> = {
  factual: 'lookup',
  comparative: 'comparison',
  aggregation: 'collection',
  temporal: 'timeline',
  multihop: 'chain',
  semantic: 'passage',
};

/** The plan for a question: by its type, unless somebody just looks around. */
export function planFor({ type, complexity }: { type: QuestionType; complexity: Complexity }): PlanName {
  return complexity === 'exploratory' ? 'survey' : PLAN_OF_TYPE[type];
}
