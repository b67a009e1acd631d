import { hashOf } from '../../domain/ids.ts';
import type { Passage } from '../../domain/evidence.ts';
import type { Principal } from '../../domain/principal.ts';
import type { RerankingModel } from '../../models/reranking-model.ts';
import type { Cache } from '../../platform/cache.ts';
import { readThrough } from '../../platform/read-through.ts';
import type { Question } from '../retriever.ts';
import type { RerankLimits, RerankOptions, Reranker } from './reranker.ts';

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
    if (!useCache) return this.#model.score(question.text, texts, { signal });
    const compute = (places: readonly number[]): Promise<readonly number[]> =>
      this.#model.score(
        question.text,
        places.map((place) => texts[place]!),
        { signal },
      );
    const keys = texts.map((text) => hashOf('rerank-score', tenantId, this.#model.id, question.text, text));
    return readThrough(this.#cache, keys, { decode, encode, compute });
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
function decode(bytes: Uint8Array): number | undefined {
  if (bytes.byteLength !== Float64Array.BYTES_PER_ELEMENT) return undefined;
  const [score] = new Float64Array(Uint8Array.from(bytes).buffer);
  return Number.isFinite(score) ? score : undefined;
}
