import { z } from 'zod';
import type { DocumentFilter } from '../domain/document-filter.ts';
import { AppError } from '../errors.ts';

/** Values of one list, and characters of a value. */
const MAXIMUM_VALUES = 100;
const MAXIMUM_LENGTH = 2_000;

const values = z
  .array(z.string().max(MAXIMUM_LENGTH, `has a value of more than ${MAXIMUM_LENGTH} characters`))
  .min(1, 'is an empty list, which no document could match; leave it out to search all')
  .max(MAXIMUM_VALUES, `has more than ${MAXIMUM_VALUES} values`)
  .optional();
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true, local: true })], 'must be an ISO 8601 date or date and time, such as 2026-01-31')
  .optional();
const span = z.object({ from: moment, before: moment }).optional();

const FILTER = z.object({
  projects: values,
  employees: values,
  topics: values,
  documents: values,
  documentTypes: values,
  statuses: values,
  createdAt: span,
  updatedAt: span,
});

/**
 * The filter; `undefined` when it holds no condition.
 * @throws AppError BAD_INPUT that names the field: an empty list, too many or too long values, a moment that is none
 */
export function checkFilter(given: DocumentFilter | undefined): DocumentFilter | undefined {
  const parsed = FILTER.safeParse(given ?? {});
  if (!parsed.success) throw asBadInput(parsed.error.issues[0]);
  const { createdAt, updatedAt, ...lists } = parsed.data;
  const conditions = [...Object.values(lists), createdAt?.from, createdAt?.before, updatedAt?.from, updatedAt?.before];
  return conditions.some((condition) => condition !== undefined) ? parsed.data : undefined;
}

function asBadInput(issue: z.core.$ZodIssue | undefined): AppError {
  // A value is not named by its place: the list as a whole is what is at fault.
  const field = ['filter', ...(issue?.path ?? []).filter((part) => typeof part === 'string')].join('.');
  return new AppError('BAD_INPUT', `"${field}" ${issue?.message}.`, { details: { field } });
}
