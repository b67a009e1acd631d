import { OpenAI } from 'openai';

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

const OPENAI_URL = 'https://api.openai.com/v1';

/** A client that reads nothing from the environment, logs nothing and leaves deadlines and retries to {@link withRetries}. */
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
