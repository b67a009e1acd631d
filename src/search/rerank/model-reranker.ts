import { hashOf } from '../../domain/ids.ts';
import type { Passage } from '../../domain/evidence.ts';
import type { Principal } from '../../domain/principal.ts';
import type { RerankingModel } from '../../models/reranking-model.ts';
import type { Cache } from '../../platform/cache.ts';
import type { Question } from '../retriever.ts';
import type { RerankLimits, RerankOptions, Reranker } from './reranker.ts';

/** A day, as the vectors of questions. What is kept is of a text and a question, so it never goes stale. */
const TIME_TO_LIVE_MS = 24 * 60 * 60 * 1_000;

/** Rates passages by a model that reads them together with the question. A rating is kept, each tenant's apart, under the hash of question and text. */
export class ModelReranker implements Reranker {
  readonly limits: RerankLimits;
  readonly #model: RerankingModel;
  readonly #cache: Cache;

  /** The cache stays its owner's to close. */
  constructor(model: RerankingModel, cache: Cache, limits: RerankLimits) {
    this.#model = model;
    this.#cache = cache;
    this.limits = limits;
  }

  async score(
    { tenantId }: Principal,
    question: Question,
    passages: readonly Passage[],
    { signal, useCache = true }: RerankOptions = {},
  ): Promise<number[]> {
    const texts = passages.map(textOf);
    const keys = texts.map((text) => hashOf('rerank-score', tenantId, this.#model.id, question.text, text));
    const scores = await Promise.all(keys.map(async (key) => (useCache ? decode(await this.#cache.get(key)) : undefined)));
    const missing = [...scores.keys()].filter((place) => scores[place] === undefined);
    const computed = await this.#model.score(
      question.text,
      missing.map((place) => texts[place]!),
      { signal },
    );
    missing.forEach((place, row) => {
      scores[place] = computed[row]!;
      // Not awaited: the search need not wait for it to be kept, and a cache never throws.
      if (useCache) void this.#cache.set(keys[place]!, encode(computed[row]!), { timeToLiveMs: TIME_TO_LIVE_MS });
    });
    return scores as number[];
  }
}

/** What the model reads: where a passage stands often says what it is about. */
function textOf({ text, headingPath, document }: Passage): string {
  const headings = headingPath.filter((heading) => heading !== document.title);
  return `${[document.title, ...headings].join(' / ')}\n${text}`;
}

function encode(score: number): Uint8Array {
  return new Uint8Array(Float64Array.of(score).buffer);
}

/** The score of cached bytes; nothing when they are not one. */
function decode(bytes: Uint8Array | undefined): number | undefined {
  if (bytes?.byteLength !== Float64Array.BYTES_PER_ELEMENT) return undefined;
  const [score] = new Float64Array(Uint8Array.from(bytes).buffer);
  return Number.isFinite(score) ? score : undefined;
}
