import type { Evidence } from '../domain/answer-event.ts';
import { nameWords } from '../domain/names.ts';
import { dotProduct } from '../domain/dot-product.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import { sentencesOf } from './sentences.ts';
import { tryEmbed } from './try-embed.ts';

/** A sentence of the evidence that answers a part of the question. */
export interface ExtractedSentence {
  readonly text: string;
  readonly evidence: Evidence;
}

/** Sentences that are weighed for each piece of evidence, and that an answer has at most. */
const SENTENCES_A_PASSAGE = 12;
const MAXIMUM_SENTENCES = 5;
/** A sentence below this score answers nothing. Score: see {@link scoreOf}. */
const MINIMUM_SCORE = 0.4;
/** Share of the best sentence's score that a further sentence needs. */
const SHARE_OF_BEST = 0.72;
/** Cosine similarity above which two sentences say the same. */
const REPETITION = 0.9;
/** A clause needs this many words to stand for a question of its own. */
const CLAUSE_WORDS = 3;

interface Weighed extends ExtractedSentence {
  readonly vector: Float32Array | undefined;
  /** By clause of the question; the first is the whole question. */
  readonly scores: readonly number[];
  readonly place: number;
}

/**
 * The best sentences of the best evidence, in the order of the evidence. Each clause of the question ("who wrote X, and what was decided
 * after it") gets the sentence that fits it best, then the question as a whole gets the next best. Empty when nothing fits well enough.
 */
export async function extractAnswer(
  embeddingModel: EmbeddingModel,
  question: string,
  evidence: readonly Evidence[],
  options: { signal?: AbortSignal },
): Promise<ExtractedSentence[]> {
  const candidates = evidence.flatMap(candidatesOf);
  const clauses = clausesOf(question);
  const vectors = await tryEmbed(embeddingModel, [...clauses, ...candidates.map((candidate) => candidate.text)], options.signal);
  const clauseVectors = vectors.slice(0, clauses.length);
  const weighed = candidates.map((candidate, place): Weighed => {
    const vector = vectors[clauses.length + place];
    const scores = clauses.map((clause, index) => scoreOf(clause, candidate, vector && dotProduct(clauseVectors[index], vector)));
    return { ...candidate, vector, scores, place };
  });
  return choose(weighed, clauses.length)
    .sort((a, b) => a.place - b.place)
    .map(({ text, evidence: source }) => ({ text, evidence: source }));
}

function candidatesOf(evidence: Evidence): ExtractedSentence[] {
  const texts = evidence.kind === 'fact' ? [evidence.sentence] : sentencesOf(evidence.hit.passage.text).slice(0, SENTENCES_A_PASSAGE);
  return texts.map((text) => ({ text, evidence }));
}

/** The whole question, then its clauses when it has several. */
function clausesOf(question: string): string[] {
  const clauses = question
    .split(/[,;?!]|\b(?:and|und|et|y|og)\b/i)
    .map((clause) => clause.trim())
    .filter((clause) => clause.split(/\s+/).length >= CLAUSE_WORDS);
  return clauses.length > 1 ? [question, ...clauses] : [question];
}

/** Meaning counts most; shared words settle names and numbers; the place of the passage settles what is left. */
function scoreOf(clause: string, { text, evidence }: ExtractedSentence, similarity: number | undefined): number {
  const found = new Set(nameWords(text));
  const words = nameWords(clause).filter((word) => word.length > 2);
  const coverage = words.length === 0 ? 0 : words.filter((word) => found.has(word)).length / words.length;
  const standing = evidence.kind === 'passage' ? Math.min(1, evidence.hit.score) : 0.5;
  return similarity === undefined ? 0.9 * coverage + 0.1 * standing : 0.7 * similarity + 0.2 * coverage + 0.1 * standing;
}

function choose(weighed: readonly Weighed[], clauses: number): Weighed[] {
  const chosen: Weighed[] = [];
  const best = Math.max(0, ...weighed.flatMap((sentence) => sentence.scores));
  const isGood = (score: number): boolean => score >= Math.max(MINIMUM_SCORE, best * SHARE_OF_BEST);
  const take = (clause: number): boolean => {
    const [next] = weighed
      .filter((sentence) => isGood(sentence.scores[clause] ?? 0) && !chosen.some((other) => repeats(sentence, other)))
      .sort((a, b) => (b.scores[clause] ?? 0) - (a.scores[clause] ?? 0) || a.place - b.place);
    if (next !== undefined) chosen.push(next);
    return next !== undefined;
  };
  for (let clause = 1; clause < clauses && chosen.length < MAXIMUM_SENTENCES; clause += 1) take(clause);
  while (chosen.length < MAXIMUM_SENTENCES && take(0));
  return chosen;
}

function repeats(a: Weighed, b: Weighed): boolean {
  return a.place === b.place || dotProduct(a.vector, b.vector) > REPETITION;
}
