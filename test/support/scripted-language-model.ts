import type { ChatMessage, LanguageModel, StreamOptions } from '../../src/models/language-model.ts';

/** Says these pieces, then ends, fails, or waits until it is told to stop. */
export class ScriptedLanguageModel implements LanguageModel {
  readonly id = 'test/scripted';
  readonly #pieces: readonly string[];
  readonly #end: Error | 'wait' | undefined;
  /** The signal of the latest request. */
  signal: AbortSignal | undefined;
  requests = 0;

  constructor(pieces: readonly string[], end?: Error | 'wait') {
    this.#pieces = pieces;
    this.#end = end;
  }

  async *stream(_messages: readonly ChatMessage[], { signal }: StreamOptions): AsyncGenerator<string> {
    this.requests += 1;
    this.signal = signal;
    for (const piece of this.#pieces) yield await Promise.resolve(piece);
    if (this.#end instanceof Error) throw this.#end;
    if (this.#end === 'wait')
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  }
}
