import type { LinkedName } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import type { GraphStore } from '../stores/graph-store.ts';
import { linkQuestion, toLinkedNames } from './corpus/link-question.ts';
import type { LinkedQuestion } from './corpus/link-question.ts';
import type { TenantCorpus } from './corpus/tenant-corpus.ts';
import { linkNames } from './link-names.ts';

/** What a question is about. */
export interface Understanding {
  /** The nodes that it names, strongest first. */
  readonly names: readonly LinkedName[];
  /** Its names, what else it asks for and its other words, for a tenant that is in memory. */
  readonly question?: LinkedQuestion;
}

/**
 * Finds the names in a question: in the tenant's corpus, or, for a tenant too large for that, by the graph's own index.
 * @throws AppError DEPENDENCY_UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED
 */
export async function understandQuestion(
  { graph, corpus }: { graph: GraphStore; corpus: Promise<TenantCorpus | undefined> },
  principal: Principal,
  text: string,
  options: { signal?: AbortSignal },
): Promise<Understanding> {
  const resident = await corpus;
  if (resident === undefined) return { names: await linkNames(graph, principal, text, options) };
  const view = resident.view(principal.scopes);
  const question = linkQuestion(view, text);
  return { question, names: toLinkedNames(view, question.names) };
}
