import type { EvidenceGrade, SearchCorrection } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import { throwIfCancelled } from '../platform/abortable.ts';
import type { WordingDependencies } from './wording/reword-search.ts';
import type { WriteOptions } from './wording/question-writer.ts';

/** What a search found, as far as it is judged here. */
interface Graded {
  /** As it was asked. */
  readonly question: string;
  readonly grade: EvidenceGrade;
  /** The documents that a filter left. */
  readonly documentIds?: readonly string[];
}

export interface CorrectOptions<Found> extends WriteOptions {
  /** The second search: of the same question, with the other wording beside it, by whatever plan. */
  readonly searchAgain: (rewritten: string) => Promise<Found>;
}

export interface Corrected<Found> {
  readonly found: Found;
  /** How it was corrected; absent: `found` is what was found at first. */
  readonly correction?: SearchCorrection;
  /** Whether the language model did not answer. */
  readonly isDegraded: boolean;
}

const WORTH: Readonly<Record<EvidenceGrade, number>> = { NONE: 0, WEAK: 1, STRONG: 2 };

/**
 * Corrective retrieval (S. Yan et al., "Corrective Retrieval Augmented Generation", https://arxiv.org/abs/2401.15884): where the evidence is not strong, a language model rewrites the
 * question and the search is made once more. Its result is taken only when it is graded better. Rules instead of a model made results worse (decision 20), so without one
 * nothing is corrected.
 * @throws AppError CANCELLED
 */
export async function correctSearch<Found extends Graded>(
  { writer, isCorrected = false, logger }: WordingDependencies,
  principal: Principal,
  first: Found,
  { searchAgain, ...options }: CorrectOptions<Found>,
): Promise<Corrected<Found>> {
  // Where a filter leaves no document, no words find one.
  const isHopeless = first.documentIds?.length === 0;
  if (writer === undefined || !isCorrected || first.grade === 'STRONG' || isHopeless) return { found: first, isDegraded: false };
  let rewritten: string | undefined;
  try {
    rewritten = await writer.rewrite(principal, first.question, options);
  } catch (error) {
    throwIfCancelled(options.signal);
    logger.warn({ area: 'search', tenantId: principal.tenantId, err: error }, 'search goes on without a correction');
    return { found: first, isDegraded: true };
  }
  if (rewritten === undefined) return { found: first, isDegraded: false };
  const second = await searchAgain(rewritten).catch((error: unknown) => {
    throwIfCancelled(options.signal);
    logger.warn({ area: 'search', tenantId: principal.tenantId, err: error }, 'search goes on with what it found at first');
    return first;
  });
  if (WORTH[second.grade] <= WORTH[first.grade]) return { found: first, isDegraded: false };
  return { found: second, correction: { question: rewritten, gradeBefore: first.grade }, isDegraded: false };
}
