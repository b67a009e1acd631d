/** Writes text. Implementation: `openai/` (OpenAI, Azure, vLLM, Ollama: any server that speaks the protocol). */
export interface LanguageModel {
  /** Names provider and model, e.g. `openai/gpt-4o-mini`. */
  readonly id: string;
  /**
   * The answer's text in pieces, as the model writes it. Breaking out of the loop, or aborting the signal, ends the request at the provider.
   * A stream that ends without the provider's own end mark throws: half an answer is never taken for a whole one.
   * @throws AppError DEPENDENCY_UNAVAILABLE, RATE_LIMITED (after the retries that Retry-After allows), DEADLINE_EXCEEDED, CANCELLED
   */
  stream(messages: readonly ChatMessage[], options: StreamOptions): AsyncIterable<string>;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface StreamOptions {
  signal: AbortSignal;
  /** Tokens the answer may have at most. */
  maximumTokens?: number;
}
