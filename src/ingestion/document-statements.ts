import { nodeId } from '../domain/ids.ts';
import type { KnowledgeLabel, RelationshipRecord } from '../domain/knowledge.ts';
import { aliasesOf, nameKey } from '../domain/names.ts';
import type { Scope } from '../domain/scope.ts';
import type { DocumentStatements } from '../domain/source-item.ts';
import type { DirectoryEntry } from '../stores/directory-store.ts';
import { documentIdOf } from './reference-resolver.ts';
import type { ReferenceResolver } from './reference-resolver.ts';

/** How a statement becomes a relationship: its type, what it leads to, and whether the document is its end or its beginning. */
const STATEMENTS: Readonly<Record<keyof DocumentStatements, { type: string; label: KnowledgeLabel; isToDocument?: true }>> = {
  authors: { type: 'AUTHORED', label: 'Employee', isToDocument: true },
  reviewers: { type: 'REVIEWED', label: 'Employee', isToDocument: true },
  approvers: { type: 'APPROVED', label: 'Employee', isToDocument: true },
  projects: { type: 'BELONGS_TO', label: 'Project' },
  topics: { type: 'ABOUT', label: 'Topic' },
  replaces: { type: 'REPLACES', label: 'Document' },
  references: { type: 'REFERENCES', label: 'Document' },
  related: { type: 'RELATED', label: 'Document' },
  requires: { type: 'REQUIRES', label: 'Document' },
};

export interface StatedRelationships {
  readonly relationships: readonly RelationshipRecord[];
  /** People, projects and topics that only this document names; visible to whom it is visible. */
  readonly newNodes: readonly DirectoryEntry[];
}

interface StatingDocument {
  readonly id: string;
  readonly sourceId: string;
  readonly scope: Scope;
  readonly statements: DocumentStatements;
}

/** Every name in the statements, to be looked up. */
export function statedReferences(statements: DocumentStatements): string[] {
  return Object.values(statements).flatMap((list: readonly string[] | undefined) => list ?? []);
}

/** The relationships that a document states of itself. An unknown document is taken for one of the same source that comes later. */
export function toRelationships(document: StatingDocument, resolver: ReferenceResolver): StatedRelationships {
  const relationships = new Map<string, RelationshipRecord>();
  const newNodes: DirectoryEntry[] = [];
  for (const [field, { type, label, isToDocument }] of entries(STATEMENTS)) {
    for (const [place, reference] of (document.statements[field] ?? []).entries()) {
      const other = resolver.find(reference, label)?.id ?? unknownNode(document, reference, label, newNodes);
      if (other === undefined || other === document.id) continue;
      const [fromId, toId] = isToDocument ? [other, document.id] : [document.id, other];
      const properties = propertiesOf(field, place);
      const relationship = { type, fromId, toId, scope: document.scope, documentId: document.id, properties };
      if (!relationships.has(`${type} ${other}`)) relationships.set(`${type} ${other}`, relationship);
    }
  }
  return { relationships: [...relationships.values()], newNodes };
}

function propertiesOf(field: keyof DocumentStatements, place: number): RelationshipRecord['properties'] {
  if (field === 'authors') return { position: place + 1 };
  return field === 'topics' ? { weight: 1, origin: 'given' } : {};
}

function unknownNode(document: StatingDocument, reference: string, label: KnowledgeLabel, newNodes: DirectoryEntry[]): string | undefined {
  if (label === 'Document') return documentIdOf(document.sourceId, reference);
  const key = nameKey(reference);
  if (key === '') return undefined;
  // One node a name and scope: a name that only a restricted document knows must not show elsewhere.
  const id = nodeId(label, 'named by documents', document.scope, key);
  newNodes.push({
    id,
    label,
    externalId: reference,
    name: reference,
    scope: document.scope,
    origin: 'document',
    properties: {},
    aliases: aliasesOf({ label, name: reference, externalId: reference }),
  });
  return id;
}

function entries<Value extends object>(value: Value): [keyof Value, Value[keyof Value]][] {
  return Object.entries(value) as [keyof Value, Value[keyof Value]][];
}
