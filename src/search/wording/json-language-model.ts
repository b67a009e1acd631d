import type { z } from 'zod';
import { hashOf } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { ChatMessage, LanguageModel } from '../../models/language-model.ts';
import { withDeadline } from '../../platform/abortable.ts';
import type { Cache } from '../../platform/cache.ts';
import { createCircuitBreaker } from '../../platform/circuit-breaker.ts';
import type { CircuitBreaker } from '../../platform/circuit-breaker.ts';
import type { Logger } from '../../platform/logger.ts';
import { ONE_DAY_MS } from '../../platform/read-through.ts';

export interface JsonLanguageModelOptions {
  readonly model: LanguageModel;
  /** Keeps what was answered, each tenant's apart. It stays its owner's to close. */
  readonly cache: Cache;
  /** How long an answer may take; a search waits for it. */
  readonly timeoutMs: number;
  /** Tokens of an answer at most. Default: enough for other wordings of a question. */
  readonly maximumTokens?: number;
  readonly logger: Logger;
}

/** A short question to a language model, and what its answer must look like. */
export interface JsonRequest<Value> {
  readonly messages: readonly ChatMessage[];
  readonly schema: z.ZodType<Value>;
  readonly signal?: AbortSignal;
  /** Whose question it is (the tenant's id): the answer may be kept for that tenant. Without it nothing is kept. */
  readonly cacheNamespace?: string;
}

/** Room for a model that thinks before it answers; the answers themselves have a tenth of it. */
const MAXIMUM_TOKENS = 2_000;
/** Characters of an answer that are read, for each of its tokens. */
const CHARACTERS_PER_TOKEN = 10;

/** A language model that answers with JSON of a given form, or not at all. Behind a circuit breaker, because searches wait for it. */
export class JsonLanguageModel {
  /** Of the model. */
  readonly id: string;
  readonly #options: JsonLanguageModelOptions;
  readonly #breaker: CircuitBreaker;

  constructor(options: JsonLanguageModelOptions) {
    this.id = options.model.id;
    this.#options = options;
    this.#breaker = createCircuitBreaker({
      what: 'The language model',
      logger: options.logger,
      isAway: (error) => error instanceof AppError && error.isRetryable,
    });
  }

  /** @throws AppError DEPENDENCY_UNAVAILABLE (also when the answer is not of that form), RATE_LIMITED, DEADLINE_EXCEEDED, CANCELLED */
  async ask<Value>(request: JsonRequest<Value>): Promise<Value> {
    const { messages, schema, signal, cacheNamespace } = request;
    const { cache, timeoutMs } = this.#options;
    const key = cacheNamespace && hashOf('language-model-json', cacheNamespace, this.id, JSON.stringify(messages));
    const kept = key && (await cache.get(key));
    const known = kept && schema.safeParse(parseObject(Buffer.from(kept).toString('utf8')));
    if (known && known.success) return known.data;
    const text = await this.#breaker.execute(() =>
      withDeadline({ timeoutMs, signal, what: 'The language model' }, (inner) => this.#write(messages, inner)),
    );
    const answer = schema.safeParse(parseObject(text));
    if (!answer.success) throw misshapen(answer.error);
    // Not awaited: the search need not wait for it to be kept, and a cache never throws. So pages of one search are of one search.
    if (key) void cache.set(key, Buffer.from(text), { timeToLiveMs: ONE_DAY_MS });
    return answer.data;
  }

  async #write(messages: readonly ChatMessage[], signal: AbortSignal): Promise<string> {
    const { model, maximumTokens = MAXIMUM_TOKENS } = this.#options;
    let text = '';
    for await (const piece of model.stream(messages, { signal, maximumTokens })) {
      text += piece;
      if (text.length > maximumTokens * CHARACTERS_PER_TOKEN) throw misshapen('the answer is too long');
    }
    return text;
  }
}

/** The object in an answer; what models like to put around it (a fence, a word of greeting) is left out. Nothing when there is none. */
function parseObject(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    // Not JSON: the schema refuses what is not there.
    return undefined;
  }
}

/** It answered, so it is not away, and asking at once again would most likely give the same. */
function misshapen(cause: unknown): AppError {
  return new AppError('DEPENDENCY_UNAVAILABLE', 'The language model did not answer in the form that it was asked for.', {
    cause,
    isRetryable: false,
    // What waits for an answer, as loading does, tells by this a bad one from a refused key.
    details: { isMisshapen: true },
  });
}
