import type { KnowledgeLabel } from '../domain/knowledge.ts';
import type { KnowledgeNode } from '../domain/knowledge-node.ts';
import type { GraphqlContext } from './context.ts';
import { listCursors } from './cursor.ts';
import type { ListPlace } from './cursor.ts';
import { afterPlace, fieldsOf, reversed } from './keyset.ts';
import { toSort, toWhere } from './list-conditions.ts';
import type { NodeSort, NodeWhere } from './list-conditions.ts';
import { pageOffset, pageRange, pageSize } from './page-arguments.ts';
import type { PageArguments } from './page-arguments.ts';
import { createPage } from './page.ts';
import type { NodeOf, Page } from './page.ts';

interface ListArguments {
  readonly where?: object | null;
  readonly sort?: readonly object[] | null;
}

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

/**
 * A page of the list of nodes. Its neighbours in the list are looked for only where a cursor hides them.
 * @throws AppError BAD_INPUT
 */
export function readListPage<Label extends KnowledgeLabel>(
  { lists, principal, signal }: GraphqlContext,
  label: Label,
  given: ListArguments & PageArguments,
): Page<Label> {
  const where = toWhere(given.where);
  const order = toSort(label, given.sort);
  const cursors = listCursors(listName(label, order), order.length);
  const { limit, isFromEnd, after, before } = pageRange(given, cursors);
  const readNodes = async (sort: readonly NodeSort[], places: NodeWhere[], most: number): Promise<NodeOf<Label>[]> =>
    (await lists.list(principal, label, { where: { AND: [where, ...places] }, sort, limit: most }, signal)) as NodeOf<Label>[];
  /** Whether anything stands at the place or beyond it, in this order. */
  const isAnyFrom = async (sort: readonly NodeSort[], place: ListPlace): Promise<boolean> =>
    (await readNodes(sort, [afterPlace(sort, place, { isInclusive: true })], 1)).length > 0;

  return createPage({
    read: async () => {
      const back = reversed(order);
      const places = [...(after ? [afterPlace(order, after)] : []), ...(before ? [afterPlace(back, before)] : [])];
      // One more than the page shows whether there is more at the other end.
      const nodes = await readNodes(isFromEnd ? back : order, places, limit + 1);
      const page = nodes.slice(0, limit);
      if (isFromEnd) page.reverse();
      const isMore = nodes.length > limit;
      return {
        entries: page.map((node) => ({ node, cursor: () => cursors.write(placeOf(node, order)) })),
        hasNextPage: (!isFromEnd && isMore) || (before !== undefined && (() => isAnyFrom(order, before))),
        hasPreviousPage: (isFromEnd && isMore) || (after !== undefined && (() => isAnyFrom(back, after))),
      };
    },
    count: () => lists.count(principal, label, where, signal),
  });
}

function placeOf(node: KnowledgeNode, order: readonly NodeSort[]): ListPlace {
  const values = node as unknown as Readonly<Record<string, string | null | undefined>>;
  return fieldsOf(order).map(([field]) => values[field] ?? null);
}

/** The list and its order as a cursor names them: `Document createdAt DESC, id ASC`. */
function listName(label: KnowledgeLabel, order: readonly NodeSort[]): string {
  const fields = fieldsOf(order).map(([field, direction]) => `${field} ${direction}`);
  return `${label} ${fields.join(', ')}`;
}
