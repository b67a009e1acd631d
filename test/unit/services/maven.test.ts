import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { complaintOf, findMaven, runMaven } from '../../../src/services/maven.ts';

describe('runMaven', () => {
  const path = process.env.PATH;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weft-maven-'));
    process.env.PATH = `${folder}:${path}`;
  });

  afterEach(async () => {
    process.env.PATH = path;
    await rm(folder, { recursive: true });
  });

  /** Puts a shell script in Maven's place. */
  const standIn = (script: string) => writeFile(join(folder, 'mvn'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

  const run = (options: { signal?: AbortSignal; onDownload?: (count: number) => void } = {}) =>
    runMaven({
      pom: 'redis',
      goal: 'dependency:unpack-dependencies',
      outputFolder: folder,
      logFile: join(folder, 'logs', 'maven.log'),
      ...options,
    });

  it('counts the jars that Maven says it has downloaded', async () => {
    const url = 'https://repository.example.com/a/a.jar';
    await standIn(
      `echo "[INFO] Downloading from central: ${url}"; echo "[INFO] Downloaded from central: ${url} (3 kB at 9 kB/s)"; echo "[INFO] Downloaded from central: ${url} (3 kB)"`,
    );
    const counts: number[] = [];
    await run({ onDownload: (count) => counts.push(count) });
    expect(counts).toEqual([1, 2]);
  });

  it('keeps the notes of what was unpacked with the programs, so that both go together', async () => {
    await standIn('echo "$@" > "$(dirname "$0")/arguments"');
    await run();
    expect(await readFile(join(folder, 'arguments'), 'utf8')).toContain(`-DmarkersDirectory=${join(folder, '.unpacked')}`);
  });

  it('hands on the first complaint of Maven and keeps all that it said', async () => {
    await standIn('echo "[INFO] Scanning"; echo "[ERROR] Could not resolve host"; echo "[ERROR] Re-run with -X"; exit 1');
    const error = { code: 'DEPENDENCY_UNAVAILABLE', message: expect.stringContaining('Could not resolve host') };
    await expect(run()).rejects.toMatchObject(error);
    expect(await readFile(join(folder, 'logs', 'maven.log'), 'utf8')).toContain('Re-run with -X');
  });

  it('ends Maven when the caller leaves', async () => {
    await standIn('exec sleep 60');
    await expect(run({ signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('is found by its version line', async () => {
    await standIn('echo "Apache Maven 3.9.9 (8e8579a)"');
    expect(await findMaven()).toBe('Apache Maven 3.9.9');
  });
});

describe('complaintOf', () => {
  it('falls back on the last line that says something', () => {
    expect(complaintOf(['mvn: JAVA_HOME is wrong', ''])).toBe('mvn: JAVA_HOME is wrong');
    expect(complaintOf([])).toBe('it printed nothing');
  });
});
