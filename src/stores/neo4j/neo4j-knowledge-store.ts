import type { KnowledgeLabel } from '../../domain/knowledge.ts';
import type { KnowledgeNode } from '../../domain/knowledge-node.ts';
import type { Principal } from '../../domain/principal.ts';
import type { Neighbour, NeighbourPage, NeighbourPlace, Relation } from '../../domain/neighbour.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Executor } from './executor.ts';

type NodeRow = { label: KnowledgeLabel; properties: Record<string, unknown> };
type NeighbourRow = NodeRow & Omit<Neighbour, 'node'>;
type PageRow = { id: string; totalCount: number; neighbours: NeighbourRow[] };

export class Neo4jKnowledgeStore implements KnowledgeStore {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async readNodes({ tenantId, scopes }: Principal, ids: readonly string[], options: StoreOptions = {}): Promise<KnowledgeNode[]> {
    if (ids.length === 0) return [];
    const rows = await this.#executor.read<NodeRow>('knowledge/read-nodes', { tenantId, scopes, ids }, options.signal);
    return rows.map(toNode);
  }

  async readNeighbours(
    { tenantId, scopes }: Principal,
    ids: readonly string[],
    options: StoreOptions & { relation: Relation; limit: number; after?: NeighbourPlace },
  ): Promise<Map<string, NeighbourPage>> {
    if (ids.length === 0) return new Map();
    const { types, label, direction } = options.relation;
    const parameters = { tenantId, scopes, ids, types, label, limit: options.limit, after: options.after };
    const rows = await this.#executor.read<PageRow>(`knowledge/read-${direction}`, parameters, options.signal);
    return new Map(rows.map(({ id, totalCount, neighbours }) => [id, { totalCount, neighbours: neighbours.map(toNeighbour) }]));
  }
}

function toNeighbour({ types, role, weight, position, ...node }: NeighbourRow): Neighbour {
  return { node: toNode(node), types, role, weight, position };
}

function toNode({ label, properties }: NodeRow): KnowledgeNode {
  return { label, ...properties } as KnowledgeNode;
}
