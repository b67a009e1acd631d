import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { AppError } from '../errors.ts';
import { LOOPBACK } from './free-ports.ts';
import { runMaven } from './maven.ts';
import { exists, pathsIn, provideFolder } from './program-folder.ts';
import { pingRedis } from './redis-ping.ts';
import { writeFileAtomically } from './write-file-atomically.ts';
import type { Health, LaunchCommand, LocalService, ProvisionContext, ServiceContext, ServicesConfig } from './service.ts';

export const EMBEDDED_REDIS_VERSION = '1.4.3';

/** redis-server of the PATH, else the one inside a Maven artifact. Append-only file on; nothing is ever evicted, as queues demand. */
export const REDIS: LocalService<'redis'> = {
  name: 'redis',
  title: 'Redis',
  addressVariable: 'REDIS_URL',
  portNames: ['redis'],
  hasPassword: true,
  startTimeoutMs: 60_000,
  stopTimeoutMs: 15_000,
  outsideAddress: ({ redis }) => (redis.url === undefined ? undefined : { url: redis.url, password: redis.password }),
  localAddress: ({ ports, password }) => ({ url: `redis://${LOOPBACK}:${ports.redis}`, password }),
  isProvisioned: async (config) => (await findRedisServer(config)) !== undefined,
  provision,
  prepare,
  probe,
};

async function provision({ config, progress, signal }: ProvisionContext): Promise<void> {
  if ((await findRedisServer(config)) !== undefined) return;
  const fill = async (outputFolder: string): Promise<void> => {
    progress.start('Fetching Redis from Maven Central');
    const logFile = join(config.folders.programs, 'maven.log');
    await runMaven({ pom: 'redis', goal: 'dependency:unpack-dependencies', outputFolder, logFile, javaHome: config.javaHome, signal });
    for (const program of await pathsIn(outputFolder)) await chmod(program, 0o755);
    progress.finish();
  };
  await provideFolder(programFolder(config), fill, {
    signal,
    onWait: () => progress.note('Another process is fetching Redis; waiting for it.'),
  });
}

async function prepare({ config, ports, password }: ServiceContext): Promise<LaunchCommand> {
  const program = await findRedisServer(config);
  if (program === undefined) {
    throw new AppError('MISSING_PROGRAM', `No redis-server is on the PATH, and none of those in ${programFolder(config)} runs here.`);
  }
  const folder = join(config.folders.data, 'redis');
  await mkdir(folder, { recursive: true });
  const confPath = join(folder, 'redis.conf');
  await writeFileAtomically(confPath, renderRedisConf(ports, password, folder));
  return { program, arguments: [confPath] };
}

/** The settings of the local server. The file holds the password, so its owner alone may read it. */
export function renderRedisConf(ports: ServiceContext['ports'], password: string, folder: string): string {
  return [
    `bind ${LOOPBACK}`,
    `port ${ports.redis}`,
    'protected-mode yes',
    `requirepass ${password}`,
    `dir "${folder}"`,
    'daemonize no',
    'appendonly yes',
    // At most the last second is lost when the machine fails; nothing when only Redis does.
    'appendfsync everysec',
    'maxmemory-policy noeviction',
    '',
  ].join('\n');
}

async function probe({ ports, password }: ServiceContext, signal: AbortSignal): Promise<Health> {
  const answer = await pingRedis({ port: ports.redis ?? 0, password, signal });
  if (answer === 'unauthorised') throw new AppError('CONFLICT', `The Redis on port ${ports.redis} has another password than ours.`);
  return answer;
}

/** The first redis-server that runs here: of the PATH, else of those unpacked for this system. */
export async function findRedisServer(config: ServicesConfig): Promise<string | undefined> {
  const unpacked = (await exists(programFolder(config))) ? await pathsIn(programFolder(config)) : [];
  for (const program of ['redis-server', ...fittingPrograms(unpacked, process.platform, process.arch)]) {
    const { failed } = await execa(program, ['--version'], { reject: false, timeout: 10_000 });
    if (!failed) return program;
  }
  return undefined;
}

/**
 * Those of the artifact's programs that this system may run, best first. On 64-bit Intel Linux the 32-bit one comes last:
 * it is linked statically, so it also runs where the other misses OpenSSL 3.
 */
export function fittingPrograms(programs: readonly string[], platform: string, architecture: string): string[] {
  const architectures = architecture === 'x64' ? ['amd64', '386'] : ['arm64'];
  return architectures.flatMap((name) => programs.filter((program) => program.endsWith(`-${platform}-${name}`)));
}

function programFolder(config: ServicesConfig): string {
  return join(config.folders.programs, `redis-${EMBEDDED_REDIS_VERSION}`);
}
