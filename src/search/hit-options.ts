import { AppError } from '../errors.ts';

/** Which of the passages that were found become hits, and in what order. */
export interface HitOptions {
  /** Passages that each retriever contributes: hits go no further than what these make together. Scores are scaled over them. */
  readonly candidates: number;
  /** 0 to 1: passages with a lower score are left out. */
  readonly minimumScore: number;
  /** Hits of one document at most, so that a long document does not fill the page. */
  readonly hitsPerDocument: number;
  /** 0 to 1: how much a hit must differ from those above it, against how well it fits. 0: the order of the scores. */
  readonly diversity: number;
}

export const DEFAULT_HIT_OPTIONS: HitOptions = { candidates: 50, minimumScore: 0, hitsPerDocument: 3, diversity: 0 };

/** What more counts as: each candidate is read back from the graph, and compared with the others. */
const MAXIMUM_CANDIDATES = 200;
const MAXIMUM_HITS_PER_DOCUMENT = 100;

/**
 * The options with what is not given filled in.
 * @throws AppError BAD_INPUT that names the field: a number of things that is below 1 or not whole, a share that is not from 0 to 1
 */
export function checkHitOptions(given: Partial<HitOptions>): HitOptions {
  const { candidates, minimumScore, hitsPerDocument, diversity } = given;
  return {
    candidates: checkCount('candidates', candidates, MAXIMUM_CANDIDATES),
    minimumScore: checkShare('minimumScore', minimumScore),
    hitsPerDocument: checkCount('hitsPerDocument', hitsPerDocument, MAXIMUM_HITS_PER_DOCUMENT),
    diversity: checkShare('diversity', diversity),
  };
}

function checkCount(field: keyof HitOptions, given: number | undefined, maximum: number): number {
  const count = given ?? DEFAULT_HIT_OPTIONS[field];
  if (!Number.isInteger(count) || count < 1) throw refusal(field, 'must be a whole number from 1 up');
  return Math.min(count, maximum);
}

function checkShare(field: keyof HitOptions, given: number | undefined): number {
  const share = given ?? DEFAULT_HIT_OPTIONS[field];
  if (!(share >= 0 && share <= 1)) throw refusal(field, 'must be a number from 0 to 1');
  return share;
}

function refusal(field: keyof HitOptions, words: string): AppError {
  return new AppError('BAD_INPUT', `"${field}" ${words}.`, { details: { field } });
}
