import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../../errors.ts';
import { EXPORT_VERSION, hashesOf, readManifest, verifyModelFiles } from './manifest.ts';
import type { ModelFiles } from './manifest.ts';

/** Where an export keeps its model: at the root, or as the Hugging Face hub has it. */
const MODEL_PLACES = ['model.onnx', 'onnx/model.onnx'];

/**
 * The model of a folder that the user names: `model.onnx` or `onnx/model.onnx`, and `tokenizer.json`. Nothing is written there.
 * @throws AppError BAD_INPUT when a file is missing, or differs from the folder's own manifest
 */
export async function readNamedFolder(path: string, precision: 'fp32' | 'int8'): Promise<ModelFiles> {
  const folder = resolve(path);
  if ((await readManifest(folder)) !== undefined) return verifyModelFiles(folder);
  const model = await firstThere(folder, MODEL_PLACES);
  if (model === undefined || (await firstThere(folder, ['tokenizer.json'])) === undefined) {
    throw new AppError(
      'BAD_INPUT',
      `${folder} holds no embedding model: WEFT_MODEL_PATH must name a folder with ${MODEL_PLACES.join(' or ')} and tokenizer.json.`,
    );
  }
  const sha256 = await hashesOf(folder, [model, 'tokenizer.json']);
  const manifest = {
    name: 'all-MiniLM-L6-v2',
    precision,
    source: 'folder' as const,
    origin: folder,
    exportVersion: EXPORT_VERSION,
    sha256,
  };
  return { folder, model: join(folder, model), tokenizer: join(folder, 'tokenizer.json'), manifest };
}

async function firstThere(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const isThere = await access(join(folder, name)).then(
      () => true,
      () => false,
    );
    if (isThere) return name;
  }
  return undefined;
}
