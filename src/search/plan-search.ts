import type { HitKind, PartName, RetrieverName } from '../domain/evidence.ts';
import { RETRIEVER_NAMES } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import type { FusionMethod, PlanName } from '../domain/question.ts';
import { AppError } from '../errors.ts';
import { chooseWeights, spreadWeights } from './choose-weights.ts';
import { countProperties } from './corpus/asked-properties.ts';
import type { TenantCorpus } from './corpus/tenant-corpus.ts';
import type { PartWeights, PropertiesPart, Weights } from './fuse.ts';
import { PLANS, planFor } from './plans.ts';
import type { SearchPlan } from './plans.ts';
import type { HalfLife, RecencyPart } from './score-recency.ts';
import type { Understanding } from './understand-question.ts';

/** What a caller may choose instead of the plan's. */
export interface PlanOptions {
  readonly plan?: PlanName;
  readonly weights?: Weights;
  readonly fusion?: FusionMethod;
  readonly recency?: HalfLife;
  readonly rerank?: boolean;
  /** Parts of the score that are left out. What is left of the ways of finding is scaled to what all of them counted. */
  readonly without?: readonly PartName[];
  readonly kind: HitKind;
  /** Absent: the tenant is too large for the memory. */
  readonly corpus: TenantCorpus | undefined;
}

/** How one question is searched. */
export interface PlannedSearch {
  readonly plan: PlanName;
  readonly weights: PartWeights;
  /** These as {@link import('./plans.ts').SearchPlan} has them. */
  readonly fusion: FusionMethod;
  readonly depth: number;
  readonly rerank: number;
  /** Absent: the question asks for no types, states or times, or the caller gave weights, who then gives all of them. */
  readonly properties?: PropertiesPart;
  /** Absent: new and old count alike. */
  readonly recency?: RecencyPart;
}

/**
 * The plan that suits the question, or the one that is asked for, with what the caller chose put in its place.
 * @throws AppError BAD_INPUT when nothing is left to find by
 */
export function planSearch(understood: Understanding, principal: Principal, options: PlanOptions): PlannedSearch {
  const name = options.plan ?? planFor(understood);
  const plan = PLANS[name];
  const { weights: given, rerank = given === undefined } = options;
  const without = new Set(options.without);
  const asked = given === undefined && !without.has('properties') ? understood.question?.properties : undefined;
  const weights = given === undefined ? chooseWeights(plan, principal, { ...options, ...understood }) : spreadWeights(given, options);
  return {
    plan: name,
    weights: leaveOut(weights, without),
    fusion: options.fusion ?? plan.fusion,
    depth: plan.depth,
    rerank: rerank && !without.has('rerank') ? plan.rerank : 0,
    properties: asked !== undefined && countProperties(asked) > 0 ? { asked, weight: plan.properties } : undefined,
    recency: without.has('recency') ? undefined : (options.recency ?? (given === undefined ? recencyOf(plan, understood) : undefined)),
  };
}

function recencyOf(plan: SearchPlan, { timeOrder }: Understanding): RecencyPart | undefined {
  return timeOrder === undefined ? plan.recency : { order: timeOrder, weight: plan.timeOrder };
}

function leaveOut(weights: PartWeights, without: ReadonlySet<PartName>): PartWeights {
  if (without.size === 0) return weights;
  const left = (name: keyof PartWeights): number => (without.has(name) ? 0 : weights[name]);
  const rest = { vector: left('vector'), keyword: left('keyword'), graph: left('graph'), document: left('document') };
  const sum = rest.vector + rest.keyword + rest.graph;
  if (sum > 0) return scale(rest, 1 / (sum + rest.document));
  const finders = RETRIEVER_NAMES.filter((name) => !without.has(name));
  if (finders.length === 0) {
    throw new AppError('BAD_INPUT', '"without" leaves nothing to find by: keep VECTOR, KEYWORD or GRAPH.', {
      details: { field: 'without' },
    });
  }
  // The question has nothing for those that are left, which is for them to find out.
  const even = (name: RetrieverName): number => (finders.includes(name) ? 1 / finders.length : 0);
  return { vector: even('vector'), keyword: even('keyword'), graph: even('graph'), document: 0 };
}

function scale({ vector, keyword, graph, document }: PartWeights, by: number): PartWeights {
  return { vector: vector * by, keyword: keyword * by, graph: graph * by, document: document * by };
}
