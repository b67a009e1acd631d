import { groupBy } from '../../domain/group-by.ts';
import type { RelationshipRecord } from '../../domain/knowledge.ts';
import type { NameAlias } from '../../domain/names.ts';
import type { Scope } from '../../domain/scope.ts';
import type { RunQuery } from './executor.ts';

/** Steps that the transactions of several stores share. */

export interface NodeAliases {
  readonly nodeId: string;
  /** The source or document that gives the names. */
  readonly supportId: string;
  readonly scope: Scope;
  readonly aliases: readonly NameAlias[];
}

/** Replaces what nodes are called by this support. */
export async function writeAliases(run: RunQuery, tenantId: string, nodes: readonly NodeAliases[]): Promise<void> {
  for (const [supportId, group] of groupBy(nodes, (node) => node.supportId)) {
    await run('ingestion/remove-aliases', { tenantId, supportId, nodeIds: group.map((node) => node.nodeId) });
  }
  const aliases = nodes.flatMap(({ nodeId, supportId, scope, aliases: own }) =>
    own.map((alias) => ({ nodeId, supportId, scope, ...alias })),
  );
  // In one order everywhere, so that two loads at once do not wait for each other's locks in a circle.
  aliases.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (aliases.length > 0) await run('ingestion/save-aliases', { tenantId, aliases });
}

/** Writes the relationships whose ends exist; returns their places in the list. */
export async function writeRelationships(
  run: RunQuery,
  tenantId: string,
  sourceId: string,
  relationships: readonly RelationshipRecord[],
): Promise<Set<number>> {
  const rows = relationships.map((relationship, place) => ({
    place,
    ...relationship,
    sourceId,
    supportId: relationship.documentId ?? sourceId,
  }));
  if (rows.length === 0) return new Set();
  const written = await run<{ place: number }>('ingestion/save-relationships', { tenantId, relationships: rows });
  return new Set(written.map((row) => row.place));
}
