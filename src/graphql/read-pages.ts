import type { KnowledgeLabel } from '../domain/knowledge.ts';
import type { KnowledgeNode } from '../domain/knowledge-node.ts';
import type { Neighbour, Relation } from '../domain/neighbour.ts';
import type { GraphqlContext } from './context.ts';
import type { PageInfo } from './generated/resolver-types.ts';
import { toSort, toWhere } from './list-conditions.ts';
import { neighbourCursor, offsetCursor, pageOffset, pageSize, readNeighbourCursor, readOffsetCursor } from './page-arguments.ts';

type NodeOf<Label extends KnowledgeLabel> = Extract<KnowledgeNode, { label: Label }>;

interface ListArguments {
  readonly where?: object | null;
  readonly sort?: readonly object[] | null;
}

/** An entry of a page. What the relationship says is there when the page is one of a node's neighbours. */
export interface Entry<Label extends KnowledgeLabel> extends Partial<Omit<Neighbour, 'node'>> {
  readonly cursor: string;
  readonly node: NodeOf<Label>;
}

/** A page as the schema's connections show it. */
export interface Page<Label extends KnowledgeLabel> {
  readonly edges: readonly Entry<Label>[];
  readonly nodes: readonly NodeOf<Label>[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number | (() => Promise<number>);
}

export type EmployeeEntry = Entry<'Employee'>;
export type ProjectEntry = Entry<'Project'>;
export type GroupEntry = Entry<'Group'>;
export type TopicEntry = Entry<'Topic'>;
export type DocumentEntry = Entry<'Document'>;
export type EmployeePage = Page<'Employee'>;
export type ProjectPage = Page<'Project'>;
export type GroupPage = Page<'Group'>;
export type TopicPage = Page<'Topic'>;
export type DocumentPage = Page<'Document'>;

/** A list of nodes. @throws AppError BAD_INPUT */
export async function readList<Label extends KnowledgeLabel>(
  { lists, principal, signal }: GraphqlContext,
  label: Label,
  given: ListArguments & { limit?: number | null; offset?: number | null },
): Promise<NodeOf<Label>[]> {
  const query = {
    where: toWhere(given.where),
    sort: toSort(label, given.sort),
    limit: pageSize(given.limit, 'limit'),
    offset: pageOffset(given.offset),
  };
  return (await lists.list(principal, label, query, signal)) as NodeOf<Label>[];
}

/** A page of the list of nodes; they are counted only when somebody asks. @throws AppError BAD_INPUT */
export async function readListPage<Label extends KnowledgeLabel>(
  { lists, principal, signal }: GraphqlContext,
  label: Label,
  given: ListArguments & { first?: number | null; after?: string | null },
): Promise<Page<Label>> {
  const size = pageSize(given.first, 'first');
  const offset = readOffsetCursor(given.after);
  const where = toWhere(given.where);
  // One more than the page shows whether there is a next one.
  const query = { where, sort: toSort(label, given.sort), limit: size + 1, offset };
  const nodes = (await lists.list(principal, label, query, signal)) as NodeOf<Label>[];
  const edges = nodes.slice(0, size).map((node, place) => ({ node, cursor: offsetCursor(offset + place) }));
  const totalCount = () => lists.count(principal, label, where, signal);
  return toPage(edges, { hasNextPage: nodes.length > size, hasPreviousPage: offset > 0, totalCount });
}

/** A page of a node's neighbours, each with what the relationship says. @throws AppError BAD_INPUT */
export async function readNeighbours<Label extends KnowledgeLabel>(
  { loaders }: GraphqlContext,
  { id }: KnowledgeNode,
  relation: Relation & { label: Label },
  given: { first?: number | null; after?: string | null },
): Promise<Page<Label>> {
  const size = pageSize(given.first, 'first');
  const after = readNeighbourCursor(given.after);
  const { neighbours, totalCount } = await loaders.neighbours(id, { relation, after, limit: size + 1 });
  const edges = neighbours.slice(0, size).map((neighbour) => ({
    ...neighbour,
    node: neighbour.node as NodeOf<Label>,
    cursor: neighbourCursor({ position: neighbour.position, name: nameOf(neighbour.node), id: neighbour.node.id }),
  }));
  return toPage(edges, { hasNextPage: neighbours.length > size, hasPreviousPage: after !== undefined, totalCount });
}

/** The first neighbour, where there is at most one by nature. */
export async function readNeighbour<Label extends KnowledgeLabel>(
  context: GraphqlContext,
  node: KnowledgeNode,
  relation: Relation & { label: Label },
): Promise<NodeOf<Label> | null> {
  return (await readNeighbours(context, node, relation, { first: 1 })).nodes[0] ?? null;
}

function toPage<Label extends KnowledgeLabel>(
  edges: Entry<Label>[],
  { totalCount, ...ends }: Pick<Page<Label>, 'totalCount'> & Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage'>,
): Page<Label> {
  const pageInfo = { ...ends, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null };
  return { edges, nodes: edges.map(({ node }) => node), pageInfo, totalCount };
}

function nameOf(node: KnowledgeNode): string {
  return node.label === 'Document' ? node.title : node.name;
}
