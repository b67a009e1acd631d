import type { App } from '../app.ts';
import { messageOf } from '../errors.ts';
import type { Logger } from '../platform/logger.ts';
import { repeat } from './repeat.ts';

/**
 * Carries out the outbox's notes as they come, until `stop` is called. Whoever writes a document may do so at once; this finds what was left:
 * by a process that died, by a store that did not answer. What a language model is to read, where one is, goes its own way beside it: no vector waits for a model.
 */
export function relayOutbox(app: App, logger: Logger): { stop(): Promise<void> } {
  const relays = [repeat((signal) => project(app, logger, signal)), repeat((signal) => extract(app, logger, signal))];
  return {
    stop: async () => {
      await Promise.all(relays.map((relay) => relay.stop()));
    },
  };
}

async function project({ ingestion }: App, logger: Logger, signal: AbortSignal): Promise<void> {
  try {
    const { applied } = await ingestion.project({ signal });
    if (applied > 0) logger.info({ area: 'ingestion', applied }, 'projections brought up to date');
  } catch (error) {
    if (!signal.aborted) logger.warn({ area: 'ingestion', reason: messageOf(error) }, 'the outbox cannot be read now');
  }
}

async function extract({ ingestion: { extraction } }: App, logger: Logger, signal: AbortSignal): Promise<void> {
  if (extraction === undefined) return;
  try {
    const { documents, chunks } = await extraction.run({ signal });
    if (documents > 0) logger.info({ area: 'ingestion', documents, chunks }, 'names extracted');
  } catch (error) {
    if (!signal.aborted) logger.warn({ area: 'ingestion', reason: messageOf(error) }, 'the notes of extraction cannot be read now');
  }
}
