import type { RerankingModel } from '../../models/reranking-model.ts';
import type { JsonLanguageModel } from '../wording/json-language-model.ts';
import { ratingPrompt, ratingsOf } from './rating.prompt.ts';

/** Has a language model rate texts, all in one request: 0 to 10 each. Keeps nothing itself. */
export class LanguageModelRating implements RerankingModel {
  readonly id: string;
  readonly #model: Pick<JsonLanguageModel, 'id' | 'ask'>;

  constructor(model: Pick<JsonLanguageModel, 'id' | 'ask'>) {
    this.#model = model;
    this.id = `rating/${model.id}`;
  }

  async score(question: string, texts: readonly string[], { signal }: { signal?: AbortSignal } = {}): Promise<number[]> {
    if (texts.length === 0) return [];
    return this.#model.ask({ messages: ratingPrompt(question, texts), schema: ratingsOf(texts.length), signal });
  }
}
