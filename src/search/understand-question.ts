import type { LinkedName } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import type { Complexity, QuestionType, TimeOrder } from '../domain/question.ts';
import type { GraphStore } from '../stores/graph-store.ts';
import { askedOrder } from './asked-order.ts';
import { classifyQuestion } from './classify-question.ts';
import { linkQuestion, toLinkedNames } from './corpus/link-question.ts';
import type { LinkedQuestion } from './corpus/link-question.ts';
import type { TenantCorpus } from './corpus/tenant-corpus.ts';
import { linkNames } from './link-names.ts';
import { measureNames } from './measure-names.ts';

/** What a question is about. */
export interface Understanding {
  readonly type: QuestionType;
  readonly complexity: Complexity;
  /** Whether a language model says so; absent: rules do. */
  readonly isRefined?: true;
  /** Whether it asks for the newest or oldest of something. */
  readonly timeOrder?: TimeOrder;
  /** The nodes that it names, strongest first. */
  readonly names: readonly LinkedName[];
  /** 0 to 1: how much of what it says its names carry. */
  readonly shareOfNames: number;
  /** Its names, what else it asks for and its other words, for a tenant that is in memory. */
  readonly question?: LinkedQuestion;
}

/** What the names of a question carry in a tenant that is not in memory, where their rarity is not known. */
const UNMEASURED_SHARE = 0.2;

/**
 * Finds the names in a question: in the tenant's corpus, or, for a tenant too large for that, by the graph's own index; and what kind of question it is.
 * @throws AppError DEPENDENCY_UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED
 */
export async function understandQuestion(
  { graph, corpus }: { graph: GraphStore; corpus: Promise<TenantCorpus | undefined> },
  principal: Principal,
  text: string,
  options: { signal?: AbortSignal },
): Promise<Understanding> {
  const resident = await corpus;
  if (resident === undefined) return understandByNames(text, await linkNames(graph, principal, text, options));
  const view = resident.view(principal.scopes);
  const question = linkQuestion(view, text, (word) => resident.postings.hasWord(principal.scopes, word));
  const shareOfNames = measureNames(question, resident, principal);
  const names = toLinkedNames(view, question.names);
  const { properties } = question;
  const facts = { names: question.names.length, shareOfNames, kinds: properties.kinds.length, periods: properties.periods.length };
  return { ...classifyQuestion(text, facts), names, shareOfNames, question, timeOrder: askedOrder(text) };
}

/** What can be said of a question by its words and these names alone. */
export function understandByNames(text: string, names: readonly LinkedName[]): Understanding {
  const facts = { names: names.length, shareOfNames: names.length > 0 ? 1 : 0, kinds: 0, periods: 0 };
  return { ...classifyQuestion(text, facts), names, shareOfNames: UNMEASURED_SHARE, timeOrder: askedOrder(text) };
}
