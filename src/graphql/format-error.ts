import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { AppError, ERROR_CODES } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import type { Logger } from '../platform/logger.ts';

/** Codes of faults in the request's own GraphQL, whose text is the library's and safe to show. */
const REQUEST_CODES: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  BAD_USER_INPUT: 'BAD_INPUT',
  BAD_REQUEST: 'BAD_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_INPUT',
};
/** Such a text repeats the client's own values. */
const MAXIMUM_MESSAGE_LENGTH = 1_000;

/**
 * The one place where errors become what a client reads: a message, a code, whether trying again may help, and the request's id. Whatever
 * is not known to be safe is INTERNAL, and its text goes to the log alone.
 */
export function formatError(error: unknown, scope: { requestId?: string; logger: Logger }): GraphQLFormattedError {
  const { requestId, logger } = scope;
  const place = error instanceof GraphQLError ? { locations: error.locations, path: error.path } : {};
  const failure = appErrorOf(error);
  if (failure !== undefined && failure.code !== 'INTERNAL') {
    const { code, isRetryable, details, message } = failure;
    return { message, ...place, extensions: { code, requestId, isRetryable, ...(Object.keys(details).length > 0 ? { details } : {}) } };
  }
  const code = failure === undefined && error instanceof GraphQLError ? REQUEST_CODES[String(error.extensions.code)] : undefined;
  if (code !== undefined) {
    const message = (error as GraphQLError).message.slice(0, MAXIMUM_MESSAGE_LENGTH);
    return { message, ...place, extensions: { code, requestId, isRetryable: false } };
  }
  logger.error({ area: 'graphql', requestId, err: failure ?? error, cause: failure?.cause }, 'an operation failed');
  const message = 'Something went wrong on our side. The request id finds it in the log.';
  return { message, ...place, extensions: { code: 'INTERNAL', requestId, isRetryable: false } };
}

/** The failure with a code inside what GraphQL made of it. */
function appErrorOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  return error instanceof GraphQLError && error.originalError !== undefined ? appErrorOf(error.originalError) : undefined;
}

/** An error that ends a plain HTTP request, with its status. */
export function toHttpError(failure: AppError): GraphQLError {
  return new GraphQLError(failure.message, {
    originalError: failure,
    extensions: { code: failure.code, http: { status: statusOf(failure.code) } },
  });
}

export function statusOf(code: ErrorCode): number {
  return ERROR_CODES[code].status;
}
