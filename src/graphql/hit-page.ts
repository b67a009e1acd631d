import { hitCursors, markOfHit } from './cursor.ts';
import type { ShownHits } from './cursor.ts';
import { pageRange } from './page-arguments.ts';
import type { PageArguments } from './page-arguments.ts';
import type { PageEnds } from './page.ts';
import { idOfHit } from './present-answer.ts';
import type { PresentedHit } from './present-answer.ts';

export interface HitEdge {
  /** Written only for who selects it. */
  cursor(): string;
  readonly node: PresentedHit;
}

export interface HitPage {
  readonly edges: readonly HitEdge[];
  readonly nodes: readonly PresentedHit[];
  readonly pageInfo: PageEnds;
  readonly totalCount: number;
}

/**
 * A page of all hits of a search: of those that the cursor does not know, the best. As long as nothing changes, the pages are the whole list in its order; when
 * something does, what was shown is not shown again, and what was not shown still is.
 * @param search names the search, so that a cursor of another one is refused
 * @throws AppError BAD_INPUT
 */
export function toHitPage(hits: readonly PresentedHit[], search: string, given: PageArguments): HitPage {
  const cursors = hitCursors(search);
  const { limit, isFromEnd, after = [], before } = pageRange(given, cursors);
  const shown = new Set(after);
  const left = hits.filter((hit) => !shown.has(markOf(hit)));
  const between = before === undefined ? left : onlyOf(left, before.slice(0, -1));
  const start = isFromEnd ? Math.max(0, between.length - limit) : 0;
  const nodes = between.slice(start, start + limit);
  const cursorAt = (place: number): string => cursors.write([...after, ...between.slice(0, start + place + 1).flatMap(marksOf)]);
  return {
    nodes,
    edges: nodes.map((node, place) => ({ node, cursor: () => cursorAt(place) })),
    pageInfo: {
      hasNextPage: start + nodes.length < between.length || between.length < left.length,
      hasPreviousPage: start > 0 || left.length < hits.length,
      startCursor: nodes.length === 0 ? null : cursorAt(0),
      endCursor: nodes.length === 0 ? null : cursorAt(nodes.length - 1),
    },
    totalCount: hits.length,
  };
}

function onlyOf(hits: readonly PresentedHit[], marks: ShownHits): PresentedHit[] {
  const wanted = new Set(marks);
  return hits.filter((hit) => wanted.has(markOf(hit)));
}

function markOf(hit: PresentedHit): string {
  return markOfHit(idOfHit(hit));
}

/** The hit's own mark last. What it lists as its duplicates was shown too. */
function marksOf({ hit, ...rest }: PresentedHit): ShownHits {
  return [...(hit.duplicates ?? []), hit].map((shown) => markOf({ ...rest, hit: shown }));
}
