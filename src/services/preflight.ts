import { freemem, platform, totalmem } from 'node:os';
import { AppError } from '../errors.ts';
import type { Java } from './java.ts';
import { findJava, MINIMUM_JAVA_VERSION } from './java.ts';
import { findMaven } from './maven.ts';
import type { LocalService, ServicesConfig } from './service.ts';

/** What Java needs beside heap and page cache: its own code, threads and buffers. Measured at 5.26 with an empty graph. MB. */
const JAVA_OVERHEAD_MB = 300;

/** What was found on the machine. */
export interface Machine {
  readonly java: Java | undefined;
  /** Maven's version line, when it can be run. */
  readonly maven: string | undefined;
  readonly availableMemoryMb: number;
}

/**
 * Looks for everything that the services need before any of them is started, so that all that is missing is said at once.
 * @throws AppError MISSING_PROGRAM: one line for each missing thing, and the ways out
 */
export async function checkMachine(config: ServicesConfig, services: readonly LocalService[]): Promise<void> {
  const unprovided: LocalService[] = [];
  for (const service of services) if (!(await service.isProvisioned(config))) unprovided.push(service);
  const runsNeo4j = services.some(({ name }) => name === 'neo4j');
  if (!runsNeo4j && unprovided.length === 0) return;

  const machine = { java: await findJava(config.javaHome), maven: await findMaven(), availableMemoryMb: availableMemoryMb() };
  const faults = [
    ...(runsNeo4j ? [...javaFaults(machine), ...memoryFaults(machine, config)] : []),
    ...(unprovided.length > 0 ? mavenFaults(machine, unprovided) : []),
  ];
  if (faults.length > 0) throw new AppError('MISSING_PROGRAM', [...faults, waysOut(services)].join('\n'));
}

export function javaFaults({ java }: Pick<Machine, 'java'>): string[] {
  if (java === undefined)
    return [`Neo4j needs Java ${MINIMUM_JAVA_VERSION} or newer, and no Java can be run (neither of JAVA_HOME nor of the PATH).`];
  if (java.version >= MINIMUM_JAVA_VERSION) return [];
  return [`Neo4j needs Java ${MINIMUM_JAVA_VERSION} or newer, and ${java.program} is Java ${java.version}.`];
}

export function mavenFaults({ maven }: Pick<Machine, 'maven'>, services: readonly Pick<LocalService, 'title'>[]): string[] {
  if (maven !== undefined) return [];
  return [`Maven fetches ${services.map(({ title }) => title).join(' and ')} at the first start, and \`mvn\` cannot be run.`];
}

export function memoryFaults({ availableMemoryMb }: Pick<Machine, 'availableMemoryMb'>, config: Pick<ServicesConfig, 'neo4j'>): string[] {
  const neededMb = neededMemoryMb(config);
  if (availableMemoryMb >= neededMb) return [];
  return [
    `Neo4j needs about ${neededMb} MB of memory and ${Math.round(availableMemoryMb)} MB are free: ` +
      'end other programs, or set NEO4J_HEAP_MB and NEO4J_PAGE_CACHE_MB lower (512 and 128 do for the sample company).',
  ];
}

/** MB that the local Neo4j takes at most. */
export function neededMemoryMb({ neo4j }: Pick<ServicesConfig, 'neo4j'>): number {
  return neo4j.heapMb + neo4j.pageCacheMb + JAVA_OVERHEAD_MB;
}

/**
 * MB that a new program may take, within the limit of a container (cgroup) when there is one.
 * On macOS nearly all memory counts as taken, by files that can be read again; half of the machine's is the better guess there.
 */
export function availableMemoryMb(): number {
  const free = platform() === 'linux' ? freemem() : Math.max(freemem(), totalmem() / 2);
  const limit = process.constrainedMemory();
  // 0, or a number beyond any machine, stands for "no limit".
  const isLimited = limit > 0 && limit < totalmem();
  return (isLimited ? Math.min(free, limit) : free) / 1_048_576;
}

function waysOut(services: readonly LocalService[]): string {
  const variables = services.map(({ addressVariable }) => addressVariable).join(', ');
  return `Ways out: install what is missing; or \`docker compose up\`; or name servers of your own with ${variables}. \`weft doctor\` looks at everything.`;
}
