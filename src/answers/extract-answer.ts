import type { Evidence, FactEvidence, PassageEvidence, WebEvidence } from '../domain/answer-event.ts';
import { dotProduct } from '../domain/dot-product.ts';
import { nameWords } from '../domain/names.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import { clausesOf } from './clauses.ts';
import { textOf } from './evidence-text.ts';
import { sentencesOf } from './sentences.ts';
import { tryEmbed } from './try-embed.ts';
import type { TryEmbedOptions } from './try-embed.ts';

/** A sentence of the evidence that answers a part of the question. */
export interface ExtractedSentence {
  readonly text: string;
  readonly evidence: Evidence;
}

/** Sentences of a passage that are weighed, and sentences of passages in an answer at most. */
const SENTENCES_A_PASSAGE = 12;
const MAXIMUM_SENTENCES = 4;
/** A sentence below this score answers nothing; chosen on the sample company's questions. */
const MINIMUM_SCORE = 0.38;
/** Share of the best sentence's score that a further sentence needs. */
const SHARE_OF_BEST = 0.72;
/** Cosine similarity above which two sentences say the same. */
const REPETITION = 0.9;

/** Evidence that is a text of several sentences. */
type TextEvidence = PassageEvidence | WebEvidence;

interface WeighedSentence extends ExtractedSentence {
  readonly vector: Float32Array | undefined;
  /** By clause of the question; the first is the whole question. */
  readonly scores: readonly number[];
}

/**
 * The best sentences of the company's own evidence: the relationships that the question asks for, then for each clause the sentence that fits it
 * best, then the next best for the question as a whole, in the order of the evidence. When none of it fits well enough, the best sentences from outside, where there are any. Empty when
 * nothing fits.
 */
export async function extractAnswer(
  embeddingModel: EmbeddingModel,
  question: string,
  evidence: readonly Evidence[],
  options: TryEmbedOptions,
): Promise<ExtractedSentence[]> {
  const passages = evidence.filter((piece): piece is PassageEvidence => piece.kind === 'passage');
  const facts = evidence.filter((piece): piece is FactEvidence => piece.kind === 'fact' && piece.isAsked);
  const own = [
    ...facts.map((piece) => ({ text: piece.sentence, evidence: piece })),
    ...(await bestSentences(embeddingModel, question, passages, options)),
  ];
  const outside = evidence.filter((piece): piece is WebEvidence => piece.kind === 'web');
  return own.length > 0 || outside.length === 0 ? own : bestSentences(embeddingModel, question, outside, options);
}

async function bestSentences(
  model: EmbeddingModel,
  question: string,
  texts: readonly TextEvidence[],
  options: TryEmbedOptions,
): Promise<ExtractedSentence[]> {
  const clauses = clausesOf(question);
  const weighed = await weigh(model, clauses, texts, options);
  const chosen = choose(weighed, clauses.length);
  return weighed.filter((sentence) => chosen.has(sentence)).map(({ text, evidence }) => ({ text, evidence }));
}

async function weigh(
  model: EmbeddingModel,
  clauses: readonly string[],
  texts: readonly TextEvidence[],
  options: TryEmbedOptions,
): Promise<WeighedSentence[]> {
  const candidates = texts.flatMap((evidence) =>
    sentencesOf(textOf(evidence))
      .slice(0, SENTENCES_A_PASSAGE)
      .map((text) => ({ text, evidence })),
  );
  const vectors = await tryEmbed(model, [...clauses, ...candidates.map(({ text }) => text)], options);
  return candidates.map(({ text, evidence }, place) => {
    const vector = vectors[clauses.length + place];
    const scores = clauses.map((clause, index) =>
      scoreOf(clause, text, { evidence, similarity: vector && dotProduct(vectors[index], vector) }),
    );
    return { text, evidence, vector, scores };
  });
}

/** Meaning counts most; shared words settle names and numbers; the standing of the passage settles what is left. */
function scoreOf(
  clause: string,
  text: string,
  { evidence, similarity }: { evidence: TextEvidence; similarity: number | undefined },
): number {
  const found = new Set(nameWords(text));
  const words = nameWords(clause).filter((word) => word.length > 2);
  const coverage = words.length === 0 ? 0 : words.filter((word) => found.has(word)).length / words.length;
  const standing = Math.min(1, evidence.kind === 'web' ? evidence.result.score : evidence.hit.score);
  // Without vectors, because the model does not answer, words decide.
  return similarity === undefined ? 0.9 * coverage + 0.1 * standing : 0.7 * similarity + 0.2 * coverage + 0.1 * standing;
}

function choose(weighed: readonly WeighedSentence[], clauses: number): Set<WeighedSentence> {
  const chosen = new Set<WeighedSentence>();
  const best = Math.max(0, ...weighed.flatMap((sentence) => sentence.scores));
  const threshold = Math.max(MINIMUM_SCORE, best * SHARE_OF_BEST);
  const take = (clause: number): boolean => {
    const [next] = weighed
      .filter((sentence) => (sentence.scores[clause] ?? 0) >= threshold && ![...chosen].some((other) => repeats(sentence, other)))
      .sort((a, b) => (b.scores[clause] ?? 0) - (a.scores[clause] ?? 0));
    if (next === undefined || chosen.size >= MAXIMUM_SENTENCES) return false;
    chosen.add(next);
    return true;
  };
  for (let clause = 1; clause < clauses; clause += 1) take(clause);
  while (take(0));
  return chosen;
}

function repeats(a: WeighedSentence, b: WeighedSentence): boolean {
  return a === b || a.text === b.text || dotProduct(a.vector, b.vector ?? new Float32Array()) > REPETITION;
}
