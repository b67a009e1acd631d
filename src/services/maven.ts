import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { AppError } from '../errors.ts';

export interface MavenOptions {
  /** The folder of the pom beside this file: `neo4j` or `redis`. */
  pom: 'neo4j' | 'redis';
  /** A goal of the plugin that the pom names, e.g. `dependency:copy-dependencies`. */
  goal: string;
  /** Where the goal puts its files. */
  outputFolder: string;
  /** Maven's own output is kept here for whoever has to find out what went wrong. */
  logFile: string;
  /** JAVA_HOME for Maven's launcher. */
  javaHome?: string;
  signal?: AbortSignal;
  /** Called for each jar that was downloaded, with how many there were so far. */
  onDownload?: (count: number) => void;
}

const TIMEOUT_MS = 20 * 60_000;

/**
 * Runs one goal of Maven.
 * @throws AppError DEPENDENCY_UNAVAILABLE with Maven's first complaint, CANCELLED
 */
export async function runMaven(options: MavenOptions): Promise<void> {
  const { goal, outputFolder, logFile, signal } = options;
  // Maven notes what it has unpacked, and never unpacks that again. Kept beside the pom, the note would outlive the programs.
  const notes = `-DmarkersDirectory=${join(outputFolder, '.unpacked')}`;
  const flags = ['-B', '-f', pomPath(options.pom), `-DoutputDirectory=${outputFolder}`, notes];
  const lines: string[] = [];
  try {
    const maven = execa('mvn', [goal, ...flags], {
      all: true,
      buffer: false,
      timeout: TIMEOUT_MS,
      cancelSignal: signal,
      env: options.javaHome === undefined ? {} : { JAVA_HOME: options.javaHome },
    });
    let jars = 0;
    for await (const line of maven.iterable({ from: 'all' })) {
      lines.push(line);
      if (/Downloaded from .*\.jar /.test(line)) options.onDownload?.((jars += 1));
    }
  } catch (error) {
    if (signal?.aborted === true) throw new AppError('CANCELLED', 'Fetching programs with Maven was cancelled.', { cause: error });
    throw new AppError('DEPENDENCY_UNAVAILABLE', `Maven could not fetch what is needed: ${complaintOf(lines)} (see ${logFile}).`, {
      cause: error,
    });
  } finally {
    await mkdir(join(logFile, '..'), { recursive: true });
    await appendFile(logFile, `${lines.join('\n')}\n`);
  }
}

/** Whether `mvn` can be run. Gives its version line. */
export async function findMaven(): Promise<string | undefined> {
  const { stdout, failed } = await execa('mvn', ['-v', '-B'], { reject: false, timeout: 20_000 });
  return failed ? undefined : /Apache Maven \S+/.exec(stdout)?.[0];
}

/** Maven prints its reasons behind `[ERROR]`; the first is the one that matters. */
export function complaintOf(lines: readonly string[]): string {
  const complaint = lines.find((line) => line.startsWith('[ERROR]')) ?? lines.findLast((line) => line.trim() !== '');
  return (complaint ?? 'it printed nothing').replace('[ERROR] ', '').slice(0, 400);
}

/** The poms stay in `src/` when TypeScript is compiled to `dist/`, one level below the project's folder like this file's own. */
function pomPath(pom: MavenOptions['pom']): string {
  return fileURLToPath(new URL(`../../src/services/${pom}/pom.xml`, import.meta.url));
}
