import { OpenAI } from 'openai';
import type { RetryOptions } from '../../platform/with-retries.ts';
import { toAppError } from './openai-errors.ts';

/** How to reach a server that speaks OpenAI's protocol. */
export interface OpenAiOptions {
  /** Absent: a local server that asks for none. */
  apiKey?: string;
  /** Up to and including `/v1`, e.g. `http://localhost:11434/v1`. Absent: OpenAI itself. */
  baseUrl?: string;
  model: string;
  /** How long a request may take with all its retries; for a streamed answer until its last word. */
  timeoutMs: number;
}

/** How often a request is tried; waits of 250 and 500 ms, unless the server names its own. */
export const RETRIES: Pick<RetryOptions, 'attempts' | 'firstWaitMs' | 'toError'> = { attempts: 3, firstWaitMs: 250, toError: toAppError };

const OPENAI_URL = 'https://api.openai.com/v1';

/** A client that reads nothing from the environment, logs nothing and leaves deadlines and retries to `withRetries`. */
export function createOpenAiClient({ apiKey, baseUrl = OPENAI_URL, timeoutMs }: OpenAiOptions): OpenAI {
  return new OpenAI({
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl,
    organization: null,
    project: null,
    webhookSecret: null,
    // Without a key the header goes too: some local servers refuse any they do not know.
    defaultHeaders: apiKey === undefined ? { authorization: null } : {},
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: 'off',
  });
}
