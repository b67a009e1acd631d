import neo4j, { isInt } from 'neo4j-driver';
import type { Driver, ManagedTransaction, QueryResult, RecordShape } from 'neo4j-driver';
import { withDeadline } from '../../platform/abortable.ts';
import { neo4jError } from './neo4j-errors.ts';
import { queryText } from './query-files.ts';
import { SignOfLife } from './sign-of-life.ts';

export interface Neo4jOptions {
  readonly uri: string;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  readonly poolSize: number;
  readonly connectTimeoutMs: number;
  readonly acquireTimeoutMs: number;
  /** How long a server that lives may take for a sign of it, once a read has taken suspiciously long. */
  readonly pingTimeoutMs: number;
  readonly queryTimeoutMs: number;
  readonly connectionLifetimeMs: number;
}

export type Parameters = Readonly<Record<string, unknown>>;

/** Runs one query file inside an open transaction. */
export type RunQuery = <Row extends RecordShape = RecordShape>(name: string, parameters: Parameters) => Promise<Row[]>;

/** Transactions are retried by the driver for this long; then the caller is told. */
const RETRY_MS = 1_000;
/** An idle connection is asked for a sign of life before it is used again: a paused server is noticed by the acquire time-out. */
const LIVENESS_CHECK_AFTER_MS = 500;
/** Statements that change the schema wait for indexes over everything there is. The server's own limit is the same. */
const STATEMENT_TIMEOUT_MS = 120_000;

/** The one way to Neo4j: named queries, a deadline that holds even when the server is paused, errors with codes. */
export class Executor {
  readonly driver: Driver;
  readonly #options: Neo4jOptions;
  readonly #signOfLife = new SignOfLife(() => this.ping(undefined, this.#options.pingTimeoutMs));

  constructor(options: Neo4jOptions) {
    this.#options = options;
    const credentials = options.password === undefined ? undefined : neo4j.auth.basic(options.user, options.password);
    this.driver = neo4j.driver(options.uri, credentials, {
      disableLosslessIntegers: true,
      maxConnectionPoolSize: options.poolSize,
      maxConnectionLifetime: options.connectionLifetimeMs,
      connectionTimeout: options.connectTimeoutMs,
      connectionAcquisitionTimeout: options.acquireTimeoutMs,
      connectionLivenessCheckTimeout: LIVENESS_CHECK_AFTER_MS,
      maxTransactionRetryTime: RETRY_MS,
      telemetryDisabled: true,
      userAgent: 'weft',
    });
  }

  /** One read in auto-commit: a third of the round trips of a managed transaction. */
  async read<Row extends RecordShape = RecordShape>(name: string, parameters: Parameters, signal?: AbortSignal): Promise<Row[]> {
    return this.#read(signal, async (session) => {
      const result = await session.run(queryText(name), toNeo4j(parameters), this.#transactionConfig(name));
      return result.records.map((record) => record.toObject() as Row);
    });
  }

  /** One read whose text a library writes (@neo4j/graphql). Gives the driver's own result, which such a library reads. */
  async readGenerated(text: string, parameters: Parameters, signal?: AbortSignal): Promise<QueryResult> {
    const config = this.#transactionConfig('generated');
    return this.#read(signal, (session) => session.run(text, parameters, config));
  }

  /** Several queries that commit together. The driver may run the work twice, so it must be idempotent. */
  async write<Result>(name: string, work: (run: RunQuery) => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    return this.#withSession('WRITE', signal, (session) =>
      session.executeWrite((transaction) => work(runIn(transaction)), this.#transactionConfig(name)),
    );
  }

  /** A statement that changes the schema, which must run alone. */
  async runStatement(statement: string, signal?: AbortSignal): Promise<void> {
    await this.#withSession('WRITE', signal, (session) => session.run(statement), STATEMENT_TIMEOUT_MS);
  }

  /** @throws AppError DEPENDENCY_UNAVAILABLE, DEADLINE_EXCEEDED */
  async ping(signal?: AbortSignal, timeoutMs = this.#options.acquireTimeoutMs): Promise<void> {
    await this.#withSession('READ', signal, (session) => session.run('RETURN 1'), timeoutMs);
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  #read<Result>(signal: AbortSignal | undefined, work: (session: ReturnType<Driver['session']>) => Promise<Result>): Promise<Result> {
    return this.#signOfLife.during(signal, (inner) => this.#withSession('READ', inner, work));
  }

  #transactionConfig(name: string): { timeout: number; metadata: { app: string; query: string } } {
    return { timeout: this.#options.queryTimeoutMs, metadata: { app: 'weft', query: name } };
  }

  async #withSession<Result>(
    mode: 'READ' | 'WRITE',
    signal: AbortSignal | undefined,
    work: (session: ReturnType<Driver['session']>) => Promise<Result>,
    timeoutMs = this.#options.queryTimeoutMs,
  ): Promise<Result> {
    const session = this.driver.session({ database: this.#options.database, defaultAccessMode: mode });
    try {
      return await withDeadline({ timeoutMs, signal, what: 'Neo4j' }, () => work(session));
    } catch (error) {
      throw neo4jError(error);
    } finally {
      // Not awaited: closing a session whose server is paused would wait for the server. A failure to close leaves nothing to do.
      session.close().catch(() => undefined);
    }
  }
}

function runIn(transaction: ManagedTransaction): RunQuery {
  return async <Row extends RecordShape>(name: string, parameters: Parameters): Promise<Row[]> => {
    const result = await transaction.run(queryText(name), toNeo4j(parameters));
    return result.records.map((record) => record.toObject() as Row);
  };
}

/** Whole numbers become Cypher integers (the driver would send floats, which LIMIT refuses); undefined becomes null. */
export function toNeo4j(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (typeof value !== 'object' || isInt(value) || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(toNeo4j);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toNeo4j(inner)]));
}
