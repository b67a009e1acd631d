import type { Principal } from '../../domain/principal.ts';
import type { PlanName } from '../../domain/question.ts';
import { throwIfCancelled } from '../../platform/abortable.ts';
import type { QuestionClass } from '../classify-question.ts';
import type { WriteOptions } from './question-writer.ts';
import type { WordingDependencies } from './reword-search.ts';

export interface RefineOptions extends WriteOptions {
  /** Given: the plan is known whatever the question is, so nobody is asked. */
  readonly plan?: PlanName;
}

export interface Refinement {
  /** What a language model takes the question for; absent: what the rules say stands. */
  readonly refined?: QuestionClass;
  /** Whether the language model was asked and did not answer. */
  readonly isDegraded: boolean;
}

/**
 * What a language model takes a question for, where that is switched on: rules know a few forms of English. It is asked beside what the search does at first anyway.
 * @throws AppError CANCELLED
 */
export async function refineUnderstanding(
  { writer, isClassified = false, logger }: WordingDependencies,
  principal: Principal,
  question: string,
  { plan, ...options }: RefineOptions,
): Promise<Refinement> {
  if (writer === undefined || !isClassified || plan !== undefined) return { isDegraded: false };
  try {
    return { refined: await writer.classify(principal, question, options), isDegraded: false };
  } catch (error) {
    throwIfCancelled(options.signal);
    logger.warn({ area: 'search', tenantId: principal.tenantId, err: error }, 'search goes on with what the rules say of the question');
    return { isDegraded: true };
  }
}
