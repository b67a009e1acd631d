import type { KnowledgeNode } from '../domain/knowledge-node.ts';
import type { KnowledgeLabel } from '../domain/knowledge.ts';
import type { Loaders } from './loaders.ts';

type NodeOf<Label extends KnowledgeLabel> = Extract<KnowledgeNode, { label: Label }>;

/** The node with this id when it is of this type; null when it is not, does not exist or is hidden. */
export async function findNode<Label extends KnowledgeLabel>(
  loaders: Loaders,
  label: Label,
  id: string | undefined,
): Promise<NodeOf<Label> | null> {
  const node = id === undefined ? null : await loaders.node.load(id);
  return node?.label === label ? (node as NodeOf<Label>) : null;
}
