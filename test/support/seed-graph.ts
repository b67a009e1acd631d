import { hashOf, nodeId } from '../../src/domain/ids.ts';
import type { DocumentFacts } from '../../src/domain/document.ts';
import type { RelationshipRecord } from '../../src/domain/knowledge.ts';
import { aliasesOf } from '../../src/domain/names.ts';
import type { Scope } from '../../src/domain/scope.ts';
import type { DirectoryEntry } from '../../src/stores/directory-store.ts';
import type { DocumentRecord } from '../../src/stores/document-store.ts';

/** What a test of a store says of a document; the rest follows. */
export interface SeedDocument {
  readonly id: string;
  readonly title?: string;
  readonly scope?: Scope;
  /** What is known of it besides. */
  readonly facts?: Partial<DocumentFacts>;
  /** One chunk each. */
  readonly texts?: readonly string[];
  readonly relationships?: readonly RelationshipRecord[];
}

/** A document of one section, as ingestion would hand it to the store. */
export function documentRecord({
  id,
  title = id,
  scope = 'tenant',
  texts = [`The text of ${id}.`],
  relationships = [],
  facts = {},
}: SeedDocument): DocumentRecord {
  const sectionId = nodeId('Section', id, 'whole');
  return {
    id,
    sourceId: 'src-test',
    facts: { externalId: `external-${id}`, title, format: 'txt', scope, ...facts },
    contentHash: hashOf(title, scope, ...texts),
    sections: [{ id: sectionId, documentId: id, heading: '', level: 0, index: 0 }],
    chunks: texts.map((text, index) => ({
      id: chunkIdOf(id, text),
      documentId: id,
      sectionId,
      index,
      total: texts.length,
      text,
      headingPath: [],
      tokenCount: text.split(' ').length,
      embeddedText: `${title}\n\n${text}`,
      contentHash: hashOf(title, text),
    })),
    relationships,
    aliases: aliasesOf({ label: 'Document', name: title, externalId: `external-${id}` }),
  };
}

/** The id that {@link documentRecord} gives the chunk with this text. */
export function chunkIdOf(documentId: string, text: string): string {
  return nodeId('Chunk', documentId, hashOf(text));
}

/** A person, project, group or topic of a directory, visible to the tenant unless a scope is given. */
export function directoryEntry(
  label: DirectoryEntry['label'],
  id: string,
  given: { name?: string; scope?: Scope; origin?: DirectoryEntry['origin']; properties?: DirectoryEntry['properties'] } = {},
): DirectoryEntry {
  const { name = id, scope = 'tenant', origin = 'directory', properties = {} } = given;
  const externalId = `external-${id}`;
  return { label, id, name, scope, origin, properties, externalId, aliases: aliasesOf({ label, name, externalId }) };
}

/** A relationship that the directory states, unless `documentId` names the document that does. */
export function relationshipRecord(
  fromId: string,
  type: string,
  toId: string,
  given: { scope?: Scope; documentId?: string; properties?: RelationshipRecord['properties'] } = {},
): RelationshipRecord {
  return { type, fromId, toId, scope: given.scope ?? 'tenant', documentId: given.documentId, properties: given.properties ?? {} };
}
