import type { OpenAI } from 'openai';
import { AppError } from '../../errors.ts';
import { throwIfCancelled } from '../../platform/abortable.ts';
import { withRetries } from '../../platform/with-retries.ts';
import type { ChatMessage, LanguageModel, StreamOptions } from '../language-model.ts';
import { createOpenAiClient, RETRIES } from './openai-client.ts';
import type { OpenAiOptions } from './openai-client.ts';
import { garbage, toAppError } from './openai-errors.ts';

/** A chat model behind OpenAI's protocol, by server-sent events. */
export class OpenAiLanguageModel implements LanguageModel {
  readonly id: string;
  readonly #client: OpenAI;
  readonly #options: OpenAiOptions;

  constructor(options: OpenAiOptions) {
    this.id = `openai/${options.model}`;
    this.#client = createOpenAiClient(options);
    this.#options = options;
  }

  async *stream(messages: readonly ChatMessage[], { signal, maximumTokens }: StreamOptions): AsyncGenerator<string> {
    throwIfCancelled(signal);
    const stop = new AbortController();
    const { timeoutMs } = this.#options;
    const late = new AppError('DEADLINE_EXCEEDED', `The language model did not finish its answer within ${timeoutMs} ms.`);
    const timer = setTimeout(() => stop.abort(late), timeoutMs);
    const leave = (): void => stop.abort(new AppError('CANCELLED', 'The caller left.', { cause: signal.reason }));
    signal.addEventListener('abort', leave, { once: true });
    try {
      // `max_completion_tokens`, because newer models refuse `max_tokens`; a server that knows only the older name writes on.
      const request = { model: this.#options.model, messages: [...messages], stream: true as const, max_completion_tokens: maximumTokens };
      const open = (): Promise<Chunks> => this.#client.chat.completions.create(request, { signal: stop.signal });
      const chunks = await withRetries({ ...RETRIES, signal: stop.signal, deadline: Date.now() + timeoutMs }, open);
      yield* textsOf(chunks, stop.signal);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      // Ends the request when the reader left before the answer's end; otherwise it is over anyway.
      stop.abort();
    }
  }
}

type Chunks = AsyncIterable<OpenAI.Chat.ChatCompletionChunk>;

/** The texts of a stream. The package takes a connection that breaks off, or an abort, for the end: the provider's own end mark tells. */
async function* textsOf(chunks: Chunks, signal: AbortSignal): AsyncGenerator<string> {
  let isFinished = false;
  try {
    for await (const chunk of chunks) {
      const choice = chunk.choices?.[0];
      const text: unknown = choice?.delta?.content;
      if (typeof text === 'string' && text !== '') yield text;
      isFinished ||= typeof choice?.finish_reason === 'string';
    }
  } catch (error) {
    throw toAppError(signal.aborted ? signal.reason : error);
  }
  if (signal.aborted) throw toAppError(signal.reason);
  if (!isFinished) throw garbage('the stream ended without a finish_reason');
}
