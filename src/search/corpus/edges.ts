import type { Vertex } from './vertices.ts';

/** An edge from a vertex, and which share of what leaves the vertex takes it. */
export interface Edge {
  readonly to: Vertex;
  readonly weight: number;
  readonly relationship: string;
  readonly isForward: boolean;
}

/** Scales edges down so that together they weigh no more than this. */
export function capped<Kind extends Edge>(edges: readonly Kind[], most: number): Kind[] {
  const sum = edges.reduce((total, { weight }) => total + weight, 0);
  return edges.map((edge) => (sum > most ? { ...edge, weight: (edge.weight * most) / sum } : edge));
}

/** Scales edges so that together they weigh 1. */
export function scaled(edges: readonly Edge[]): Edge[] {
  const sum = edges.reduce((total, { weight }) => total + weight, 0);
  return edges.map((edge) => ({ ...edge, weight: edge.weight / sum }));
}
