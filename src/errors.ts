/**
 * Every failure that leaves Weft carries one of these codes. `docs/errors.md` is checked against this table.
 * `status` is the HTTP status where a failure ends a plain HTTP request; GraphQL answers carry the code in `extensions.code`.
 */
export const ERROR_CODES = {
  BAD_INPUT: { status: 400, meaning: 'An argument, a file or a setting is not what was asked for. The message says which and why.' },
  UNAUTHENTICATED: { status: 401, meaning: 'No token, or one that is expired, malformed, wrongly signed or names no known tenant.' },
  FORBIDDEN: { status: 403, meaning: 'The token is good, but its owner may not do this.' },
  NOT_FOUND: { status: 404, meaning: 'It does not exist, or the asker may not know that it exists.' },
  CONFLICT: { status: 409, meaning: 'Something with this name exists already, or another process is at work on it.' },
  TOO_LARGE: { status: 413, meaning: 'The request or the file is larger than the limit, which the message names.' },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 400,
    meaning: 'The operation was named by an id or hash that is not in the file of persisted documents.',
  },
  PERSISTED_QUERY_ID_REQUIRED: {
    status: 400,
    meaning: 'Only persisted documents are run here: send the id of one in place of the text.',
  },
  RATE_LIMITED: { status: 429, meaning: 'Too many requests; `retryAfterMs` says when to come back.' },
  MODEL_MISMATCH: {
    status: 409,
    meaning: "The tenant's vectors were made by another embedding model. The message names the command that re-embeds.",
  },
  DEPENDENCY_UNAVAILABLE: {
    status: 503,
    meaning: 'Neo4j, Chroma, Redis, a model or the identity provider does not answer. Try again later; `/readyz` names the stores.',
  },
  DEADLINE_EXCEEDED: { status: 504, meaning: 'The work took longer than its deadline and was stopped.' },
  CANCELLED: { status: 499, meaning: 'The caller left or cancelled, so the work was stopped.' },
  MISSING_PROGRAM: {
    status: 500,
    meaning: 'A program that a local service needs (Java, Maven, Python) is not on this machine. The message names the ways out.',
  },
  INTERNAL: { status: 500, meaning: 'A fault of ours. The request id finds it in the log.' },
} as const;

/** One of the codes of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** Codes whose cause may pass by itself, so that the same call may succeed later. */
const RETRYABLE: ReadonlySet<ErrorCode> = new Set(['DEPENDENCY_UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RATE_LIMITED']);

export interface AppErrorOptions {
  cause?: unknown;
  /** Defaults to what the code implies. */
  isRetryable?: boolean;
  /** Facts a client may read, e.g. `{ field: 'limit' }`. Never inner detail. */
  details?: Readonly<Record<string, unknown>>;
}

/** A failure with a code. Its message is written for the person who reads it and never holds inner detail (that goes into `cause`). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly isRetryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.isRetryable = options.isRetryable ?? RETRYABLE.has(code);
    this.details = options.details ?? {};
  }
}

/** The error itself when it has a code already, else the given wrapping. Keeps the first, most precise code. */
export function asAppError(error: unknown, wrap: (error: unknown) => AppError): AppError {
  return error instanceof AppError ? error : wrap(error);
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
