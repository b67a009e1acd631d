import { RETRIEVER_NAMES } from '../domain/evidence.ts';
import { AppError } from '../errors.ts';
import type { Weights } from './fuse.ts';

/** Characters of a question at most. */
export const MAXIMUM_QUESTION_LENGTH = 20_000;

// Control characters, without tab and line breaks: they are never part of a question and confuse logs and tokenizers.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/**
 * The question without control characters, lone surrogates and surrounding blanks.
 * @throws AppError BAD_INPUT when it is empty, TOO_LARGE when it is too long
 */
export function checkQuestion(text: string): string {
  if (text.length > MAXIMUM_QUESTION_LENGTH) {
    throw new AppError('TOO_LARGE', `The question has ${text.length} characters; the most is ${MAXIMUM_QUESTION_LENGTH}.`, {
      details: { field: 'query' },
    });
  }
  const question = Buffer.from(text, 'utf8').toString('utf8').replace(CONTROL, ' ').trim();
  if (question === '') throw new AppError('BAD_INPUT', 'The question is empty.', { details: { field: 'query' } });
  return question;
}

/**
 * The weights scaled to a sum of one; retrievers that are not named keep nothing when any is named. Undefined when none is.
 * @throws AppError BAD_INPUT for a weight that is negative or no number, or when all are zero
 */
export function checkWeights(given: Partial<Weights> | undefined): Weights | undefined {
  if (given === undefined || RETRIEVER_NAMES.every((name) => given[name] === undefined)) return undefined;
  const weights = RETRIEVER_NAMES.map((name) => given[name] ?? 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (weights.some((weight) => !Number.isFinite(weight) || weight < 0) || sum === 0 || !Number.isFinite(sum)) {
    throw new AppError('BAD_INPUT', 'Weights must be numbers from 0 up, and not all 0.', { details: { field: 'weights' } });
  }
  const [vector = 0, keyword = 0, graph = 0] = weights.map((weight) => weight / sum);
  return { vector, keyword, graph };
}
