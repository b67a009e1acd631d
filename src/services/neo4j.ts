import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { LOOPBACK } from './free-ports.ts';
import { findJava } from './java.ts';
import { runMaven } from './maven.ts';
import { runNeo4jStatement } from './neo4j-http.ts';
import { exists, provideFolder } from './program-folder.ts';
import { writeFileAtomically } from './write-file-atomically.ts';
import type { Health, LaunchCommand, LocalService, ProvisionContext, ServiceContext, ServicesConfig } from './service.ts';

export const NEO4J_VERSION = '5.26.12';
/** How many jars the pom resolves to; only the progress bar depends on it. */
const JAR_COUNT = 214;
const USER = 'neo4j';
/** What a new Neo4j has, and wants changed at the first login. */
const FACTORY_PASSWORD = 'neo4j';

/** Neo4j Community, assembled from Maven Central and run by the machine's Java. */
export const NEO4J: LocalService<'neo4j'> = {
  name: 'neo4j',
  title: 'Neo4j',
  addressVariable: 'NEO4J_URI',
  portNames: ['bolt', 'http'],
  hasPassword: true,
  startTimeoutMs: 180_000,
  stopTimeoutMs: 60_000,
  outsideAddress: ({ neo4j }) => (neo4j.uri === undefined ? undefined : { uri: neo4j.uri, user: neo4j.user, password: neo4j.password }),
  localAddress: ({ ports, password }) => ({ uri: `bolt://${LOOPBACK}:${ports.bolt}`, user: USER, password }),
  isProvisioned: (config) => exists(jarFolder(config)),
  provision,
  prepare,
  probe,
};

async function provision({ config, progress, signal }: ProvisionContext): Promise<void> {
  const fill = async (outputFolder: string): Promise<void> => {
    progress.start(`Fetching Neo4j ${NEO4J_VERSION} from Maven Central`, { total: JAR_COUNT, unit: 'files' });
    await runMaven({
      pom: 'neo4j',
      goal: 'dependency:copy-dependencies',
      outputFolder,
      logFile: join(config.folders.programs, 'maven.log'),
      javaHome: config.javaHome,
      signal,
      onDownload: (count) => progress.update(Math.min(count, JAR_COUNT)),
    });
    progress.finish();
  };
  await provideFolder(jarFolder(config), fill, {
    signal,
    onWait: () => progress.note('Another process is fetching Neo4j; waiting for it.'),
  });
}

async function prepare({ config, ports }: ServiceContext): Promise<LaunchCommand> {
  const java = await findJava(config.javaHome);
  if (java === undefined) throw new AppError('MISSING_PROGRAM', 'Neo4j needs Java, which cannot be run.');
  const home = join(config.folders.data, 'neo4j');
  const confFolder = join(home, 'conf');
  await mkdir(home, { recursive: true });
  await writeFileAtomically(join(confFolder, 'neo4j.conf'), renderNeo4jConf(ports, config.neo4j.pageCacheMb));
  const jvm = [`-Xms${Math.min(256, config.neo4j.heapMb)}m`, `-Xmx${config.neo4j.heapMb}m`, ...JVM_FLAGS];
  const main = ['org.neo4j.server.CommunityEntryPoint', `--home-dir=${home}`, `--config-dir=${confFolder}`];
  return { program: java.program, arguments: [...jvm, '-cp', join(jarFolder(config), '*'), ...main] };
}

/** What Neo4j's own launcher passes (packaging's default neo4j.conf, 5.26): the modules it reaches into, and how it fails when memory is out. */
const JVM_FLAGS = [
  ...['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map((module) => `--add-opens=java.base/${module}=ALL-UNNAMED`),
  '-XX:+UseG1GC',
  '-XX:-OmitStackTraceInFastThrow',
  '-XX:+DisableExplicitGC',
  '-XX:+ExitOnOutOfMemoryError',
  '-Djdk.nio.maxCachedBufferSize=1024',
  '-Dio.netty.tryReflectionSetAccessible=true',
  '-Dlog4j2.disable.jmx=true',
];

/** The settings of the local server. It listens on loopback alone and tells nobody that it runs. */
export function renderNeo4jConf(ports: ServiceContext['ports'], pageCacheMb: number): string {
  const settings = {
    'server.config.strict_validation.enabled': true,
    'server.default_listen_address': LOOPBACK,
    'server.default_advertised_address': LOOPBACK,
    'server.bolt.listen_address': `${LOOPBACK}:${ports.bolt}`,
    'server.bolt.advertised_address': `${LOOPBACK}:${ports.bolt}`,
    'server.http.listen_address': `${LOOPBACK}:${ports.http}`,
    'server.http.advertised_address': `${LOOPBACK}:${ports.http}`,
    // The HTTP side serves the health check and the first password, nothing else.
    'server.http_enabled_modules': 'TRANSACTIONAL_ENDPOINTS',
    'server.memory.pagecache.size': `${pageCacheMb}m`,
    // A new server is asked with its own password until it has it. On a busy machine it may refuse that three times and then lock the user out, at each question
    // anew, for ever. The password is random and the server on loopback: nobody guesses it.
    'dbms.security.auth_max_failed_attempts': 0,
    // A statement that forgot its end does not hold its locks for ever; migrations and loading stay well below.
    'db.transaction.timeout': '120s',
    // Without it each of the two databases takes 256 MB of disk before it holds anything.
    'db.tx_log.preallocate': false,
    // Clients are gone when the server is told to stop: without it it waits twice for five seconds of silence.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': 0,
    'dbms.usage_report.enabled': false,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

async function probe({ config, ports, password }: ServiceContext, signal: AbortSignal): Promise<Health> {
  const base = { port: ports.http ?? 0, user: USER, signal };
  const answer = await runNeo4jStatement({ ...base, password, database: config.neo4j.database, statement: 'RETURN 1' });
  if (answer !== 'unauthorised') return answer;
  const change = await runNeo4jStatement({
    ...base,
    password: FACTORY_PASSWORD,
    database: 'system',
    statement: 'ALTER CURRENT USER SET PASSWORD FROM $old TO $new',
    parameters: { old: FACTORY_PASSWORD, new: password },
  });
  // The next probe, with the new password, tells whether the data can be read.
  if (change !== 'unauthorised') return 'waiting';
  throw new AppError(
    'CONFLICT',
    `The local Neo4j in ${join(config.folders.data, 'neo4j')} has another password than ${join(config.folders.data, 'secrets.json')}. ` +
      'Bring back that file, or begin anew with `weft services reset`, which deletes the data.',
  );
}

function jarFolder(config: ServicesConfig): string {
  return join(config.folders.programs, `neo4j-${NEO4J_VERSION}`);
}
