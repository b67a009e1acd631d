import type { DocumentFacts } from '../domain/document.ts';
import { hashOf } from '../domain/ids.ts';
import { aliasesOf } from '../domain/names.ts';
import type { SourceDocument } from '../domain/source-item.ts';
import { AppError } from '../errors.ts';
import type { Tokenizer } from '../models/tokenizer.ts';
import type { DirectoryEntry } from '../stores/directory-store.ts';
import type { DocumentRecord } from '../stores/document-store.ts';
import { toRelationships } from './document-statements.ts';
import type { StatedRelationships } from './document-statements.ts';
import { documentIdOf } from './reference-resolver.ts';
import type { ReferenceResolver } from './reference-resolver.ts';
import { splitChunks } from './split-chunks.ts';
import { splitSections } from './split-sections.ts';

/** Raised when sections or chunks come out otherwise than before, so that unchanged documents are split anew. */
const SPLITTING_VERSION = '1';
/** Characters of a document's text at most. */
const MAXIMUM_TEXT_LENGTH = 32 * 1024 * 1024;

/** A document whose place in the graph is known, before its text is split. */
export interface ResolvedDocument extends StatedRelationships {
  readonly id: string;
  readonly sourceId: string;
  readonly source: SourceDocument;
  readonly facts: DocumentFacts;
  readonly contentHash: string;
}

/**
 * Checks a document and finds what it names.
 * @throws AppError BAD_INPUT (a scope that names nothing, no text, NUL in the text), TOO_LARGE
 */
export function resolveDocument(source: SourceDocument, sourceId: string, resolver: ReferenceResolver): ResolvedDocument {
  if (source.text.length > MAXIMUM_TEXT_LENGTH) {
    throw new AppError('TOO_LARGE', `The text has ${source.text.length} characters; the most is ${MAXIMUM_TEXT_LENGTH}.`);
  }
  if (source.text.trim() === '') throw new AppError('BAD_INPUT', 'The document has no text.');
  if (source.text.includes('\0')) throw new AppError('BAD_INPUT', 'The text holds NUL characters: it is binary, not text.');
  const id = documentIdOf(sourceId, source.externalId);
  const facts = toFacts(source, resolver);
  const stated = toRelationships({ id, sourceId, scope: facts.scope, statements: source.statements }, resolver);
  const said = { facts, relationships: stated.relationships };
  return { id, sourceId, source, facts, contentHash: hashOf(SPLITTING_VERSION, JSON.stringify(said), source.text), ...stated };
}

/** Splits the text: sections by its own headings, chunks within them. */
export function splitDocument(document: ResolvedDocument, tokenizer: Tokenizer): DocumentRecord {
  const { id, sourceId, facts, contentHash, relationships } = document;
  const sections = splitSections(id, facts.format, document.source.text);
  return {
    id,
    sourceId,
    facts,
    contentHash,
    relationships,
    sections: sections.map(({ section }) => section),
    chunks: splitChunks(id, facts.title, sections, tokenizer),
    aliases: aliasesOf({ label: 'Document', name: facts.title, externalId: facts.externalId }),
  };
}

function toFacts(source: SourceDocument, resolver: ReferenceResolver): DocumentFacts {
  const { externalId, type, status, url, format, language, createdAt, updatedAt, meta } = source;
  const number = typeof meta?.number === 'number' && Number.isSafeInteger(meta.number) ? meta.number : undefined;
  const title = source.title ?? firstHeading(source) ?? externalId;
  return {
    externalId,
    title,
    type,
    status,
    number,
    url,
    format,
    language,
    createdAt,
    updatedAt,
    scope: resolver.findScope(source.scope),
    meta,
  };
}

function firstHeading(source: SourceDocument): string | undefined {
  return splitSections('', source.format, source.text).find(({ section }) => section.heading !== '')?.section.heading;
}

/** The nodes that documents name, each once. */
export function newNodesOf(documents: readonly ResolvedDocument[]): DirectoryEntry[] {
  return [...new Map(documents.flatMap((document) => document.newNodes).map((node) => [node.id, node])).values()];
}
