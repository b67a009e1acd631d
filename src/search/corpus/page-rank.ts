import type { Edge } from './edges.ts';
import type { GraphView } from './graph-view.ts';
import { grown } from './grown.ts';
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
  /** How often a walker who always returns to the seeds is found at a vertex, in the order in which they were reached: all shares add up to at most 1. */
  shares(): Iterable<readonly [vertex: Vertex, share: number]>;
  /** Where most of a vertex's share came from; not of the names that the walk began at. */
  originOf(vertex: Vertex): Origin | undefined;
}

export interface Origin {
  readonly from: Vertex;
  readonly edge: Edge;
  readonly flow: number;
}

/**
 * Walks from the seeds, whose weights are scaled to a sum of one, so many steps: few of them stay in the seeds' neighbourhood. The same graph, seeds and question give the same
 * shares, to the last bit.
 */
export function walk(
  view: GraphView,
  seeds: ReadonlyMap<Vertex, number>,
  { asked, steps = ITERATIONS }: { asked: AskedRelation; steps?: number },
): Walk {
  const walker = new Walker(view, seeds, asked);
  for (let iteration = 0; iteration < steps; iteration += 1) walker.step();
  return walker;
}

/** The documents that the walk came to, most visited first, ties by id. */
export function rankDocuments(walked: Walk): { document: NodeVertex; share: number }[] {
  const found: { document: NodeVertex; share: number }[] = [];
  for (const [vertex, share] of walked.shares())
    if (vertex.type === 'node' && vertex.text !== undefined) found.push({ document: vertex, share });
  return found.sort((a, b) => b.share - a.share || (a.document.id < b.document.id ? -1 : 1));
}

/** The edges of a vertex and, once they are followed, the places that they lead to. */
interface Ways {
  readonly edges: readonly Edge[];
  to?: Uint32Array;
}

/**
 * One walk. Every vertex that it comes to has a place from then on, so that a step is sums over arrays that are no longer than the walk is wide.
 */
class Walker implements Walk {
  readonly #view: GraphView;
  readonly #asked: AskedRelation;
  readonly #vertices: Vertex[] = [];
  /** By the vertex's number: its place, counted from 1; 0 of what was not reached. */
  readonly #places: Uint32Array;
  /** What returns to the seeds at every step. They have the first places. */
  readonly #restart: Float64Array;
  /** By place: all edges alike, and those of documents whose sentences were compared with the question. */
  readonly #plainWays: (Ways | undefined)[] = [];
  readonly #comparedWays: (Ways | undefined)[] = [];
  #shares: Float64Array;
  #next: Float64Array;
  /** By place: the step in which it was reached last. */
  #reachedIn: Uint32Array;
  #step = 0;
  /** Places in the order in which they were reached in the last step: sums are made in this order, which the graph and the seeds alone decide. */
  #reached: number[];
  /** By place: the strongest flow that came to it, and how. */
  #strongest = new Float64Array(0);
  readonly #origins: (Omit<Origin, 'flow'> | undefined)[] = [];

  constructor(view: GraphView, seeds: ReadonlyMap<Vertex, number>, asked: AskedRelation) {
    this.#view = view;
    this.#asked = asked;
    this.#places = new Uint32Array(view.vertexNumbers);
    const sum = [...seeds.values()].reduce((total, weight) => total + weight, 0);
    this.#restart = Float64Array.from(seeds.values(), (weight) => weight / sum);
    this.#reached = Array.from(seeds.keys(), (vertex) => this.#placeOf(vertex));
    this.#shares = this.#restart.slice();
    this.#next = new Float64Array(seeds.size);
    this.#reachedIn = new Uint32Array(seeds.size);
  }

  *shares(): Iterable<readonly [vertex: Vertex, share: number]> {
    for (const place of this.#reached) yield [this.#vertices[place]!, this.#shares[place]!];
  }

  originOf(vertex: Vertex): Origin | undefined {
    const place = this.#places[vertex.number]! - 1;
    const origin = this.#origins[place];
    return origin && { ...origin, flow: this.#strongest[place]! };
  }

  step(): void {
    const reached = this.#reached;
    this.#step += 1;
    this.#reached = [];
    for (const [place, weight] of this.#restart.entries()) this.#add(place, weight * (1 - DAMPING));
    for (const place of reached) {
      const share = this.#shares[place]!;
      // Too little for a single edge, or for those that are known: so it is with most of what a walk reaches and with hubs, and no edge need be made.
      if (share < SMALLEST_FLOW || share < SMALLEST_FLOW * this.#view.leastEdges(this.#vertices[place]!)) continue;
      const ways = this.#waysOf(place, share >= COMPARED_SHARE);
      if (share >= SMALLEST_FLOW * ways.edges.length) this.#follow(place, share, ways);
    }
    [this.#shares, this.#next] = [this.#next, this.#shares];
  }

  #follow(from: number, share: number, ways: Ways): void {
    const { edges } = ways;
    ways.to ??= this.#placesOf(edges);
    for (let number = 0; number < edges.length; number += 1) {
      const edge = edges[number]!;
      this.#flow(from, edge, ways.to[number]!, DAMPING * share * edge.weight);
    }
  }

  #flow(from: number, edge: Edge, to: number, flow: number): void {
    this.#add(to, flow);
    if (!(flow > this.#strongest[to]!) || (to < this.#restart.length && edge.to.type === 'name')) return;
    this.#strongest[to] = flow;
    this.#origins[to] = { from: this.#vertices[from]!, edge };
  }

  #add(place: number, flow: number): void {
    if (this.#reachedIn[place] === this.#step) {
      this.#next[place]! += flow;
      return;
    }
    this.#reachedIn[place] = this.#step;
    this.#next[place] = flow;
    this.#reached.push(place);
  }

  /** Compares a document's sentences with the question once a walk. */
  #waysOf(place: number, isCompared: boolean): Ways {
    const vertex = this.#vertices[place]!;
    const compares = isCompared && vertex.type === 'node';
    const known = compares ? this.#comparedWays : this.#plainWays;
    let ways = known[place];
    if (ways === undefined) {
      ways = { edges: this.#view.edges(vertex, compares ? this.#asked : undefined) };
      known[place] = ways;
    }
    return ways;
  }

  #placesOf(edges: readonly Edge[]): Uint32Array {
    const places = Uint32Array.from(edges, (edge) => this.#placeOf(edge.to));
    this.#reserve(this.#vertices.length);
    return places;
  }

  #placeOf(vertex: Vertex): number {
    if (this.#places[vertex.number] === 0) this.#places[vertex.number] = this.#vertices.push(vertex);
    return this.#places[vertex.number]! - 1;
  }

  #reserve(places: number): void {
    this.#shares = grown(this.#shares, places);
    this.#next = grown(this.#next, places);
    this.#reachedIn = grown(this.#reachedIn, places);
    this.#strongest = grown(this.#strongest, places);
  }
}
