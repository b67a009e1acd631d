import DataLoader from 'dataloader';
import type { App } from '../app.ts';
import type { KnowledgeNode } from '../domain/knowledge-node.ts';
import type { Principal } from '../domain/principal.ts';
import type { NeighbourPage, NeighbourPlace, Relation } from '../domain/neighbour.ts';

/** Which page of which neighbours. */
export interface NeighbourQuery {
  readonly relation: Relation;
  readonly limit: number;
  readonly after?: NeighbourPlace;
}

/** Gathers what the fields of one level ask for into one query each. Made anew for every operation: nothing is shared between askers. */
export interface Loaders {
  /** null: it does not exist, or is hidden. */
  readonly node: DataLoader<string, KnowledgeNode | null>;
  neighbours(id: string, query: NeighbourQuery): Promise<NeighbourPage>;
}

/** Ids in one query at most. */
const MAXIMUM_BATCH = 500;
const EMPTY: NeighbourPage = { neighbours: [], totalCount: 0 };

export function createLoaders(knowledge: App['knowledge'], principal: Principal, signal: AbortSignal): Loaders {
  const node = new DataLoader<string, KnowledgeNode | null>(
    async (ids) => {
      const nodes = await knowledge.readNodes(principal, ids, { signal });
      const byId = new Map(nodes.map((found) => [found.id, found]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    { maxBatchSize: MAXIMUM_BATCH },
  );
  const byQuery = new Map<string, DataLoader<string, NeighbourPage>>();
  return {
    node,
    neighbours(id, query) {
      const key = JSON.stringify(query);
      const loader = byQuery.get(key) ?? neighbourLoader(knowledge, principal, query, signal);
      byQuery.set(key, loader);
      return loader.load(id);
    },
  };
}

function neighbourLoader(
  knowledge: App['knowledge'],
  principal: Principal,
  query: NeighbourQuery,
  signal: AbortSignal,
): DataLoader<string, NeighbourPage> {
  return new DataLoader(
    async (ids) => {
      const pages = await knowledge.readNeighbours(principal, ids, { ...query, signal });
      return ids.map((id) => pages.get(id) ?? EMPTY);
    },
    { maxBatchSize: MAXIMUM_BATCH },
  );
}
