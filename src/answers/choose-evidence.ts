import type { Evidence } from '../domain/answer-event.ts';
import type { SearchHit } from '../domain/evidence.ts';
import type { Fact } from '../domain/knowledge.ts';
import { dotProduct } from '../domain/dot-product.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import { tryEmbed } from './try-embed.ts';
import { verbaliseFact } from './verbalise-fact.ts';

/** Facts that are kept: those whose sentence is nearest to the question. */
const MAXIMUM_FACTS = 10;

/** Numbers the evidence from 1: the passages in their order, then the facts that fit the question best. */
export async function chooseEvidence(
  embeddingModel: EmbeddingModel,
  question: string,
  found: { hits: readonly SearchHit[]; facts: readonly Fact[] },
  options: { signal?: AbortSignal },
): Promise<Evidence[]> {
  const passages = found.hits.map((hit, place): Evidence => ({ kind: 'passage', number: place + 1, hit }));
  const sentences = found.facts.map((fact) => ({ fact, sentence: verbaliseFact(fact) }));
  const texts = [question, ...sentences.map(({ sentence }) => sentence)];
  const [target, ...vectors] = await tryEmbed(embeddingModel, texts, options.signal);
  const ranked = sentences
    .map((candidate, place) => ({ ...candidate, place, similarity: dotProduct(target, vectors[place]) }))
    .sort((a, b) => b.similarity - a.similarity || a.place - b.place)
    .slice(0, MAXIMUM_FACTS);
  return [
    ...passages,
    ...ranked.map(({ fact, sentence }, place): Evidence => ({ kind: 'fact', number: passages.length + place + 1, fact, sentence })),
  ];
}
