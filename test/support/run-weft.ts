import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';

export interface WeftRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `weft` as a program of its own, on the services of the test run. `folder` is its working and its data folder; nothing of this
 * repository's `.env` reaches it. `settings` are added to its environment.
 */
export function runWeft(folder: string, words: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<WeftRun> {
  const { PATH, HOME, JAVA_HOME, NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, CHROMA_URL, REDIS_URL } = process.env;
  const services = { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, CHROMA_URL, REDIS_URL };
  const folders = { WEFT_DATA_DIR: folder, WEFT_MODELS_DIR: process.env['WEFT_TEST_MODELS_DIR'] };
  const env = { PATH, HOME, JAVA_HOME, ...services, ...folders, ...settings };
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'bin', 'weft.js'), ...words], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
