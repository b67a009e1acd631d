import { AppError, messageOf } from '../errors.ts';
import { freePorts } from './free-ports.ts';
import { isRunning } from './process-identity.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { localSecret } from './secrets.ts';
import { serviceLogPath } from './service-log.ts';
import { endProcess, launch, watchProcess } from './service-process.ts';
import type { ServiceProcess } from './service-process.ts';
import { readState, updateRecord } from './service-state.ts';
import type { ServiceRecord } from './service-state.ts';
import { waitUntilHealthy } from './wait-until-healthy.ts';
import type { LocalService, Ports, ServiceAddresses, ServiceContext, ServiceName, ServicesConfig } from './service.ts';

/** A local service that answers. */
export interface StartedService<Name extends ServiceName = ServiceName> {
  readonly service: LocalService<Name>;
  readonly address: ServiceAddresses[Name];
  readonly process: ServiceProcess;
  /** False when a living Weft of another process runs it: that one will stop it. */
  readonly isOurs: boolean;
}

export interface StartOptions {
  /** This process, as the owner of what it starts. */
  owner: ProcessIdentity;
  signal: AbortSignal;
  /** Aborted when the services are let go: ends the watching of processes that are not our children. */
  released: AbortSignal;
}

/** A service found running has answered before. */
const JOIN_TIMEOUT_MS = 15_000;

/**
 * Makes one service answer: uses the one that a living owner runs, takes over the one that a dead owner left behind, else starts it.
 * The caller holds the lock `services` of the data folder.
 * @throws AppError DEPENDENCY_UNAVAILABLE, MISSING_PROGRAM, CONFLICT (another password), CANCELLED; nothing that was started is left then
 */
export async function startService(service: LocalService, config: ServicesConfig, options: StartOptions): Promise<StartedService> {
  const record = (await readState(config.folders.data))[service.name];
  const password = service.hasPassword ? await localSecret(config.folders.data, `${service.name}Password`) : '';
  if (record?.process !== undefined && (await isRunning(record.process))) {
    const joined = await join(service, { config, ports: record.ports, password }, { ...options, process: record.process, record });
    if (joined !== undefined) return joined;
  }
  try {
    return await start(service, { config, password }, record?.ports, options);
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    // Another program took the port between our look and the service's own: once more, with ports that the system picks anew.
    return start(service, { config, password }, undefined, options);
  }
}

interface JoinOptions extends StartOptions {
  process: ProcessIdentity;
  record: ServiceRecord;
}

/** Uses the running process, or nothing after having ended one that has no living owner and does not answer. */
async function join(service: LocalService, context: ServiceContext, options: JoinOptions): Promise<StartedService | undefined> {
  const { owner, signal, released, record } = options;
  const dataFolder = context.config.folders.data;
  const isOurs = record.owner === undefined || !(await isRunning(record.owner));
  const process = watchProcess(options.process, serviceLogPath(dataFolder, service.name), released);
  try {
    await waitUntilHealthy(service, context, { process, timeoutMs: JOIN_TIMEOUT_MS, signal });
  } catch (error) {
    if (!isOurs || signal.aborted) throw asOwned(error, record);
    await endProcess(options.process, service.stopTimeoutMs);
    return undefined;
  }
  if (isOurs) await updateRecord(dataFolder, service.name, { ...record, owner });
  return { service, address: service.localAddress(context), process, isOurs };
}

function asOwned(error: unknown, { owner }: ServiceRecord): unknown {
  if (owner === undefined || !(error instanceof AppError) || error.code !== 'DEPENDENCY_UNAVAILABLE') return error;
  const words = `${error.message} It belongs to the Weft of process ${owner.pid}; \`weft services stop\` ends it.`;
  return new AppError('DEPENDENCY_UNAVAILABLE', words, { cause: error });
}

async function start(
  service: LocalService,
  given: Omit<ServiceContext, 'ports'>,
  preferred: Ports | undefined,
  { owner, signal }: StartOptions,
): Promise<StartedService> {
  const dataFolder = given.config.folders.data;
  const context = { ...given, ports: await freePorts(service.portNames, preferred) };
  const process = await launch(dataFolder, service.name, await service.prepare(context));
  try {
    await updateRecord(dataFolder, service.name, { ports: context.ports, process: process.identity, owner });
    await waitUntilHealthy(service, context, { process, timeoutMs: service.startTimeoutMs, signal });
  } catch (error) {
    await stopService(service, dataFolder, process.identity);
    throw error;
  }
  return { service, address: service.localAddress(context), process, isOurs: true };
}

/** Ends the service's process and forgets it, but not its ports. The caller holds the lock `services`. */
export async function stopService(service: LocalService, dataFolder: string, identity: ProcessIdentity): Promise<'ended' | 'killed'> {
  const outcome = await endProcess(identity, service.stopTimeoutMs);
  const record = (await readState(dataFolder))[service.name];
  // Somebody else may have started another in the meantime, after ours had crashed.
  if (record?.process?.pid === identity.pid) await updateRecord(dataFolder, service.name, { ports: record.ports });
  return outcome;
}

function isPortTaken(error: unknown): boolean {
  return /address (is )?already in use|failed to bind/i.test(messageOf(error));
}
