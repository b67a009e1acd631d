import { join } from 'node:path';
import { execa } from 'execa';

/** Neo4j 5.26 runs on Java 17 and 21 (Neo4j operations manual, "System requirements"). */
export const MINIMUM_JAVA_VERSION = 17;

export interface Java {
  readonly program: string;
  /** The feature release: 8, 11, 17, 21, ... */
  readonly version: number;
}

/** Java of JAVA_HOME when that is given, else of the PATH; nothing when it cannot be run. */
export async function findJava(javaHome: string | undefined): Promise<Java | undefined> {
  const program = javaHome === undefined || javaHome === '' ? 'java' : join(javaHome, 'bin', 'java');
  // Every Java prints its version to standard error.
  const { stderr, failed } = await execa(program, ['-version'], { reject: false, timeout: 20_000 });
  const version = failed ? undefined : parseJavaVersion(stderr);
  return version === undefined ? undefined : { program, version };
}

/** The feature release in what `java -version` prints: 8 of `"1.8.0_402"`, 17 of `"17.0.15"`, 22 of `"22-ea"`. */
export function parseJavaVersion(text: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/.exec(text);
  return match === null ? undefined : Number(match[1]);
}
