import type { Permission as SessionPermission } from '../access/session.ts';
import type { TextFormat as DocumentFormat } from '../domain/document.ts';
import type { HitKind as DomainHitKind, NameMatchKind, PartName } from '../domain/evidence.ts';
import type { KnowledgeLabel } from '../domain/knowledge.ts';
import type { PlanName } from '../domain/question.ts';
import type { IngestedDocument } from '../ingestion/ingest-documents.ts';
import type {
  HitKind,
  IngestState,
  NameMatch,
  NodeKind,
  Permission,
  Retriever,
  SearchPlan,
  TextFormat,
} from './generated/resolver-types.ts';

/** The domain's words as the schema's enum values, and the other way round where a client gives one. */

export const NODE_KINDS: Readonly<Record<KnowledgeLabel, NodeKind>> = {
  Employee: 'EMPLOYEE',
  Project: 'PROJECT',
  Group: 'GROUP',
  Topic: 'TOPIC',
  Document: 'DOCUMENT',
};

export const RETRIEVERS: Readonly<Record<PartName, Retriever>> = {
  vector: 'VECTOR',
  keyword: 'KEYWORD',
  graph: 'GRAPH',
  document: 'DOCUMENT',
  properties: 'PROPERTIES',
  rerank: 'RERANK',
};

export const NAME_MATCHES: Readonly<Record<NameMatchKind, NameMatch>> = {
  exact: 'EXACT',
  partial: 'PARTIAL',
  learned: 'LEARNED',
  corrected: 'CORRECTED',
};

export const HIT_KINDS: Readonly<Record<HitKind, DomainHitKind>> = { CHUNK: 'chunk', SECTION: 'section', DOCUMENT: 'document' };

export const PART_NAMES: Readonly<Record<Retriever, PartName>> = {
  VECTOR: 'vector',
  KEYWORD: 'keyword',
  GRAPH: 'graph',
  DOCUMENT: 'document',
  PROPERTIES: 'properties',
  RERANK: 'rerank',
};

/** Values whose names are the domain's in capitals. */
export function toEnumValue<Name extends string>(name: Name): Uppercase<Name> {
  return name.toUpperCase() as Uppercase<Name>;
}

export const PLAN_NAMES: Readonly<Record<SearchPlan, PlanName>> = {
  LOOKUP: 'lookup',
  COMPARISON: 'comparison',
  COLLECTION: 'collection',
  TIMELINE: 'timeline',
  CHAIN: 'chain',
  PASSAGE: 'passage',
  SURVEY: 'survey',
};

export const PERMISSION_VALUES: Readonly<Record<SessionPermission, Permission>> = { read: 'READ', write: 'WRITE' };

export const INGEST_STATES: Readonly<Record<IngestedDocument['state'], IngestState>> = {
  new: 'NEW',
  changed: 'CHANGED',
  unchanged: 'UNCHANGED',
};

export const TEXT_FORMATS: Readonly<Record<TextFormat, DocumentFormat>> = {
  MARKDOWN: 'md',
  RESTRUCTURED_TEXT: 'rst',
  HTML: 'html',
  PLAIN_TEXT: 'txt',
};
