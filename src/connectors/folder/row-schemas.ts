import { z } from 'zod';
import type { Place, SourceItem } from '../../domain/source-item.ts';
import { TEXT_FORMATS } from '../../domain/document.ts';
import { withoutNulls } from '../../domain/without-nulls.ts';

/** The corpus format: one JSON object a line, one file a kind. Unknown keys are ignored, wrong ones named. */

const identifier = z.string().trim().min(1).max(512);
const text = z.string().nullish();
const list = z.array(z.string().trim().min(1).max(512)).max(1_000).optional();

const base = { id: identifier, tenantId: z.string().optional(), scope: z.string().optional() };

const employee = z.object({ ...base, name: identifier, email: text, title: text, handle: text, location: text });
const project = z.object({
  ...base,
  name: identifier,
  description: text,
  kind: text,
  status: text,
  startedAt: text,
  endedAt: text,
  url: text,
});
const group = z.object({ ...base, name: identifier, description: text });
const topic = z.object({ ...base, name: identifier, description: text, parentId: z.string().nullish() });
const edge = z.object({
  tenantId: z.string().optional(),
  type: z.string(),
  from: identifier,
  to: identifier,
  props: z.record(z.string(), z.unknown()).default({}),
});
const document = z.object({
  ...base,
  title: z.string().trim().max(2_000).nullish(),
  type: text,
  status: text,
  url: text,
  language: text,
  createdAt: text,
  updatedAt: text,
  format: z.enum(TEXT_FORMATS).default('txt'),
  meta: z.record(z.string(), z.unknown()).nullish(),
  text: z.string(),
  authors: list,
  reviewers: list,
  approvers: list,
  projects: list,
  topics: list,
  replaces: list,
  references: list,
  related: list,
  requires: list,
});

/** How each file of the format is read, in the order in which it must be loaded. */
export const ROW_FILES = ['employees', 'projects', 'groups', 'topics', 'documents', 'edges'] as const;
export type RowFile = (typeof ROW_FILES)[number];

/** The item that a row gives, or why it gives none. */
export function toItem(file: RowFile, row: Record<string, unknown>, place: Place): SourceItem {
  const parsed = parseRow(file, row, place);
  return typeof parsed === 'string' ? { kind: 'fault', place, message: parsed } : parsed;
}

function parseRow(file: RowFile, row: Record<string, unknown>, place: Place): SourceItem | string {
  switch (file) {
    case 'employees':
      return record('Employee', employee.safeParse(row), place);
    case 'projects':
      return record('Project', project.safeParse(row), place);
    case 'groups':
      return record('Group', group.safeParse(row), place);
    case 'topics':
      return record('Topic', topic.safeParse(row), place);
    case 'documents':
      return fromDocument(document.safeParse(row), place);
    case 'edges':
      return fromEdge(edge.safeParse(row), place);
  }
}

type RecordRow = z.infer<typeof group> & { parentId?: string | null };

function record(
  label: 'Employee' | 'Project' | 'Group' | 'Topic',
  parsed: z.ZodSafeParseResult<RecordRow>,
  place: Place,
): SourceItem | string {
  if (!parsed.success) return faults(parsed.error);
  const { id, tenantId: _tenantId, name, scope, parentId, ...rest } = parsed.data;
  const properties = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, value ?? null]));
  return { kind: 'record', place, label, externalId: id, name, scope, parentId: parentId ?? undefined, properties };
}

function fromDocument(parsed: z.ZodSafeParseResult<z.infer<typeof document>>, place: Place): SourceItem | string {
  if (!parsed.success) return faults(parsed.error);
  const { id, tenantId: _tenantId, title, format, text: body, scope, meta, ...rest } = parsed.data;
  const { authors, reviewers, approvers, projects, topics, replaces, references, related, requires, ...facts } = rest;
  const statements = { authors, reviewers, approvers, projects, topics, replaces, references, related, requires };
  return {
    kind: 'document',
    place,
    externalId: id,
    title: title === '' ? undefined : (title ?? undefined),
    ...withoutNulls(facts),
    format,
    scope,
    meta: meta ?? undefined,
    text: body,
    statements,
  };
}

function fromEdge(parsed: z.ZodSafeParseResult<z.infer<typeof edge>>, place: Place): SourceItem | string {
  if (!parsed.success) return faults(parsed.error);
  const { type, from, to, props } = parsed.data;
  return { kind: 'relationship', place, type, from, to, properties: props };
}

function faults(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'row'}: ${issue.message}`).join('; ');
}
