import DataLoader from 'dataloader';
import type { App } from '../app.ts';
import { groupBy } from '../domain/group-by.ts';
import type { KnowledgeNode } from '../domain/knowledge-node.ts';
import type { NeighbourPage, NeighbourPlace, PageRange, Relation } from '../domain/neighbour.ts';
import type { Principal } from '../domain/principal.ts';
import { MAXIMUM_BATCH, createSectionLoaders } from './section-loaders.ts';
import type { SectionLoaders } from './section-loaders.ts';

/** Which page of which neighbours of which node. */
export interface NeighbourKey {
  readonly id: string;
  readonly relation: Relation;
  readonly range: PageRange<NeighbourPlace>;
  /** Relation and range as a text, which is the same for the same page of other nodes. */
  readonly page: string;
}

export function neighbourKey(id: string, relation: Relation, range: PageRange<NeighbourPlace>): NeighbourKey {
  return { id, relation, range, page: JSON.stringify([relation, range]) };
}

/** Gathers what the fields of one level ask for into one query. Made anew for every operation: nothing is shared between askers. */
export interface Loaders extends SectionLoaders {
  /** null: it does not exist, or is hidden. */
  readonly node: DataLoader<string, KnowledgeNode | null>;
  /** Pages that begin and end alike, of the same nodes, are read together, whatever relations they are of. */
  readonly neighbours: DataLoader<NeighbourKey, NeighbourPage, string>;
}

const EMPTY: NeighbourPage = { neighbours: [], startsAt: 0, totalCount: 0 };

export function createLoaders(app: Pick<App, 'knowledge' | 'sections'>, principal: Principal, signal: AbortSignal): Loaders {
  const { knowledge } = app;
  return {
    ...createSectionLoaders(app.sections, principal, signal),
    node: new DataLoader(
      async (ids) => {
        const nodes = await knowledge.readNodes(principal, ids, { signal });
        const byId = new Map(nodes.map((found) => [found.id, found]));
        return ids.map((id) => byId.get(id) ?? null);
      },
      { maxBatchSize: MAXIMUM_BATCH },
    ),
    neighbours: new DataLoader<NeighbourKey, NeighbourPage, string>((keys) => readNeighbours({ knowledge, principal, signal }, keys), {
      maxBatchSize: MAXIMUM_BATCH,
      cacheKeyFn: nameOfKey,
    }),
  };
}

interface Reader {
  readonly knowledge: App['knowledge'];
  readonly principal: Principal;
  readonly signal: AbortSignal;
}

async function readNeighbours({ knowledge, principal, signal }: Reader, keys: readonly NeighbourKey[]): Promise<NeighbourPage[]> {
  const found = new Map<string, NeighbourPage>();
  const reads = toRequests(keys).map(async ({ range, ids, pages }) => {
    const relations = pages.map(({ relation }) => relation);
    const neighbours = await knowledge.readNeighbours(principal, { ...range, ids, relations }, { signal });
    for (const [place, { page }] of pages.entries()) {
      for (const [id, ofNode] of neighbours[place] ?? []) found.set(nameOfKey({ id, page }), ofNode);
    }
  });
  await Promise.all(reads);
  return keys.map((key) => found.get(nameOfKey(key)) ?? EMPTY);
}

interface Request extends Pick<NeighbourKey, 'range'> {
  readonly ids: readonly string[];
  /** One key of each page that is asked for. */
  readonly pages: NeighbourKey[];
}

/** The keys, those put together that ask for the same part of the list of the same nodes. */
function toRequests(keys: readonly NeighbourKey[]): Request[] {
  const requests = new Map<string, Request>();
  for (const ofPage of groupBy(keys, ({ page }) => page).values()) {
    const ids = ofPage.map(({ id }) => id);
    for (const key of ofPage.slice(0, 1)) {
      const name = JSON.stringify([key.range, ids]);
      const request = requests.get(name) ?? { range: key.range, ids, pages: [] };
      request.pages.push(key);
      requests.set(name, request);
    }
  }
  return [...requests.values()];
}

function nameOfKey({ id, page }: Pick<NeighbourKey, 'id' | 'page'>): string {
  return `${id} ${page}`;
}
