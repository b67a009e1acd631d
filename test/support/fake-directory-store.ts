import { nodeId } from '../../src/domain/ids.ts';
import type { RelationshipRecord } from '../../src/domain/knowledge.ts';
import { nameKey } from '../../src/domain/names.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { DirectoryEntry, DirectoryStore, ResolvedReference, SaveCounts } from '../../src/stores/directory-store.ts';

interface Kept {
  readonly record: DirectoryEntry;
  readonly sourceId: string;
}

/** A directory in memory, with the matching rules of the port and nothing else. */
export class FakeDirectoryStore implements DirectoryStore {
  readonly nodes = new Map<string, Kept>();
  /** Ids of nodes that are no records: documents. A relationship may end there. */
  readonly otherIds = new Set<string>();
  readonly relationships: RelationshipRecord[] = [];
  /** Each batch of references that was looked up. */
  readonly lookUps: string[][] = [];

  ensureSource(_principal: Principal, source: { kind: string; name: string }): Promise<string> {
    return Promise.resolve(nodeId('Source', source.kind, source.name));
  }

  saveRecords(_principal: Principal, sourceId: string, records: readonly DirectoryEntry[]): Promise<SaveCounts> {
    const counts = { created: 0, changed: 0, unchanged: 0 };
    for (const record of records) {
      const before = this.nodes.get(record.id)?.record;
      if (before === undefined) counts.created += 1;
      else if (JSON.stringify(before) === JSON.stringify(record)) counts.unchanged += 1;
      else counts.changed += 1;
      this.nodes.set(record.id, { record, sourceId });
    }
    return Promise.resolve(counts);
  }

  saveRelationships(
    _principal: Principal,
    _sourceId: string,
    relationships: readonly RelationshipRecord[],
  ): Promise<{ saved: number; missing: number[] }> {
    const isThere = (id: string): boolean => this.nodes.has(id) || this.otherIds.has(id);
    const missing: number[] = [];
    for (const [place, relationship] of relationships.entries()) {
      if (!isThere(relationship.fromId) || !isThere(relationship.toId)) missing.push(place);
      else if (!this.relationships.some((other) => isSame(other, relationship))) this.relationships.push(relationship);
    }
    return Promise.resolve({ saved: relationships.length - missing.length, missing });
  }

  resolve(_principal: Principal, references: readonly string[]): Promise<ResolvedReference[]> {
    this.lookUps.push([...references]);
    const rows = references.flatMap((reference) =>
      [...this.nodes.values()].flatMap(({ record, sourceId }): ResolvedReference[] => {
        if (record.origin === 'document') return [];
        const isNamed = record.aliases.some(({ key, kind }) => kind === 'given' && key === nameKey(reference));
        if (record.externalId !== reference && !isNamed) return [];
        return [{ reference, id: record.id, label: record.label, sourceId, precision: record.externalId === reference ? 0 : 1 }];
      }),
    );
    return Promise.resolve(rows);
  }
}

function isSame(a: RelationshipRecord, b: RelationshipRecord): boolean {
  return a.type === b.type && a.fromId === b.fromId && a.toId === b.toId && a.documentId === b.documentId;
}
