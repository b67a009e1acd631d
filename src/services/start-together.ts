import { AppError } from '../errors.ts';
import type { Progress } from '../platform/progress.ts';
import { identityOf } from './process-identity.ts';
import { startService } from './start-service.ts';
import type { StartedService } from './start-service.ts';
import { stopInOrder } from './stop-in-order.ts';
import type { LocalService, ServicesConfig } from './service.ts';

export interface StartTogetherOptions {
  progress: Progress;
  signal?: AbortSignal;
  /** Aborted when the services are let go again. */
  released: AbortSignal;
}

/**
 * Starts services side by side; the first failure ends the others. The caller holds the lock `services` of the data folder.
 * @throws AppError see {@link startService}; nothing that was started is left then
 */
export async function startTogether(
  config: ServicesConfig,
  services: readonly LocalService[],
  { progress, signal, released }: StartTogetherOptions,
): Promise<StartedService[]> {
  const owner = await identityOf(process.pid);
  if (owner === undefined) throw new AppError('INTERNAL', 'This process does not find itself among the running ones.');
  const failed = new AbortController();
  const options = { owner, released, signal: AbortSignal.any([failed.signal, ...(signal === undefined ? [] : [signal])]) };
  const startedAt = Date.now();
  let ready = 0;
  const startOne = async (service: LocalService): Promise<StartedService> => {
    try {
      const started = await startService(service, config, options);
      progress.update((ready += 1));
      return started;
    } catch (error) {
      failed.abort(error);
      throw error;
    }
  };
  progress.start(`Starting ${listOf(services.map(({ title }) => title))}`, { total: services.length, unit: 'services' });
  const results = await Promise.allSettled(services.map(startOne));
  const started = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  progress.finish(failed.signal.aborted ? 'failed' : `ready in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
  if (!failed.signal.aborted) return started;
  await stopInOrder(
    config,
    started.filter(({ isOurs }) => isOurs),
  );
  throw failed.signal.reason;
}

/** "Redis", "Redis and Chroma", "Redis, Chroma and Neo4j". */
export function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);
}
