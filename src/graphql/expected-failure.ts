import type { UserErrorCode } from './generated/resolver-types.ts';

/** An expected failure, as data. */
export interface ExpectedFailure {
  readonly message: string;
  readonly field: string[];
  readonly code: UserErrorCode;
}
