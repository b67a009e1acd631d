import { LocalEmbeddingModel } from '../../src/models/local/local-embedding-model.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { SILENT_PROGRESS } from '../../src/platform/progress.ts';
import type { ModelFiles } from '../../src/services/embedding-model/manifest.ts';
import { provisionEmbeddingModel } from '../../src/services/embedding-model/provision.ts';

/** The real local model's files, which the global setup provided. */
export async function testModelFiles(): Promise<ModelFiles> {
  const folder = process.env['WEFT_TEST_MODELS_DIR'];
  if (folder === undefined) throw new Error('WEFT_TEST_MODELS_DIR is not set: the global setup of the tests did not run.');
  return provisionEmbeddingModel({ folder, precision: 'fp32', progress: SILENT_PROGRESS });
}

/** The real local model. The caller closes it. */
export async function openTestModel(options: { workerUrl?: URL } = {}): Promise<LocalEmbeddingModel> {
  const files = await testModelFiles();
  return LocalEmbeddingModel.open({ files, precision: 'fp32', threads: 0, logger: createLogger('silent'), ...options });
}
