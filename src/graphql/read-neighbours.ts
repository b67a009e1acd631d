import type { KnowledgeLabel } from '../domain/knowledge.ts';
import { nameOf } from '../domain/knowledge-node.ts';
import type { KnowledgeNode } from '../domain/knowledge-node.ts';
import type { NeighbourPage, NeighbourPlace, Relation } from '../domain/neighbour.ts';
import type { GraphqlContext } from './context.ts';
import { neighbourCursors } from './cursor.ts';
import type { Cursors } from './cursor.ts';
import { neighbourKey } from './loaders.ts';
import { DEFAULT_PAGE_SIZE, pageRange } from './page-arguments.ts';
import type { PageArguments } from './page-arguments.ts';
import { createPage } from './page.ts';
import type { NodeOf, Page } from './page.ts';

type RelationTo<Label extends KnowledgeLabel> = Relation & { readonly label: Label };

/** There is one neighbour, or none; asked for like a whole page, it is read together with the pages beside it. */
const SHARED_RANGE = { limit: DEFAULT_PAGE_SIZE, isFromEnd: false };

/** A page of a node's neighbours, each with what the relationship says. @throws AppError BAD_INPUT */
export function readNeighbours<Label extends KnowledgeLabel>(
  { loaders }: GraphqlContext,
  { id }: KnowledgeNode,
  relation: RelationTo<Label>,
  given: PageArguments,
): Page<Label> {
  const cursors = neighbourCursors(`${relation.direction} ${relation.types.join(' ')} ${relation.label}`);
  const range = pageRange(given, cursors);
  return toPage<Label>(cursors, () => loaders.neighbours.load(neighbourKey(id, relation, range)));
}

/** The first neighbour, where there is at most one by nature. */
export async function readNeighbour<Label extends KnowledgeLabel>(
  { loaders }: GraphqlContext,
  { id }: KnowledgeNode,
  relation: RelationTo<Label>,
): Promise<NodeOf<Label> | null> {
  const { neighbours } = await loaders.neighbours.load(neighbourKey(id, relation, SHARED_RANGE));
  return (neighbours[0]?.node as NodeOf<Label> | undefined) ?? null;
}

/** A page of the topics at the top of the hierarchy. @throws AppError BAD_INPUT */
export function readRootTopics({ app, principal, signal }: GraphqlContext, given: PageArguments): Page<'Topic'> {
  const cursors = neighbourCursors('rootTopics');
  const range = pageRange(given, cursors);
  return toPage(cursors, () => app.knowledge.readRootTopics(principal, range, { signal }));
}

/** The graph says with each page how many there are: grouping them by their supports has counted them already. */
function toPage<Label extends KnowledgeLabel>(cursors: Cursors<NeighbourPlace>, load: () => Promise<NeighbourPage>): Page<Label> {
  let loading: Promise<NeighbourPage> | undefined;
  const once = (): Promise<NeighbourPage> => (loading ??= load());
  return createPage({
    read: async () => {
      const { neighbours, startsAt, totalCount } = await once();
      const entries = neighbours.map((neighbour) => {
        const { node, position } = neighbour;
        const cursor = (): string => cursors.write({ position, name: nameOf(node), id: node.id });
        return { ...neighbour, node: node as NodeOf<Label>, cursor };
      });
      return { entries, hasPreviousPage: startsAt > 0, hasNextPage: startsAt + neighbours.length < totalCount };
    },
    count: async () => (await once()).totalCount,
  });
}
