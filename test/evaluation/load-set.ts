import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CommandContext } from '../../src/cli/with-app.ts';
import { loadFolder } from '../../src/cli/load.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import { AppError } from '../../src/errors.ts';
import { readPassages } from './question-set.ts';
import type { QuestionSet } from './question-set.ts';

/**
 * Loads the set's texts as `weft ingest` does, when this data folder does not have them as they are now. An interrupted load goes on where
 * it was. The questions are not read by it.
 * @throws AppError as loading does; BAD_INPUT when some of it cannot be loaded
 */
export async function loadSet(context: CommandContext, set: QuestionSet): Promise<Tenant> {
  const { app, config, signal } = context;
  const tenant = await app.administration.ensureTenant(set.tenantSlug, undefined, { signal });
  const note = join(config.folders.data, 'evaluation', `${set.tenantSlug}.sha256`);
  const fingerprint = await fingerprintOf(set.folder);
  if ((await readFile(note, 'utf8').catch(() => '')) === fingerprint) return tenant;

  const folder = set.format === 'corpus' ? set.folder : await writeAsCorpus(set, config.folders.data);
  // The name that `weft ingest` would give the source: what was loaded so is there already.
  const name = basename(set.folder);
  const { faults, projection } = await loadFolder(context, tenant, { path: folder, name });
  if (folder !== set.folder) await rm(folder, { recursive: true });
  const [fault] = faults;
  if (fault !== undefined)
    throw new AppError('BAD_INPUT', `${faults.length} of ${set.name} could not be loaded, first ${fault.place}: ${fault.message}`);
  if (projection.postponed > 0) throw new AppError('DEPENDENCY_UNAVAILABLE', `Vectors of ${set.name} could not be made: try again.`);
  await mkdir(join(note, '..'), { recursive: true });
  await writeFile(note, fingerprint);
  return tenant;
}

/** Passages as a folder of documents, without any word about questions. Gives the folder, which the caller deletes. */
async function writeAsCorpus(set: QuestionSet, dataFolder: string): Promise<string> {
  const folder = await mkdtemp(join(dataFolder, 'passages-'));
  const rows = (await readPassages(set.folder)).map((row) => JSON.stringify({ ...row, tenantId: set.tenantSlug, format: 'txt' }));
  await writeFile(join(folder, 'documents.jsonl'), `${rows.join('\n')}\n`);
  return folder;
}

/** Of everything in the folder but the questions. */
async function fingerprintOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const entry of (await readdir(folder, { withFileTypes: true, recursive: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isFile() || entry.name === 'questions.jsonl') continue;
    hash.update(entry.name).update(await readFile(join(entry.parentPath, entry.name)));
  }
  return hash.digest('hex');
}
