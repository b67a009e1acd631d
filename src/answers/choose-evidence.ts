import type { Evidence } from '../domain/answer-event.ts';
import { dotProduct } from '../domain/dot-product.ts';
import type { SearchHit } from '../domain/evidence.ts';
import type { Fact } from '../domain/knowledge.ts';
import type { WebResult } from '../domain/web-result.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import { askedFacts } from './asked-facts.ts';
import { tryEmbed } from './try-embed.ts';
import type { TryEmbedOptions } from './try-embed.ts';
import { verbaliseFact } from './verbalise-fact.ts';

/** Facts that the question does not ask for but that are near it, for a language model to draw on. */
const NEARBY_FACTS = 10;

/**
 * Numbers the evidence from 1: the facts that the question asks for, the passages in their order, then, when wanted, the facts nearest to it in meaning; last what comes from
 * outside the company.
 */
export async function chooseEvidence(
  embeddingModel: EmbeddingModel,
  question: string,
  found: { hits: readonly SearchHit[]; facts: readonly Fact[]; webResults?: readonly WebResult[] },
  options: TryEmbedOptions & { readonly isNearbyWanted: boolean },
): Promise<Evidence[]> {
  const asked = askedFacts(question, found.facts);
  const others = found.facts.filter((fact) => !asked.includes(fact));
  const nearby = options.isNearbyWanted ? (await nearest(embeddingModel, question, others, options)).slice(0, NEARBY_FACTS) : [];
  const pieces = [
    ...asked.map((fact) => ({ kind: 'fact' as const, fact, sentence: verbaliseFact(fact), isAsked: true })),
    ...found.hits.map((hit) => ({ kind: 'passage' as const, hit })),
    ...nearby.map((fact) => ({ kind: 'fact' as const, fact, sentence: verbaliseFact(fact), isAsked: false })),
    ...(found.webResults ?? []).map((result) => ({ kind: 'web' as const, result })),
  ];
  return pieces.map((piece, place) => ({ ...piece, number: place + 1 }));
}

/** Facts by the similarity of their sentence to the question. */
async function nearest(model: EmbeddingModel, question: string, facts: readonly Fact[], options: TryEmbedOptions): Promise<Fact[]> {
  const [target, ...vectors] = await tryEmbed(model, [question, ...facts.map(verbaliseFact)], options);
  return facts
    .map((fact, place) => ({ fact, place, similarity: dotProduct(target, vectors[place]) }))
    .sort((a, b) => b.similarity - a.similarity || a.place - b.place)
    .map(({ fact }) => fact);
}
