import type { Edge, GraphView } from './graph-view.ts';
import type { NodeVertex, Vertex } from './vertices.ts';
import type { AskedRelation } from './relation-fit.ts';

/**
 * Personalised PageRank (Haveliwala, "Topic-sensitive PageRank", 2002) by power iteration over what the walk reaches. Damping and iterations hardly
 * matter between .7 and .8, 8 and 20.
 */
const DAMPING = 0.8;
const ITERATIONS = 10;
/** A vertex whose edges would take less than this each is not followed; it bounds the walk, whatever the size of the graph or of a hub. */
const SMALLEST_FLOW = 5e-5;
/** From this share on a vertex's sentences are compared with the question; far from the names in it they say little. */
const COMPARED_SHARE = 5e-3;

export interface Walk {
  /** How often a walker who always returns to the seeds is found at a vertex: all shares add up to at most 1. */
  readonly shares: ReadonlyMap<Vertex, number>;
  /** Where most of a vertex's share came from; not of the names that the walk began at. */
  readonly origins: ReadonlyMap<Vertex, Origin>;
}

export interface Origin {
  readonly from: Vertex;
  readonly edge: Edge;
  readonly flow: number;
}

/** Walks from the seeds, whose weights are scaled to a sum of one. The same graph, seeds and question give the same shares, to the last bit. */
export function walk(view: GraphView, seeds: ReadonlyMap<Vertex, number>, asked: AskedRelation): Walk {
  const sum = [...seeds.values()].reduce((total, weight) => total + weight, 0);
  const restart = new Map([...seeds].map(([vertex, weight]) => [vertex, weight / sum]));
  const compared = new Map<Vertex, readonly Edge[]>();
  const origins = new Map<Vertex, Origin>();
  let shares: ReadonlyMap<Vertex, number> = restart;
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    const next = new Map([...restart].map(([vertex, weight]) => [vertex, weight * (1 - DAMPING)]));
    for (const [from, share] of shares) {
      const edges = edgesOf(view, from, share >= COMPARED_SHARE ? { asked, compared } : undefined);
      if (share < SMALLEST_FLOW * edges.length) continue;
      for (const edge of edges) {
        const flow = DAMPING * share * edge.weight;
        next.set(edge.to, (next.get(edge.to) ?? 0) + flow);
        if (!(edge.to.type === 'name' && restart.has(edge.to)) && flow > (origins.get(edge.to)?.flow ?? 0))
          origins.set(edge.to, { from, edge, flow });
      }
    }
    shares = next;
  }
  return { shares, origins };
}

/** Compares a vertex's sentences with the question once a walk. */
function edgesOf(
  view: GraphView,
  vertex: Vertex,
  question: { asked: AskedRelation; compared: Map<Vertex, readonly Edge[]> } | undefined,
): readonly Edge[] {
  if (question === undefined || vertex.type === 'name') return view.edges(vertex);
  const edges = question.compared.get(vertex) ?? view.edges(vertex, question.asked);
  question.compared.set(vertex, edges);
  return edges;
}

/** The documents that the walk came to, most visited first, ties by id. */
export function rankDocuments({ shares }: Walk): { document: NodeVertex; share: number }[] {
  const found: { document: NodeVertex; share: number }[] = [];
  for (const [vertex, share] of shares) if (vertex.type === 'node' && vertex.text !== undefined) found.push({ document: vertex, share });
  return found.sort((a, b) => b.share - a.share || (a.document.id < b.document.id ? -1 : 1));
}
