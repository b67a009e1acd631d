import type { KnowledgeNode } from '../domain/knowledge-node.ts';
import type { KnowledgeLabel } from '../domain/knowledge.ts';
import { AppError } from '../errors.ts';
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

/**
 * The document that a passage or section which was just read is from.
 * @throws AppError NOT_FOUND when it was deleted or hidden meanwhile: what was read is not true any more
 */
export async function findDocumentOf(loaders: Loaders, documentId: string): Promise<NodeOf<'Document'>> {
  const found = await findNode(loaders, 'Document', documentId);
  if (found === null) throw new AppError('NOT_FOUND', 'The document was removed while it was read.', { isRetryable: true });
  return found;
}
