import { AppError, asAppError } from '../errors.ts';

export interface DeadlineOptions {
  /** Milliseconds the work may take. */
  timeoutMs: number;
  /** The caller's own wish to stop. */
  signal?: AbortSignal;
  /** Who does not answer, as the message names it: "Neo4j", "the embedding model". */
  what: string;
}

/**
 * Runs the work under a deadline that holds even when the work never looks at its signal (a paused server answers nothing).
 * @throws AppError DEADLINE_EXCEEDED or CANCELLED; whatever the work throws
 */
export async function withDeadline<Result>(options: DeadlineOptions, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  throwIfCancelled(options.signal);
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(deadlineError(options)), options.timeoutMs);
  const cancel = (): void => deadline.abort(cancellation(options.signal?.reason));
  options.signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await Promise.race([work(deadline.signal), rejectOnAbort(deadline.signal)]);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', cancel);
  }
}

/**
 * Waits for work that others wait for too: it goes on when this caller leaves.
 * @throws AppError CANCELLED, or the reason's own code; whatever the work throws
 */
export async function waitFor<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  throwIfCancelled(signal);
  if (signal === undefined) return work;
  let leave = (): void => {};
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(cancellation(signal.reason));
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([work, left]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as AppError), { once: true });
  });
}

function deadlineError({ what, timeoutMs }: DeadlineOptions): AppError {
  return new AppError('DEADLINE_EXCEEDED', `${what} did not answer within ${timeoutMs} ms.`);
}

/** A caller that stops for a reason with a code (its own deadline) stops everything below with that code. */
function cancellation(reason: unknown): AppError {
  return asAppError(reason, (cause) => new AppError('CANCELLED', 'The caller left.', { cause }));
}

/** Throws AppError CANCELLED, or the reason's own code, when the caller has left. Call between the steps of long work. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancellation(signal.reason);
}
