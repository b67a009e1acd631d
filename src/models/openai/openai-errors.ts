import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { AppError } from '../../errors.ts';

/**
 * Translates what the `openai` package throws. No message holds the provider's words, which may repeat the prompt or the key;
 * the cause keeps kind, status and code.
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const cause = new Error(describe(error));
  if (error instanceof APIUserAbortError) return new AppError('CANCELLED', 'The caller left.', { cause });
  if (error instanceof APIConnectionTimeoutError)
    return new AppError('DEADLINE_EXCEEDED', 'The model server did not answer in time.', { cause });
  if (!(error instanceof APIError)) return garbage(cause);
  if (error.status === undefined) return new AppError('DEPENDENCY_UNAVAILABLE', 'The model server cannot be reached.', { cause });
  return fromStatus(error as HttpError, cause);
}

/** The server answered, but not as the protocol says. Retryable, because a proxy's error page passes. */
export function garbage(cause?: unknown): AppError {
  return new AppError('DEPENDENCY_UNAVAILABLE', "The model server answered with something that is not OpenAI's protocol.", { cause });
}

type HttpError = APIError & { status: number };

function fromStatus({ status, code, headers }: HttpError, cause: Error): AppError {
  if (status === 429 && code === 'insufficient_quota') {
    return new AppError('RATE_LIMITED', "The model provider's quota is used up.", { cause, isRetryable: false });
  }
  if (status === 429) {
    const retryAfterMs = readRetryAfter(headers);
    const details = retryAfterMs === undefined ? {} : { retryAfterMs };
    return new AppError('RATE_LIMITED', 'The model provider refuses more requests for now.', { cause, details });
  }
  if (status >= 500 || status === 408 || status === 409) {
    return new AppError('DEPENDENCY_UNAVAILABLE', `The model server failed with status ${status}.`, { cause });
  }
  return new AppError('DEPENDENCY_UNAVAILABLE', REFUSALS[status] ?? `The model server refused the request with status ${status}.`, {
    cause,
    isRetryable: false,
  });
}

const REFUSALS: Readonly<Record<number, string>> = {
  401: 'The model server does not accept the key of OPENAI_API_KEY.',
  403: 'The model server does not let the key of OPENAI_API_KEY use this model.',
  404: 'The model server has no such model or no such address: check WEFT_CHAT_MODEL, WEFT_EMBEDDING_MODEL and OPENAI_BASE_URL.',
};

/** Milliseconds to wait, from `retry-after-ms` or `retry-after` (seconds or a date: RFC 9110, section 10.2.3). */
function readRetryAfter(headers: Headers | undefined): number | undefined {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (milliseconds >= 0) return milliseconds;
  const value = headers?.get('retry-after') ?? '';
  const seconds = Number(value);
  if (value !== '' && seconds >= 0) return seconds * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'not an Error';
  const { name, status, code } = error as Partial<APIError> & Error;
  return [name, status === undefined ? '' : `status ${status}`, code ?? ''].filter((part) => part !== '').join(', ');
}
