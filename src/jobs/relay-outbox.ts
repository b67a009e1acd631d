import { setMaxListeners } from 'node:events';
import type { App } from '../app.ts';
import { messageOf } from '../errors.ts';
import type { Logger } from '../platform/logger.ts';

/** How long the relay waits after it found nothing to do, in milliseconds. */
const PAUSE_MS = 2_000;

/**
 * Carries out the outbox's notes as they come, until `stop` is called. Whoever writes a document may do so at once; this finds what was left:
 * by a process that died, by a store that did not answer.
 */
export function relayOutbox(app: App, logger: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  // Every query and every batch under way listens.
  setMaxListeners(0, stopping.signal);
  const running = run(app, logger, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function run(app: App, logger: Logger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const { applied } = await app.ingestion.project({ signal });
      if (applied > 0) logger.info({ area: 'ingestion', applied }, 'projections brought up to date');
    } catch (error) {
      if (!signal.aborted) logger.warn({ area: 'ingestion', reason: messageOf(error) }, 'the outbox cannot be read now');
    }
    await pause(signal);
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, PAUSE_MS);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
