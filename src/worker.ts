import { once } from 'node:events';
import { relayOutbox } from './jobs/relay-outbox.ts';
import { openProcess } from './process.ts';

/** Background work as a container runs it: brings the vectors up to date with the graph. Several may run beside each other. */
await openProcess(async ({ app, logger, signal }) => {
  const relay = relayOutbox(app, logger);
  logger.info({ models: app.models }, 'Weft works');
  if (!signal.aborted) await once(signal, 'abort');
  await relay.stop();
});
