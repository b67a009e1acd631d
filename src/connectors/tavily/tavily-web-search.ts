import type { WebResult } from '../../domain/web-result.ts';
import { withDeadline } from '../../platform/abortable.ts';
import { createCircuitBreaker } from '../../platform/circuit-breaker.ts';
import type { CircuitBreaker } from '../../platform/circuit-breaker.ts';
import type { Logger } from '../../platform/logger.ts';
import { withRetries } from '../../platform/with-retries.ts';
import type { WebSearch } from '../web-search.ts';
import { readWebResults } from './read-web-results.ts';
import { fromStatus, saysServiceIsAway, unreadable, webSearchError } from './tavily-errors.ts';

export interface TavilyOptions {
  /** What comes before `/search`, e.g. `https://api.tavily.com`. */
  readonly url: string;
  /** Absent: a service that asks for none. */
  readonly apiKey?: string;
  /** How long a search may take, both attempts together. */
  readonly timeoutMs: number;
  readonly maximumResults: number;
}

/** Asking again changes nothing at the service; 50 to 100 ms later. What hangs until the deadline has no second attempt. */
const RETRIES = { attempts: 2, firstWaitMs: 100, toError: webSearchError };

/** Characters of a question that are sent: what the service takes (https://docs.tavily.com/documentation/best-practices/best-practices-search). */
const MAXIMUM_QUERY_LENGTH = 400;

/** Bytes of an answer that are read: a hundred times what twenty results take. */
const MAXIMUM_RESPONSE_BYTES = 2 ** 20;

/** Web search by Tavily's protocol (`POST /search`), behind a circuit breaker. */
export class TavilyWebSearch implements WebSearch {
  readonly #options: TavilyOptions;
  readonly #breaker: CircuitBreaker;

  constructor(options: TavilyOptions, logger: Logger) {
    this.#options = options;
    this.#breaker = createCircuitBreaker({ what: 'The web search', logger, isAway: saysServiceIsAway });
  }

  search(question: string, { signal }: { signal?: AbortSignal } = {}): Promise<WebResult[]> {
    const { timeoutMs } = this.#options;
    return this.#breaker.execute(() => {
      const deadline = Date.now() + timeoutMs;
      return withDeadline({ timeoutMs, signal, what: 'The web search' }, (inner) =>
        withRetries({ ...RETRIES, signal: inner, deadline }, () => this.#request(question, inner)),
      );
    });
  }

  async #request(question: string, signal: AbortSignal): Promise<WebResult[]> {
    const { url, apiKey, maximumResults } = this.#options;
    const response = await fetch(`${url.replace(/\/+$/, '')}/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }) },
      body: JSON.stringify({ query: question.slice(0, MAXIMUM_QUERY_LENGTH), max_results: maximumResults, search_depth: 'basic' }),
      // The key must not go anywhere else.
      redirect: 'error',
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw fromStatus(response.status);
    }
    const results = readWebResults(parse(await readText(response)), maximumResults);
    if (results === undefined) throw unreadable();
    return results;
  }
}

/** The body's text. @throws AppError DEPENDENCY_UNAVAILABLE when it goes on beyond what an answer can have */
async function readText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    if (bytes > MAXIMUM_RESPONSE_BYTES) throw unreadable('the answer is too long');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(error);
  }
}
