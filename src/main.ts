import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { startHttpServer } from './http/http-server.ts';
import { openProcess } from './process.ts';

/**
 * The API as a container runs it, on outside services alone: config -> app -> listen -> ordered shutdown. Several may run beside each other;
 * the projections are the worker's (`worker.ts`). On one machine with everything embedded: `npm start` (`cli/start.ts`).
 */

/** Milliseconds that requests under way have to end after the signal to stop. */
const DRAIN_TIMEOUT_MS = 20_000;

await openProcess(async ({ app, config, logger, signal }) => {
  const server = await startHttpServer(app, { http: config.http, graphql: config.graphql, logger });
  logger.info({ url: server.url, models: app.models }, 'Weft listens');
  if (!signal.aborted) await once(signal, 'abort');
  await Promise.race([server.close(), setTimeout(DRAIN_TIMEOUT_MS, undefined, { ref: false })]);
});
