import type { ServerResponse } from 'node:http';
import { print } from 'graphql-sse';
import type { FormattedExecutionResult } from 'graphql';
import type { OperationDeadline } from './operation-deadline.ts';

/** How often a silent stream says that it lives: proxies cut connections that do not. */
const SIGN_OF_LIFE_MS = 12_000;
const SIGN_OF_LIFE = ':\n\n';

/** A response as a stream of server-sent events (HTML standard, "Server-sent events"; events as the graphql-sse protocol names them). */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #deadline: OperationDeadline;

  /** Begins the response. A client that does not read until the deadline passes is cut off. */
  constructor(response: ServerResponse, deadline: OperationDeadline) {
    this.#response = response;
    this.#deadline = deadline;
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Content-Encoding': 'none' });
    // Something at once, because some browsers do not report the headers alone.
    response.write(SIGN_OF_LIFE);
    const signs = setInterval(() => response.writableNeedDrain || response.write(SIGN_OF_LIFE), SIGN_OF_LIFE_MS);
    response.once('close', () => clearInterval(signs));
  }

  /** Sends a result and waits until the client has room for more. @returns whether the client is still there */
  async next(result: FormattedExecutionResult): Promise<boolean> {
    if (this.#response.destroyed) return false;
    if (!this.#response.write(print({ event: 'next', data: result as never }))) await this.#untilRead();
    return !this.#response.destroyed;
  }

  /** Says that no more results come. */
  complete(): void {
    this.#response.end(print({ event: 'complete', data: null }));
  }

  /** Events that nobody reads must not pile up: whoever makes them waits here. */
  async #untilRead(): Promise<void> {
    const response = this.#response;
    const { signal } = this.#deadline;
    const cutOff = (): void => void response.destroy();
    if (signal.aborted) cutOff();
    await new Promise<void>((resolve) => {
      const settle = (): void => {
        signal.removeEventListener('abort', cutOff);
        response.off('drain', settle).off('close', settle);
        resolve();
      };
      signal.addEventListener('abort', cutOff, { once: true });
      response.on('drain', settle).on('close', settle);
    });
  }
}
