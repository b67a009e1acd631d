import type { KnowledgeLabel } from '../../domain/knowledge.ts';
import { SHOWN_PROPERTIES } from '../../domain/knowledge-node.ts';
import type { KnowledgeNode } from '../../domain/knowledge-node.ts';
import type { Neighbour, NeighbourPage, NeighbourPlace, PageRange, Relation } from '../../domain/neighbour.ts';
import type { Principal } from '../../domain/principal.ts';
import type { KnowledgeStore, NeighbourRequest } from '../knowledge-store.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Executor } from './executor.ts';

/** Values in the order of {@link SHOWN_PROPERTIES}: names that repeat in every row would take as long to read as the values. */
type Values = readonly unknown[];
type NodeRow = { label: KnowledgeLabel; properties: Values };
/** types, role, weight, position, properties */
type NeighbourValues = [string[], string | null, number | null, number, Values];
type PageRow = { id: string; place: number; totalCount: number; startsAt: number; neighbours: NeighbourValues[] };
type RootTopicsRow = { totalCount: number; startsAt: number; topics: Values[] };

/** What a range without cursors says of them. */
const NO_PLACES = { after: null, before: null };

export class Neo4jKnowledgeStore implements KnowledgeStore {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async readNodes({ tenantId, scopes }: Principal, ids: readonly string[], options: StoreOptions = {}): Promise<KnowledgeNode[]> {
    if (ids.length === 0) return [];
    const parameters = { tenantId, scopes, ids, propertiesByLabel: SHOWN_PROPERTIES };
    const rows = await this.#executor.read<NodeRow>('knowledge/read-nodes', parameters, options.signal);
    return rows.map(({ label, properties }) => toNode(label, properties));
  }

  async readNeighbours(
    { tenantId, scopes }: Principal,
    { ids, relations, ...range }: NeighbourRequest,
    options: StoreOptions = {},
  ): Promise<ReadonlyMap<string, NeighbourPage>[]> {
    const pages = relations.map(() => new Map<string, NeighbourPage>());
    if (ids.length === 0 || relations.length === 0) return pages;
    const typesOf = (wanted: Relation['direction']): string[] => [
      ...new Set(relations.flatMap(({ direction, types }) => (direction === wanted ? types : []))),
    ];
    const rows = await this.#executor.read<PageRow>(
      'knowledge/read-neighbours',
      {
        tenantId,
        scopes,
        ids,
        relations: relations.map(toParameter),
        outgoing: typesOf('outgoing'),
        incoming: typesOf('incoming'),
        ...NO_PLACES,
        ...range,
      },
      options.signal,
    );
    for (const { id, place, neighbours, ...page } of rows) {
      const label = relations[place]?.label;
      if (label !== undefined) pages[place]?.set(id, { ...page, neighbours: neighbours.map((values) => toNeighbour(label, values)) });
    }
    return pages;
  }

  async readRootTopics(
    { tenantId, scopes }: Principal,
    range: PageRange<NeighbourPlace>,
    options: StoreOptions = {},
  ): Promise<NeighbourPage> {
    const parameters = { tenantId, scopes, ...NO_PLACES, ...range, properties: SHOWN_PROPERTIES.Topic };
    const rows = await this.#executor.read<RootTopicsRow>('knowledge/read-root-topics', parameters, options.signal);
    const { totalCount, startsAt, topics } = rows[0] ?? { totalCount: 0, startsAt: 0, topics: [] };
    const neighbours = topics.map((properties) => toNeighbour('Topic', [[], null, null, 0, properties]));
    return { totalCount, startsAt, neighbours };
  }
}

function toParameter({ types, label, direction }: Relation, place: number): Record<string, unknown> {
  return { place, types, label, isOutgoing: direction === 'outgoing', properties: SHOWN_PROPERTIES[label] };
}

function toNeighbour(label: KnowledgeLabel, [types, role, weight, position, properties]: NeighbourValues): Neighbour {
  return { node: toNode(label, properties), types, role, weight, position };
}

function toNode(label: KnowledgeLabel, values: Values): KnowledgeNode {
  const node: Record<string, unknown> = { label };
  for (const [place, name] of SHOWN_PROPERTIES[label].entries()) node[name] = values[place];
  return node as unknown as KnowledgeNode;
}
