import { ChromaConnectionError, ChromaForbiddenError, ChromaRateLimitError, ChromaServerError, ChromaUnauthorizedError } from 'chromadb';
import { AppError, asAppError } from '../../errors.ts';

/** What a gateway says in the place of a server that it does not reach; the client begins its message with the status. */
const GATEWAY_FAILURE = /^50[234]\b/;

/**
 * Translates what the client throws; what Chroma refuses for good (400, 401, a wrong length of vectors) is not retryable. The client's text
 * goes into `cause`, never into the message.
 */
export function chromaError(error: unknown): AppError {
  return asAppError(error, (cause) => {
    if (cause instanceof ChromaUnauthorizedError || cause instanceof ChromaForbiddenError) {
      const message = 'Chroma refuses the token or headers it is given (CHROMA_TOKEN, CHROMA_HEADERS).';
      return new AppError('DEPENDENCY_UNAVAILABLE', message, { cause, isRetryable: false });
    }
    // fetch reports a refused or reset connection as a TypeError.
    if (cause instanceof ChromaConnectionError || cause instanceof TypeError || isGatewayFailure(cause)) {
      return new AppError('DEPENDENCY_UNAVAILABLE', 'Chroma does not answer.', { cause });
    }
    const isRetryable = cause instanceof ChromaServerError || cause instanceof ChromaRateLimitError;
    return new AppError('DEPENDENCY_UNAVAILABLE', 'Chroma could not carry out a request.', { cause, isRetryable });
  });
}

/**
 * Whether it says that Chroma itself is away. A failure inside Chroma (status 500) says nothing about its other collections: when it closed the
 * way to all, one tenant's broken collection would take the vectors from everybody.
 */
export function saysChromaIsAway(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const { code, cause } = error;
  if (code === 'DEADLINE_EXCEEDED') return true;
  return (
    code === 'DEPENDENCY_UNAVAILABLE' && (cause instanceof ChromaConnectionError || cause instanceof TypeError || isGatewayFailure(cause))
  );
}

function isGatewayFailure(cause: unknown): boolean {
  return cause instanceof ChromaServerError && GATEWAY_FAILURE.test(cause.message);
}
