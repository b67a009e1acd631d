import type { App } from '../app.ts';
import type { Logger } from '../platform/logger.ts';

/** Brings the vectors up to date after a change, without making the client wait. What fails here, the worker's sweep does later. */
export class BackgroundProjection {
  readonly #ingestion: Pick<App['ingestion'], 'project'>;
  readonly #logger: Logger;
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(ingestion: Pick<App['ingestion'], 'project'>, logger: Logger) {
    this.#ingestion = ingestion;
    this.#logger = logger;
  }

  start(tenantId: string): void {
    if (this.#closing.signal.aborted) return;
    const run = this.#run(tenantId).finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  /** Resolves when nothing that was started is under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  /** Gives up what is under way. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.settled();
  }

  async #run(tenantId: string): Promise<void> {
    try {
      const { postponed, lastFailure } = await this.#ingestion.project({ tenantId, signal: this.#closing.signal });
      if (postponed > 0) this.#logger.warn({ area: 'ingestion', tenantId, postponed, err: lastFailure }, 'vectors will follow later');
    } catch (error) {
      if (!this.#closing.signal.aborted)
        this.#logger.error({ area: 'ingestion', tenantId, err: error }, 'vectors were not brought up to date');
    }
  }
}
