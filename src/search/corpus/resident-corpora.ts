import { AppError } from '../../errors.ts';
import { throwIfCancelled, waitFor } from '../../platform/abortable.ts';
import type { Logger } from '../../platform/logger.ts';
import type { CorpusStore } from '../../stores/corpus-store.ts';
import { TenantCorpus } from './tenant-corpus.ts';
import type { CorpusChange } from './tenant-corpus.ts';

export interface ResidentCorporaOptions {
  readonly store: CorpusStore;
  readonly logger: Logger;
  /** Memory of all corpora together, in bytes. */
  readonly maximumBytes: number;
  /** Chunks of a tenant that is kept in memory. */
  readonly maximumChunks: number;
  /** How long a tenant that was too large is taken to be so still, in milliseconds. */
  readonly recheckMs?: number;
}

const RECHECK_MS = 60_000;
/** How often a load that takes long says how far it has come, in milliseconds. */
const PROGRESS_MS = 5_000;

/** A load or an update under way. */
interface Flight {
  /** By the clock of {@link ResidentCorpora}: what was committed before is in its result. */
  readonly begunAt: number;
  readonly result: Promise<TenantCorpus | undefined>;
}

interface Entry {
  corpus?: TenantCorpus;
  /** The state of the tenant that the corpus shows, or an earlier one. */
  state?: string;
  /** Not kept in memory before this moment (`Date.now()`). */
  tooLargeUntil?: number;
  flight?: Flight;
}

/**
 * The corpora of the tenants that are asked, each loaded when it is first wanted, current at every {@link ResidentCorpora.open}, and forgotten when memory is
 * short and others were asked more recently. A projection of the graph: it can be thrown away at any time.
 */
export class ResidentCorpora {
  readonly #options: Required<ResidentCorporaOptions>;
  /** Least recently used first. */
  readonly #entries = new Map<string, Entry>();
  readonly #closing = new AbortController();
  /** Counts events, to tell which came first. */
  #clock = 0;

  constructor(options: ResidentCorporaOptions) {
    this.#options = { recheckMs: RECHECK_MS, ...options };
  }

  /** About how much memory the corpora take, in bytes. */
  get bytes(): number {
    return [...this.#entries.values()].reduce((sum, { corpus }) => sum + (corpus?.bytes ?? 0), 0);
  }

  /** The tenants whose corpus is in memory, least recently used first. */
  get tenantIds(): string[] {
    return [...this.#entries].flatMap(([tenantId, { corpus }]) => (corpus === undefined ? [] : [tenantId]));
  }

  /**
   * The tenant's corpus with everything that was committed before this call; `undefined` for a tenant that is too large to be kept in memory. Loads
   * and updates are shared by all who wait for them, and go on when one of them leaves.
   * @throws AppError DEPENDENCY_UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED
   */
  async open(tenantId: string, { signal }: { signal?: AbortSignal } = {}): Promise<TenantCorpus | undefined> {
    throwIfCancelled(this.#closing.signal);
    const state = await this.#options.store.readState(tenantId, { signal });
    const askedAt = (this.#clock += 1);
    for (;;) {
      const entry = this.#touch(tenantId);
      if ((entry.tooLargeUntil ?? 0) > Date.now()) return undefined;
      if (entry.corpus !== undefined && entry.state === state) return entry.corpus;
      const flight = entry.flight ?? this.#start(tenantId, entry, state);
      const corpus = await waitFor(flight.result, signal);
      // One that was under way before may have read too early.
      if (flight.begunAt > askedAt) return corpus;
    }
  }

  /** Gives up everything that is under way. */
  close(): void {
    this.#closing.abort(new AppError('CANCELLED', 'The service is shutting down.'));
    this.#entries.clear();
  }

  #touch(tenantId: string): Entry {
    const entry = this.#entries.get(tenantId) ?? {};
    this.#entries.delete(tenantId);
    this.#entries.set(tenantId, entry);
    return entry;
  }

  #start(tenantId: string, entry: Entry, state: string): Flight {
    const result = this.#bringUpToDate(tenantId, entry, state).finally(() => {
      entry.flight = undefined;
    });
    result.catch((error: unknown) => {
      // Nothing is kept of what failed: the next who asks tries again. Whoever waits is told; those who have left are not, but the log is.
      if (entry.corpus === undefined) this.#entries.delete(tenantId);
      if (this.#closing.signal.aborted) return;
      this.#options.logger.warn({ area: 'search', tenantId, err: error }, 'the resident corpus could not be brought up to date');
    });
    entry.flight = { begunAt: (this.#clock += 1), result };
    return entry.flight;
  }

  /** `state` was read before anything else is, so the corpus shows it or more. */
  async #bringUpToDate(tenantId: string, entry: Entry, state: string): Promise<TenantCorpus | undefined> {
    const begin = performance.now();
    const isNew = entry.corpus === undefined;
    const corpus = entry.corpus === undefined ? await this.#load(tenantId) : await this.#update(entry.corpus);
    const isKept = corpus !== undefined && corpus.postings.chunkCount <= this.#options.maximumChunks && this.#makeRoom(corpus);
    entry.corpus = isKept ? corpus : undefined;
    entry.state = isKept ? state : undefined;
    entry.tooLargeUntil = isKept ? undefined : Date.now() + this.#options.recheckMs;
    const facts = { area: 'search', tenantId, chunks: corpus?.postings.chunkCount, durationMs: Math.round(performance.now() - begin) };
    if (!isKept) this.#options.logger.warn(facts, 'the tenant is too large for a resident corpus');
    else if (isNew) this.#options.logger.info({ ...facts, bytes: corpus.bytes }, 'resident corpus loaded');
    else this.#options.logger.debug(facts, 'resident corpus brought up to date');
    return entry.corpus;
  }

  async #load(tenantId: string): Promise<TenantCorpus | undefined> {
    const { store, logger, maximumChunks } = this.#options;
    const total = await store.countChunks(tenantId, { signal: this.#closing.signal });
    if (total > maximumChunks) return undefined;
    const corpus = new TenantCorpus(tenantId);
    let isTooLarge = false;
    let saidAt = performance.now();
    await corpus.fill(await this.#readChange(corpus), () => {
      if (performance.now() - saidAt > PROGRESS_MS) {
        logger.info({ area: 'search', tenantId, chunks: corpus.postings.chunkCount, total }, 'loading the resident corpus');
        saidAt = performance.now();
      }
      isTooLarge = !this.#makeRoom(corpus);
      return isTooLarge;
    });
    return isTooLarge ? undefined : corpus;
  }

  async #update(corpus: TenantCorpus): Promise<TenantCorpus> {
    await corpus.apply(await this.#readChange(corpus));
    return corpus;
  }

  /** What the corpus lacks. */
  async #readChange(corpus: TenantCorpus): Promise<CorpusChange> {
    const { store } = this.#options;
    const { tenantId, versions: known } = corpus;
    const options = { signal: this.#closing.signal };
    const [versions, graph] = await Promise.all([store.readDocumentVersions(tenantId, options), store.readGraph(tenantId, options)]);
    const changed = new Map([...versions].filter(([id, version]) => known.get(id) !== version));
    const removedIds = [...known.keys()].filter((id) => !versions.has(id));
    return { documents: store.readDocuments(tenantId, changed, options), removedIds, versions, graph };
  }

  /** Forgets what was not asked for the longest until all fits. Says whether it does. */
  #makeRoom(wanted: TenantCorpus): boolean {
    const { maximumBytes, logger } = this.#options;
    const others = [...this.#entries].filter(([, { corpus }]) => corpus !== undefined && corpus !== wanted);
    let bytes = others.reduce((sum, [, { corpus }]) => sum + (corpus?.bytes ?? 0), wanted.bytes);
    for (const [tenantId, entry] of others) {
      if (bytes <= maximumBytes) break;
      // What is being updated is wanted by somebody right now.
      if (entry.flight !== undefined) continue;
      bytes -= entry.corpus?.bytes ?? 0;
      this.#entries.delete(tenantId);
      logger.info({ area: 'search', tenantId }, 'resident corpus forgotten, to make room');
    }
    return bytes <= maximumBytes;
  }
}
