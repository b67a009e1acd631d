import { messageOf } from '../errors.ts';
import type { Logger } from '../platform/logger.ts';
import { withFolderLock } from './folder-lock.ts';
import type { StartedService } from './start-service.ts';
import { stopInOrder } from './stop-in-order.ts';
import { describeEnd } from './wait-until-healthy.ts';
import type { ServiceAddresses, ServiceName, ServicesConfig } from './service.ts';

/** A local service that ended although nobody here asked it to. */
export interface Crash {
  readonly service: ServiceName;
  /** For a person: which, how, and the log file to read. */
  readonly words: string;
}

export interface RunningServicesOptions<Name extends ServiceName> {
  addresses: Pick<ServiceAddresses, Name>;
  started: readonly StartedService[];
  config: ServicesConfig;
  logger: Logger;
  /** Aborted by `stop`, so that nothing is watched any longer. */
  released: AbortController;
}

/** Another Weft may be starting services in the same folder, for as long as Neo4j may take. */
const LOCK_TIMEOUT_MS = 240_000;

/** The services as long as this process uses them. */
export class RunningServices<Name extends ServiceName = ServiceName> {
  readonly addresses: Pick<ServiceAddresses, Name>;
  readonly #options: RunningServicesOptions<Name>;
  readonly #crashes: Crash[] = [];
  readonly #listeners: ((crash: Crash) => void)[] = [];
  #stopping: Promise<void> | undefined;

  constructor(options: RunningServicesOptions<Name>) {
    this.addresses = options.addresses;
    this.#options = options;
    for (const started of options.started) {
      void started.process.ended.then((end) => this.#report({ service: started.service.name, words: wordsOf(started, describeEnd(end)) }));
    }
  }

  /** Ends what this process started or took over: Redis and Chroma, then Neo4j. Each gets time to leave by itself. Safe to call twice. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  /** Hears of each crash, also of those before this call. */
  onCrash(listener: (crash: Crash) => void): void {
    this.#listeners.push(listener);
    this.#crashes.forEach(listener);
  }

  async #stop(): Promise<void> {
    const { config, started, released, logger } = this.#options;
    released.abort();
    const ours = started.filter(({ isOurs }) => isOurs);
    if (ours.length === 0) return;
    const lock = { folder: config.folders.data, name: 'services', timeoutMs: LOCK_TIMEOUT_MS };
    try {
      await withFolderLock(lock, () => stopInOrder(config, ours));
    } catch (error) {
      logger.error({ area: 'services', reason: messageOf(error) }, 'A local service could not be stopped');
      throw error;
    }
  }

  #report(crash: Crash): void {
    if (this.#stopping !== undefined) return;
    this.#crashes.push(crash);
    for (const listener of this.#listeners) listener(crash);
  }
}

function wordsOf({ service, process }: StartedService, how: string): string {
  return `${service.title} stopped unexpectedly${how}; see ${process.log.path}`;
}
