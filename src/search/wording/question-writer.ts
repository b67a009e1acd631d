import type { Principal } from '../../domain/principal.ts';
import type { QuestionClass } from '../classify-question.ts';
import { CLASSIFICATION, classificationPrompt } from './classification.prompt.ts';
import { EXPANSION, expansionPrompt } from './expansion.prompt.ts';
import type { JsonLanguageModel, JsonRequest } from './json-language-model.ts';
import { REWRITTEN, rewritePrompt } from './rewrite.prompt.ts';
import type { Wording } from './reworded-retriever.ts';

export interface WriteOptions {
  readonly signal?: AbortSignal;
  /** `false`: ask the model anew, and keep nothing. Default: true. */
  readonly useCache?: boolean;
}

/** Reads questions and puts them in other words, by a language model. What it writes is only searched for: nobody is shown it as an answer. */
export class QuestionWriter {
  readonly #model: Pick<JsonLanguageModel, 'ask'>;

  constructor(model: Pick<JsonLanguageModel, 'ask'>) {
    this.#model = model;
  }

  /**
   * Up to three variations of the question and five concepts near it; none that is the question itself, or comes twice.
   * @throws AppError as {@link JsonLanguageModel.ask}
   */
  async expand({ tenantId }: Principal, question: string, options: WriteOptions = {}): Promise<Wording[]> {
    const { variations, concepts } = await this.#model.ask({
      messages: expansionPrompt(question),
      schema: EXPANSION,
      ...toRequest(tenantId, options),
    });
    const wordings = [
      ...variations.map((text) => ({ text, kind: 'variation' as const })),
      ...concepts.map((text) => ({ text, kind: 'concept' as const })),
    ];
    const seen = new Set([comparable(question)]);
    return wordings.filter(({ text }) => !seen.has(comparable(text)) && seen.add(comparable(text)));
  }

  /**
   * What kind of question it is.
   * @throws AppError as {@link JsonLanguageModel.ask}
   */
  async classify({ tenantId }: Principal, question: string, options: WriteOptions = {}): Promise<QuestionClass> {
    return this.#model.ask({ messages: classificationPrompt(question), schema: CLASSIFICATION, ...toRequest(tenantId, options) });
  }

  /**
   * The question as a document that answers it might put it; nothing when that is the question itself.
   * @throws AppError as {@link JsonLanguageModel.ask}
   */
  async rewrite({ tenantId }: Principal, question: string, options: WriteOptions = {}): Promise<string | undefined> {
    const rewritten = await this.#model.ask({ messages: rewritePrompt(question), schema: REWRITTEN, ...toRequest(tenantId, options) });
    return comparable(rewritten.question) === comparable(question) ? undefined : rewritten.question;
  }
}

function toRequest(tenantId: string, { signal, useCache = true }: WriteOptions): Pick<JsonRequest<never>, 'signal' | 'cacheNamespace'> {
  return { signal, cacheNamespace: useCache ? tenantId : undefined };
}

function comparable(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
