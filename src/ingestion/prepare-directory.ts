import { nodeId } from '../domain/ids.ts';
import { isRelationshipType } from '../domain/knowledge.ts';
import type { RelationshipRecord } from '../domain/knowledge.ts';
import { aliasesOf } from '../domain/names.ts';
import { TENANT_SCOPE } from '../domain/scope.ts';
import type { Place, SourceFault, SourceRecord, SourceRelationship } from '../domain/source-item.ts';
import { messageOf } from '../errors.ts';
import type { DirectoryEntry } from '../stores/directory-store.ts';
import { scopeReference } from './reference-resolver.ts';
import type { ReferenceResolver } from './reference-resolver.ts';

interface PrepareOptions {
  readonly resolver: ReferenceResolver;
  readonly sourceId: string;
  readonly signal?: AbortSignal;
}

/** Relationship types whose name in a corpus differs from the graph's. */
const TYPE_NAMES: Readonly<Record<string, string>> = { HAS_TOPIC: 'ABOUT' };

/** Directory rows as the graph keeps them, with the relationships to topics' parents. */
export async function prepareRecords(
  items: readonly SourceRecord[],
  { resolver, sourceId, signal }: PrepareOptions,
): Promise<{ records: DirectoryEntry[]; parents: RelationshipRecord[]; faults: SourceFault[] }> {
  await resolver.prefetch(
    items.flatMap((item) => scopeReference(item.scope)),
    signal,
  );
  const records: DirectoryEntry[] = [];
  const parents: RelationshipRecord[] = [];
  const faults: SourceFault[] = [];
  for (const item of items) {
    try {
      const record = toRecord(item, sourceId, resolver);
      records.push(record);
      if (item.parentId !== undefined) {
        const toId = nodeId('Topic', sourceId, item.parentId);
        parents.push({ type: 'SUBTOPIC_OF', fromId: record.id, toId, scope: record.scope, properties: { origin: 'given' } });
      }
    } catch (error) {
      faults.push({ kind: 'fault', place: item.place, message: messageOf(error) });
    }
  }
  return { records, parents, faults };
}

function toRecord(item: SourceRecord, sourceId: string, resolver: ReferenceResolver): DirectoryEntry {
  const { label, externalId, name, properties } = item;
  const otherNames = label === 'Employee' ? [properties.handle, properties.email] : [];
  return {
    id: nodeId(label, sourceId, externalId),
    label,
    externalId,
    name,
    properties,
    origin: 'directory',
    scope: ownScope(item, sourceId) ?? resolver.findScope(item.scope),
    aliases: aliasesOf({ label, name, externalId, otherNames }),
  };
}

/** A project visible only to its own members names itself in its scope, before it is in the graph. */
function ownScope({ label, externalId, scope }: SourceRecord, sourceId: string): `project:${string}` | undefined {
  return label === 'Project' && scope === `project:${externalId}` ? `project:${nodeId('Project', sourceId, externalId)}` : undefined;
}

/** Stated relationships with both ends found; `places` has the place of each. */
export async function prepareRelationships(
  items: readonly SourceRelationship[],
  { resolver, signal }: PrepareOptions,
): Promise<{ relationships: RelationshipRecord[]; places: Place[]; faults: SourceFault[] }> {
  await resolver.prefetch(
    items.flatMap((item) => [item.from, item.to]),
    signal,
  );
  const relationships: RelationshipRecord[] = [];
  const places: Place[] = [];
  const faults: SourceFault[] = [];
  for (const item of items) {
    const prepared = toRelationship(item, resolver);
    if (typeof prepared === 'string') faults.push({ kind: 'fault', place: item.place, message: prepared });
    else {
      relationships.push(prepared);
      places.push(item.place);
    }
  }
  return { relationships, places, faults };
}

function toRelationship(item: SourceRelationship, resolver: ReferenceResolver): RelationshipRecord | string {
  const type = TYPE_NAMES[item.type] ?? item.type;
  if (!isRelationshipType(type)) return `"${item.type}" is no relationship type: use A-Z, 0-9 and _, and none of the graph's own`;
  const from = resolver.find(item.from);
  const to = resolver.find(item.to);
  if (from === undefined) return `"${item.from}" is not in the graph, or means several nodes`;
  if (to === undefined) return `"${item.to}" is not in the graph, or means several nodes`;
  const given: RelationshipRecord['properties'] = type === 'ABOUT' ? { weight: 1, origin: 'given' } : {};
  return { type, fromId: from.id, toId: to.id, scope: TENANT_SCOPE, properties: { ...given, ...flatProperties(item.properties) } };
}

/** What a relationship may carry in the graph: words, numbers, truth values and lists of words; anything deeper is kept as JSON. */
function flatProperties(properties: Readonly<Record<string, unknown>>): RelationshipRecord['properties'] {
  const flat: Record<string, string | number | boolean | string[]> = {};
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') flat[name] = value;
    else if (Array.isArray(value) && value.every((inner) => typeof inner === 'string')) flat[name] = value;
    else flat[name] = JSON.stringify(value);
  }
  return flat;
}
