import { AppError } from '../errors.ts';
import { isReachable } from './is-reachable.ts';
import { isRunning } from './process-identity.ts';
import { localSecret } from './secrets.ts';
import { serviceLogPath } from './service-log.ts';
import type { ServiceRecord } from './service-state.ts';
import { probeOnce } from './wait-until-healthy.ts';
import type { LocalService, ServiceAddresses, ServiceName, ServicesConfig } from './service.ts';

/** What one service does at this moment. */
export interface ServiceStatus {
  readonly name: ServiceName;
  readonly place: 'local' | 'outside';
  /** `silent`: the process runs (or the outside address is known) but does not answer. */
  readonly state: 'running' | 'silent' | 'stopped';
  /** Without user and password. */
  readonly address?: string;
  readonly processId?: number;
  /** The Weft process that will stop it; absent when that one is dead. */
  readonly ownerProcessId?: number;
  readonly logPath?: string;
  /** All of it in one line for a person. */
  readonly words: string;
}

/** Looks at one service, ours or outside. */
export async function statusOf(service: LocalService, config: ServicesConfig, record: ServiceRecord | undefined): Promise<ServiceStatus> {
  const outside = service.outsideAddress(config);
  if (outside !== undefined) return outsideStatus(service, addressOf(outside));
  const { name, title } = service;
  const logPath = serviceLogPath(config.folders.data, name);
  if (record?.process === undefined || !(await isRunning(record.process))) {
    return { name, place: 'local', state: 'stopped', words: `${title}: not running` };
  }
  const password = service.hasPassword ? await localSecret(config.folders.data, `${name}Password`) : '';
  const context = { config, ports: record.ports, password };
  const answers = await doesAnswer(() => probeOnce(service, context));
  const address = addressOf(service.localAddress(context));
  const owner = record.owner !== undefined && (await isRunning(record.owner)) ? record.owner.pid : undefined;
  const ownerWords = owner === undefined ? 'left behind by a Weft that is gone' : `belongs to the Weft of process ${owner}`;
  const stateWords = answers ? `running at ${address}` : `runs but does not answer at ${address}`;
  return {
    name,
    place: 'local',
    state: answers ? 'running' : 'silent',
    address,
    processId: record.process.pid,
    ownerProcessId: owner,
    logPath,
    words: `${title}: ${stateWords} (process ${record.process.pid}, ${ownerWords}; log ${logPath})`,
  };
}

async function outsideStatus({ name, title }: LocalService, address: string): Promise<ServiceStatus> {
  const answers = await isReachable(address);
  const words = `${title}: outside server ${address}, ${answers ? 'accepts connections' : 'does not accept connections'}`;
  return { name, place: 'outside', state: answers ? 'running' : 'silent', address, words };
}

async function doesAnswer(probe: () => Promise<'waiting' | 'healthy'>): Promise<boolean> {
  try {
    return (await probe()) === 'healthy';
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** The address as it may be shown: a URL can hold a password. */
function addressOf(address: ServiceAddresses[ServiceName]): string {
  const url = new URL('uri' in address ? address.uri : address.url);
  url.username = '';
  url.password = '';
  return url.href.replace(/\/$/, '');
}
