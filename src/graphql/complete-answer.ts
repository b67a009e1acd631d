import type { Answer, AnswerEvent } from '../domain/answer-event.ts';
import { AppError, ERROR_CODES } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';

/**
 * The answer at the end of the events.
 * @throws AppError with the code and words of the failure, when they end with one
 */
export async function completeAnswer(events: AsyncIterable<AnswerEvent>): Promise<Answer> {
  for await (const event of events) {
    if (event.type === 'answer-completed') return event.answer;
    if (event.type === 'answer-failed') throw new AppError(toCode(event.code), event.message, { isRetryable: event.isRetryable });
  }
  throw new AppError('INTERNAL', 'The answer ended without a result.');
}

function toCode(code: string): ErrorCode {
  return code in ERROR_CODES ? (code as ErrorCode) : 'INTERNAL';
}
