import { setMaxListeners } from 'node:events';
import { AppError, asAppError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';

/** How a command ends. Documented in `docs/cli.md` and in `weft --help`. */
export const EXIT_CODES = {
  done: 0,
  /** Some of the work failed, or a fault of ours. */
  failed: 1,
  /** Wrong arguments, settings or names. */
  usage: 2,
  /** A service, model or program is missing or does not answer. */
  unavailable: 3,
  /** Ctrl-C. */
  cancelled: 130,
} as const;

const EXIT_BY_CODE: Readonly<Partial<Record<ErrorCode, number>>> = {
  BAD_INPUT: EXIT_CODES.usage,
  TOO_LARGE: EXIT_CODES.usage,
  NOT_FOUND: EXIT_CODES.usage,
  CONFLICT: EXIT_CODES.usage,
  FORBIDDEN: EXIT_CODES.usage,
  MODEL_MISMATCH: EXIT_CODES.usage,
  MISSING_PROGRAM: EXIT_CODES.unavailable,
  DEPENDENCY_UNAVAILABLE: EXIT_CODES.unavailable,
  DEADLINE_EXCEEDED: EXIT_CODES.unavailable,
  CANCELLED: EXIT_CODES.cancelled,
};

/**
 * Runs a command's work and sets the exit code. A failure is one message on standard error, or with `json` an object
 * `{ error: { code, message } }` on standard output. Ctrl-C aborts the signal once; a second Ctrl-C ends the process at once.
 */
export async function runCommand(options: { json?: boolean }, work: (signal: AbortSignal) => Promise<number | void>): Promise<void> {
  const stop = new AbortController();
  // Every query and every batch under way listens.
  setMaxListeners(0, stop.signal);
  const interrupt = (): void => {
    if (stop.signal.aborted) process.exit(EXIT_CODES.cancelled);
    stop.abort(new AppError('CANCELLED', 'Interrupted.'));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    process.exitCode = (await work(stop.signal)) ?? EXIT_CODES.done;
  } catch (thrown) {
    const error = asAppError(thrown, (cause) =>
      stop.signal.aborted
        ? new AppError('CANCELLED', 'Interrupted.', { cause })
        : new AppError('INTERNAL', `A fault of ours: ${String(cause)}`, { cause }),
    );
    process.exitCode = EXIT_BY_CODE[error.code] ?? EXIT_CODES.failed;
    if (error.code === 'CANCELLED') process.stderr.write('\nInterrupted. What was done is kept; the same command goes on from there.\n');
    else if (options.json === true) printJson({ error: { code: error.code, message: error.message } });
    else
      process.stderr.write(
        `\nweft: ${error.message}\n${error.code === 'INTERNAL' ? `${String((error.cause as Error)?.stack ?? '')}\n` : ''}`,
      );
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** One JSON document on standard output, for programs. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** A line on standard output, for people. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}
