import type { GraphPath, NodeReference, PathStep } from '../../domain/knowledge.ts';
import type { GraphView } from './graph-view.ts';
import type { NodeVertex, Vertex } from './vertices.ts';
import type { Walk } from './page-rank.ts';

/** Vertices of a path, names included; a longer one explains nothing. */
const MAXIMUM_VERTICES = 9;

/** A vertex of the way and the edge that leads to it. */
interface Stretch {
  readonly vertex: Vertex;
  readonly relationship?: string;
  readonly isForward?: boolean;
}

/**
 * The strongest way from a name in the question to a document. Names on the way are not shown: a text that mentions the name of a node is a step
 * `MENTIONS`, two texts that mention a name that nothing is called by are a step `SHARES_NAME`. Undefined when the walk came from the text alone.
 */
export function tracePath(view: GraphView, walked: Walk, document: NodeVertex): GraphPath | undefined {
  const way: Stretch[] = [];
  for (let vertex: Vertex = document; ;) {
    const origin = walked.originOf(vertex);
    way.unshift({ vertex, relationship: origin?.edge.relationship, isForward: origin?.edge.isForward });
    if (origin === undefined) break;
    if (way.length > MAXIMUM_VERTICES) return undefined;
    vertex = origin.from;
  }
  // Another form of the name in the question stands for the name itself.
  while (way[1]?.vertex.type === 'name') way.shift();
  const [first, ...rest] = way;
  if (first?.vertex.type !== 'name') return undefined;
  // The name itself means a node, or the first text that mentions it is where the way begins to be seen.
  const named = rest[0]?.relationship === 'NAMES' ? undefined : view.targets(first.vertex)[0]?.node;
  return named === undefined ? toPath(rest) : toPath([{ vertex: named }, { ...first, relationship: 'NAMES', isForward: false }, ...rest]);
}

function toPath([start, ...rest]: readonly Stretch[]): GraphPath | undefined {
  if (start?.vertex.type !== 'node') return undefined;
  const steps: PathStep[] = [];
  let toName: Stretch | undefined;
  for (const stretch of rest) {
    // Of two forms of one name in a row the first says how the walk came.
    if (stretch.vertex.type === 'name') toName ??= stretch;
    else {
      steps.push({ ...stepOf(toName, stretch), node: referenceTo(stretch.vertex) });
      toName = undefined;
    }
  }
  return { start: referenceTo(start.vertex), steps };
}

/** One step for what the walk did in two, by way of a name. */
function stepOf(toName: Stretch | undefined, toNode: Stretch): Pick<PathStep, 'relationship' | 'isForward'> {
  if (toName === undefined) return { relationship: toNode.relationship ?? '', isForward: toNode.isForward ?? true };
  if (toName.relationship === 'MENTIONS' && toNode.relationship === 'MENTIONS') return { relationship: 'SHARES_NAME', isForward: true };
  if (toName.relationship === 'NAMES' && toNode.relationship === 'NAMES') return { relationship: 'SHARES_NAME', isForward: true };
  return { relationship: 'MENTIONS', isForward: toNode.relationship === 'NAMES' };
}

function referenceTo({ id, label, name }: NodeVertex): NodeReference {
  return { id, label, name };
}
