import type { Config } from '../config.ts';
import type { Progress } from '../platform/progress.ts';

/** The settings that the local services read. `javaHome` is the value of JAVA_HOME; without it `java` of the PATH is used. */
export type ServicesConfig = Pick<Config, 'folders' | 'neo4j' | 'chroma' | 'redis'> & { readonly javaHome?: string };

/** The three databases that Weft stands on. */
export const SERVICE_NAMES = ['neo4j', 'chroma', 'redis'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** Where each service answers, be it ours or an outside one. */
export interface ServiceAddresses {
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password?: string };
  readonly chroma: { readonly url: string };
  readonly redis: { readonly url: string; readonly password?: string };
}

/** Port numbers by the service's own name for them, e.g. `{ bolt: 41234, http: 41235 }`. */
export type Ports = Readonly<Record<string, number>>;

/** What a program needs in order to be started. */
export interface LaunchCommand {
  readonly program: string;
  readonly arguments: readonly string[];
}

/** Everything a local service may look at while it starts. */
export interface ServiceContext {
  readonly config: ServicesConfig;
  readonly ports: Ports;
  /** Generated once for a data folder; empty for a service without passwords. */
  readonly password: string;
}

export interface ProvisionContext {
  readonly config: ServicesConfig;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

/** What a probe found: not there yet, answering, or answering that it will never accept us. */
export type Health = 'waiting' | 'healthy';

/** A database that Weft can run by itself. Implementations: `neo4j.ts`, `chroma.ts`, `redis.ts`. */
export interface LocalService<Name extends ServiceName = ServiceName> {
  readonly name: Name;
  /** As messages name it, e.g. "Neo4j". */
  readonly title: string;
  /** The environment variable that names an outside server. */
  readonly addressVariable: string;
  readonly portNames: readonly string[];
  /** Whether it asks for a password, which is then generated. */
  readonly hasPassword: boolean;
  /** How long it may take to answer, and to leave after SIGTERM. */
  readonly startTimeoutMs: number;
  readonly stopTimeoutMs: number;
  /** The outside server of the configuration, or nothing when the service is ours to run. */
  outsideAddress(config: ServicesConfig): ServiceAddresses[Name] | undefined;
  localAddress(context: ServiceContext): ServiceAddresses[Name];
  /** Whether the programs it needs are in the programs folder (or on the PATH) already. */
  isProvisioned(config: ServicesConfig): Promise<boolean>;
  /** Fetches the programs it needs. Does nothing the second time. */
  provision(context: ProvisionContext): Promise<void>;
  /** Writes its settings and says how to run it. */
  prepare(context: ServiceContext): Promise<LaunchCommand>;
  /**
   * Asks once whether it answers.
   * @throws AppError when it answers and will never accept us, e.g. because of another password
   */
  probe(context: ServiceContext, signal: AbortSignal): Promise<Health>;
}
