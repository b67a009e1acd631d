import type { z } from 'zod';
import { AppError } from '../../src/errors.ts';
import type { JsonModel } from '../../src/ingestion/extraction/read-names.ts';
import type { ChatMessage } from '../../src/models/language-model.ts';

/** What the model says to the texts that it is shown, or why it says nothing. */
export type Reading = (texts: readonly string[]) => unknown;

/** A language model that reads passages as the test says; an answer that is not of the form is refused as the real one does. */
export class ScriptedJsonModel implements JsonModel {
  readonly id = 'test/reader';
  /** The texts of each request. */
  readonly requests: string[][] = [];
  #read: Reading;

  constructor(read: Reading) {
    this.#read = read;
  }

  /** From now on. */
  say(read: Reading): void {
    this.#read = read;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous
  async ask<Value>({ messages, schema }: { messages: readonly ChatMessage[]; schema: z.ZodType<Value> }): Promise<Value> {
    const { passages } = JSON.parse(messages.at(-1)?.content ?? '') as { passages: { number: number; text: string }[] };
    const texts = passages.map(({ text }) => text);
    this.requests.push(texts);
    const answer = schema.safeParse(this.#read(texts));
    if (!answer.success) throw misshapen();
    return answer.data;
  }
}

/** As a language model refuses its own answer. */
export function misshapen(): AppError {
  return new AppError('DEPENDENCY_UNAVAILABLE', 'Not in that form.', { isRetryable: false, details: { isMisshapen: true } });
}

/** Says of every passage that it holds these names, whether it does or not. */
export const namesEverywhere =
  (...names: readonly string[]): Reading =>
  (texts) => ({ passages: texts.map((_, place) => ({ number: place + 1, names: names.map((name) => ({ name, kind: 'TERM' })) })) });
