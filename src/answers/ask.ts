import type { Answer, AnswerEvent, AnswerMode, Citation, Evidence } from '../domain/answer-event.ts';
import type { DegradedPart } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import { AppError, asAppError } from '../errors.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import type { LanguageModel } from '../models/language-model.ts';
import { search } from '../search/search.ts';
import type { SearchDependencies, SearchOptions, SearchResult } from '../search/search.ts';
import { NO_ANSWER } from './answer.prompt.ts';
import { chooseEvidence } from './choose-evidence.ts';
import { textOf } from './evidence-text.ts';
import { gatherFacts } from './gather-facts.ts';
import { extractiveText, generatedText } from './write-answer.ts';
import type { Written } from './write-answer.ts';

export interface AskDependencies extends SearchDependencies {
  readonly embeddingModel: EmbeddingModel;
  /** Absent: answers are extractive. */
  readonly languageModel?: LanguageModel;
}

/** An event before it is numbered. */
type Happening = AnswerEvent extends infer Event ? (Event extends AnswerEvent ? Omit<Event, 'sequence'> : never) : never;

const ANSWER_HITS = 8;

/**
 * Answers a question, telling what happens as it happens: find evidence -> number it -> write, citing -> complete. Leaving the loop, or
 * aborting the signal, stops the work. Failures come as the last event, `answer-failed`; the generator itself does not throw.
 */
export async function* ask(
  dependencies: AskDependencies,
  principal: Principal,
  question: string,
  options: SearchOptions = {},
): AsyncGenerator<AnswerEvent> {
  const leaving = new AbortController();
  const signal = options.signal === undefined ? leaving.signal : AbortSignal.any([options.signal, leaving.signal]);
  let sequence = 0;
  try {
    for await (const happening of answerSteps(dependencies, principal, question, { ...options, signal })) {
      yield { ...happening, sequence: sequence++ };
    }
  } catch (error) {
    const { code, message, isRetryable } = asAppError(error, asInternal);
    if (code === 'INTERNAL') dependencies.logger.error({ area: 'answers', tenantId: principal.tenantId, err: error }, 'answer failed');
    yield { type: 'answer-failed', code, message, isRetryable, sequence: sequence++ };
  } finally {
    leaving.abort();
  }
}

async function* answerSteps(
  dependencies: AskDependencies,
  principal: Principal,
  asked: string,
  options: SearchOptions & { signal: AbortSignal },
): AsyncGenerator<Happening> {
  yield { type: 'answer-started', question: asked };
  const found = await search(dependencies, principal, asked, { ...options, limit: options.limit ?? ANSWER_HITS });
  const { question } = found;
  const evidence = await collectEvidence(dependencies, principal, found, options.signal);
  const { names, grade } = found;
  yield { type: 'evidence-found', evidence, names, grade, degraded: found.degraded };

  const writing = new Writing(evidence);
  const degraded: DegradedPart[] = [...found.degraded];
  let mode: AnswerMode = 'EXTRACTIVE';
  try {
    if (dependencies.languageModel !== undefined && evidence.length > 0) {
      for await (const piece of generatedText(dependencies.languageModel, question, evidence, options.signal)) yield* writing.add(piece);
      mode = 'GENERATED';
    }
  } catch (error) {
    // Words that were streamed cannot be taken back; before the first one the evidence can still speak for itself.
    if (writing.text !== '' || options.signal.aborted) throw error;
    dependencies.logger.warn(
      { area: 'answers', tenantId: principal.tenantId, err: error },
      'language model failed; answering from the evidence',
    );
    degraded.push('LANGUAGE_MODEL');
  }
  if (mode === 'EXTRACTIVE') {
    const extracted = extractiveText(dependencies.embeddingModel, question, evidence, {
      tenantId: principal.tenantId,
      signal: options.signal,
    });
    for await (const piece of extracted) yield* writing.add(piece);
  }
  if (writing.text.trim() === '') yield* writing.add({ text: NO_ANSWER });
  yield { type: 'answer-completed', answer: { ...writing.result(), evidence, mode, grade, degraded, names } };
}

/** Passages that do not fit the question are no evidence, but the graph may still know what is asked: "Who is Ada's manager?" */
async function collectEvidence(
  { graph, embeddingModel, languageModel }: AskDependencies,
  principal: Principal,
  { question, names, grade, documentIds, webResults, hits: found }: SearchResult,
  signal: AbortSignal,
): Promise<Evidence[]> {
  const hits = grade === 'NONE' ? [] : found;
  const facts = await gatherFacts(graph, principal, { names, hits, documentIds }, { signal });
  // Only a language model can make use of facts that are merely near the question.
  return chooseEvidence(
    embeddingModel,
    question,
    { hits, facts, webResults },
    { tenantId: principal.tenantId, signal, isNearbyWanted: languageModel !== undefined && hits.length > 0 },
  );
}

/** The answer so far: turns written pieces into events. */
class Writing {
  text = '';
  readonly #citations: Citation[] = [];
  readonly #evidence: ReadonlyMap<number, Evidence>;

  constructor(evidence: readonly Evidence[]) {
    this.#evidence = new Map(evidence.map((piece) => [piece.number, piece]));
  }

  *add(piece: Written): Generator<Happening> {
    if ('text' in piece) {
      // Blanks before the first word would shift the places of the citations.
      const text = this.text === '' ? piece.text.trimStart() : piece.text;
      this.text += text;
      if (text !== '') yield { type: 'text-delta', text };
      return;
    }
    const evidence = this.#evidence.get(piece.number);
    if (evidence === undefined) return;
    const citation = { number: piece.number, evidence, quote: piece.quote ?? textOf(evidence), offset: this.text.length };
    const mark = `[${piece.number}]`;
    this.text += mark;
    this.#citations.push(citation);
    yield { type: 'text-delta', text: mark };
    yield { type: 'citation-added', citation };
  }

  result(): Pick<Answer, 'text' | 'citations'> {
    return { text: this.text.trimEnd(), citations: this.#citations };
  }
}

function asInternal(cause: unknown): AppError {
  return new AppError('INTERNAL', 'The question could not be answered because of a fault of ours.', { cause });
}
