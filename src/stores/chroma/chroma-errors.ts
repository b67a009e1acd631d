import { ChromaConnectionError, ChromaForbiddenError, ChromaServerError, ChromaUnauthorizedError } from 'chromadb';
import { AppError, asAppError } from '../../errors.ts';

/** Translates what the client throws. The client's text goes into `cause`, never into the message. */
export function chromaError(error: unknown): AppError {
  return asAppError(error, (cause) => {
    if (cause instanceof ChromaUnauthorizedError || cause instanceof ChromaForbiddenError) {
      const message = 'Chroma refuses the token or headers it is given (CHROMA_TOKEN, CHROMA_HEADERS).';
      return new AppError('DEPENDENCY_UNAVAILABLE', message, { cause, isRetryable: false });
    }
    // fetch reports a refused or reset connection as a TypeError.
    if (cause instanceof ChromaConnectionError || cause instanceof ChromaServerError || cause instanceof TypeError) {
      return new AppError('DEPENDENCY_UNAVAILABLE', 'Chroma does not answer.', { cause });
    }
    return new AppError('DEPENDENCY_UNAVAILABLE', 'Chroma could not carry out a request.', { cause });
  });
}
