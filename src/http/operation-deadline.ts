import { setMaxListeners } from 'node:events';
import { AppError } from '../errors.ts';

/** Ends one operation's work: when it takes too long, or when its client leaves. */
export class OperationDeadline {
  readonly #controller = new AbortController();
  readonly #timeoutMs: number;
  readonly #onEnd: () => void;
  #timer: NodeJS.Timeout | undefined;

  /** `onEnd` is called once the work is done or stopped. */
  constructor(timeoutMs: number, onEnd: () => void = () => {}) {
    this.#timeoutMs = timeoutMs;
    this.#onEnd = onEnd;
    // Every read of an operation listens, and one operation may have dozens at once.
    setMaxListeners(0, this.signal);
    this.restart();
  }

  /** Given to everything that the operation does. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The time counts anew: a stream may last as long as something comes. */
  restart(): void {
    clearTimeout(this.#timer);
    if (this.signal.aborted) return;
    const message = `The operation was stopped after ${this.#timeoutMs} ms.`;
    this.#timer = setTimeout(() => this.#stop(new AppError('DEADLINE_EXCEEDED', message)), this.#timeoutMs);
  }

  /** The client has left: stop the work. */
  cancel(): void {
    this.#stop(new AppError('CANCELLED', 'The client left.'));
  }

  /** The work is done. */
  finish(): void {
    clearTimeout(this.#timer);
    this.#onEnd();
  }

  #stop(reason: AppError): void {
    clearTimeout(this.#timer);
    this.#controller.abort(reason);
    this.#onEnd();
  }

  /** Rejects when the work is to end. */
  whenAborted(): Promise<never> {
    return new Promise((_resolve, reject) => {
      const fail = (): void => reject(this.signal.reason as AppError);
      if (this.signal.aborted) fail();
      else this.signal.addEventListener('abort', fail, { once: true });
    });
  }
}
