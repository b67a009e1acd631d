import { z } from 'zod';
import type { SourceDocument } from '../domain/source-item.ts';
import { withoutNulls } from '../domain/without-nulls.ts';
import { TEXT_FORMATS } from './enum-values.ts';
import type { DocumentInput } from './generated/resolver-types.ts';
import type { ExpectedFailure } from './expected-failure.ts';

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001F\u007F]/;
const word = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(maximum, `must have at most ${maximum} characters`)
    .refine((text) => !CONTROL.test(text), 'must not hold control characters');
const optional = (maximum: number) => word(maximum).nullish();
const names = z.array(word(512)).max(1_000, 'must have at most 1000 entries').nullish();
const time = word(40)
  .refine((text) => /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text)), 'must be an ISO 8601 date or date and time')
  .nullish();
const webAddress = word(2_000)
  .refine((text) => URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol), 'must be an http or https address')
  .nullish();

const DOCUMENT = z.object({
  externalId: word(512),
  title: optional(2_000),
  text: z.string().refine((text) => text.trim() !== '', 'must not be empty'),
  format: z.enum(['MARKDOWN', 'RESTRUCTURED_TEXT', 'HTML', 'PLAIN_TEXT']),
  type: optional(200),
  status: optional(200),
  url: webAddress,
  language: optional(40),
  createdAt: time,
  updatedAt: time,
  scope: word(600),
  authors: names,
  reviewers: names,
  approvers: names,
  projects: names,
  topics: names,
  replaces: names,
  references: names,
  related: names,
  requires: names,
});

/** What is wrong with the name of a source; nothing when it is fine. */
export function checkSource(source: string): ExpectedFailure[] {
  const parsed = word(128).safeParse(source);
  return parsed.success ? [] : [{ message: `The source's name ${parsed.error.issues[0]?.message}.`, field: ['source'], code: 'BAD_INPUT' }];
}

/** The document as a source gives it, or what is wrong with it. `place` is its place in the input, from 0. */
export function checkDocument(document: DocumentInput, place: number): SourceDocument | ExpectedFailure[] {
  const field = ['documents', String(place)];
  const parsed = DOCUMENT.safeParse(document);
  if (!parsed.success) return parsed.error.issues.map((issue) => toFailure(issue, field));
  const { externalId, text, format, scope, ...rest } = parsed.data;
  const { title, type, status, url, language, createdAt, updatedAt, ...lists } = withoutNulls(rest);
  const facts = { title, type, status, url, language, createdAt, updatedAt };
  return { kind: 'document', place: field.join('.'), externalId, text, format: TEXT_FORMATS[format], scope, ...facts, statements: lists };
}

function toFailure({ path, message }: z.core.$ZodIssue, field: string[]): ExpectedFailure {
  return { message: `"${path.join('.')}" ${message}.`, field: [...field, ...path.map(String)], code: 'BAD_INPUT' };
}
