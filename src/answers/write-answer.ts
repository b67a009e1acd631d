import type { Evidence } from '../domain/answer-event.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import type { LanguageModel } from '../models/language-model.ts';
import { answerPrompt } from './answer.prompt.ts';
import { cite } from './cite.ts';
import { extractAnswer } from './extract-answer.ts';
import type { TryEmbedOptions } from './try-embed.ts';

/** A piece of an answer: words, or the evidence that the words before it rest on. */
export type Written = { readonly text: string } | { readonly number: number; readonly quote?: string };

/** Tokens that a language model may write. */
const MAXIMUM_ANSWER_TOKENS = 800;

/** Before sentences that are not the company's: nobody should take them for its own, wherever the answer is shown. */
export const OUTSIDE = 'From outside the company: ';

/** The answer in a language model's words. @throws AppError when the model fails */
export async function* generatedText(
  model: LanguageModel,
  question: string,
  evidence: readonly Evidence[],
  signal: AbortSignal,
): AsyncGenerator<Written> {
  const numbers = new Set(evidence.map((piece) => piece.number));
  const stream = model.stream(answerPrompt(question, evidence), { signal, maximumTokens: MAXIMUM_ANSWER_TOKENS });
  yield* cite(stream, (number) => numbers.has(number));
}

/** The answer in the evidence's own words: each chosen sentence with its citation. Nothing when no sentence fits. */
export async function* extractiveText(
  embeddingModel: EmbeddingModel,
  question: string,
  evidence: readonly Evidence[],
  options: TryEmbedOptions,
): AsyncGenerator<Written> {
  if (evidence.length === 0) return;
  const sentences = await extractAnswer(embeddingModel, question, evidence, options);
  if (sentences[0]?.evidence.kind === 'web') yield { text: OUTSIDE };
  for (const [place, sentence] of sentences.entries()) {
    yield { text: `${place === 0 ? '' : ' '}${sentence.text} ` };
    yield { number: sentence.evidence.number, quote: sentence.text };
  }
}
