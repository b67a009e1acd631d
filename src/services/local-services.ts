import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../platform/logger.ts';
import type { Progress } from '../platform/progress.ts';
import { CHROMA } from './chroma.ts';
import { withFolderLock } from './folder-lock.ts';
import { NEO4J } from './neo4j.ts';
import { checkMachine } from './preflight.ts';
import { isRunning } from './process-identity.ts';
import { REDIS } from './redis.ts';
import { RunningServices } from './running-services.ts';
import { statusOf } from './service-status.ts';
import type { ServiceStatus } from './service-status.ts';
import { readState } from './service-state.ts';
import { startTogether } from './start-together.ts';
import { stopInOrder } from './stop-in-order.ts';
import type { Stoppable } from './stop-in-order.ts';
import type { LocalService, ServiceAddresses, ServiceName, ServicesConfig } from './service.ts';

export const LOCAL_SERVICES: readonly LocalService[] = [NEO4J, CHROMA, REDIS];

/** Longer than the slowest start: another Weft may be starting the same services right now. */
const LOCK_TIMEOUT_MS = 240_000;

export interface StartServicesOptions<Name extends ServiceName = ServiceName> {
  progress: Progress;
  logger: Logger;
  signal?: AbortSignal;
  /** Default: all three. */
  only?: readonly Name[];
}

/**
 * Makes Neo4j, Chroma and Redis answer. A service with a configured address is an outside one: its address is passed through.
 * The others run in the data folder: used when a living Weft runs them there already, taken over when a dead one left them, else started.
 * @throws AppError MISSING_PROGRAM (with the ways out), DEPENDENCY_UNAVAILABLE, CONFLICT, CANCELLED; nothing that was started is left then
 */
export async function startServices<Name extends ServiceName = ServiceName>(
  config: ServicesConfig,
  options: StartServicesOptions<Name>,
): Promise<RunningServices<Name>> {
  const { progress, logger, signal, only } = options;
  const wanted = LOCAL_SERVICES.filter(({ name }) => only === undefined || only.includes(name as Name));
  const local = wanted.filter((service) => service.outsideAddress(config) === undefined);
  const released = new AbortController();

  await checkMachine(config, await withoutProcess(config, local));
  for (const service of local) await service.provision({ config, progress, signal });
  const lock = {
    signal,
    onWait: () => progress.note('Another Weft is starting or stopping services in this data folder; waiting for it.'),
  };
  const started = await withServicesLock(config, local, lock, () =>
    startTogether(config, local, { progress, signal, released: released.signal }),
  );

  const outside = wanted.map((service) => [service.name, service.outsideAddress(config)] as const);
  const inside = started.map(({ service, address }) => [service.name, address] as const);
  const addresses = Object.fromEntries([...outside, ...inside]) as unknown as Pick<ServiceAddresses, Name>;
  return new RunningServices({ addresses, started, config, logger, released });
}

/** What each service does at this moment, for people and programs. */
export async function servicesStatus(config: ServicesConfig): Promise<ServiceStatus[]> {
  const state = await readState(config.folders.data);
  return Promise.all(LOCAL_SERVICES.map((service) => statusOf(service, config, state[service.name])));
}

/** Ends every local service of this data folder, whoever started it. Gives the names of those that ran. */
export async function stopServices(config: ServicesConfig): Promise<ServiceName[]> {
  return withServicesLock(config, LOCAL_SERVICES, {}, () => stopAll(config));
}

/** Ends the local services and deletes what they hold. Programs, models, secrets and logs stay. */
export async function resetServices(config: ServicesConfig): Promise<ServiceName[]> {
  return withServicesLock(config, LOCAL_SERVICES, {}, async () => {
    const stopped = await stopAll(config);
    for (const { name } of LOCAL_SERVICES) await rm(join(config.folders.data, name), { recursive: true, force: true });
    await rm(join(config.folders.data, 'services.json'), { force: true });
    return stopped;
  });
}

async function stopAll(config: ServicesConfig): Promise<ServiceName[]> {
  const running = await findRunning(config);
  await stopInOrder(config, running);
  return running.map(({ service }) => service.name);
}

async function findRunning(config: ServicesConfig): Promise<Stoppable[]> {
  const state = await readState(config.folders.data);
  const found: Stoppable[] = [];
  for (const service of LOCAL_SERVICES) {
    const identity = state[service.name]?.process;
    if (identity !== undefined && (await isRunning(identity))) found.push({ service, process: { identity } });
  }
  return found;
}

async function withoutProcess(config: ServicesConfig, services: readonly LocalService[]): Promise<LocalService[]> {
  const running = new Set((await findRunning(config)).map(({ service }) => service.name));
  return services.filter(({ name }) => !running.has(name));
}

/** Nothing is locked, and no data folder made, when there is no local service. */
async function withServicesLock<Result>(
  config: ServicesConfig,
  services: readonly LocalService[],
  options: { signal?: AbortSignal; onWait?: () => void },
  work: () => Promise<Result[]>,
): Promise<Result[]> {
  if (services.length === 0) return [];
  return withFolderLock({ folder: config.folders.data, name: 'services', timeoutMs: LOCK_TIMEOUT_MS, ...options }, work);
}
