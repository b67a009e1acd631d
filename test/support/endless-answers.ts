import { once } from 'node:events';
import type { App } from '../../src/app.ts';
import type { AppError } from '../../src/errors.ts';

/** A question whose answer begins and then never comes, as from a model that hangs. */
export const ENDLESS = 'endless';

/** The real app, but for one question; `endings` notes why each answer to it was given up. */
export function withEndlessAnswers(app: App, endings: unknown[]): App {
  const ask: App['ask'] = async function* (principal, question, options) {
    if (question !== ENDLESS) return yield* app.ask(principal, question, options);
    const signal = options?.signal;
    try {
      yield { type: 'answer-started', sequence: 0, question };
      await once(signal!, 'abort');
      const { code } = signal!.reason as AppError;
      yield { type: 'answer-failed', sequence: 1, code, message: 'Stopped.', isRetryable: false };
    } finally {
      endings.push((signal?.reason as { code?: string } | undefined)?.code);
    }
  };
  return { ...app, ask };
}
