import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resetServices } from '../../src/services/local-services.ts';
import { identityOf, isRunning } from '../../src/services/process-identity.ts';
import type { ProcessIdentity } from '../../src/services/process-identity.ts';
import { readJsonIfThere } from '../../src/services/write-file-atomically.ts';
import { testConfig } from './test-config.ts';

const PREFIX = 'weft-test-';
const OWNER_FILE = 'test-owner.json';

/** A new data folder under the system's temporary one. It notes whose it is, so that {@link sweepTestFolders} can clear up after a dead one. */
export async function makeTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  await writeFile(join(folder, OWNER_FILE), JSON.stringify(await identityOf(process.pid)));
  return folder;
}

/** Stops what still runs in the folder, in whoever's name, and deletes it. */
export async function removeTestFolder(folder: string): Promise<void> {
  await resetServices(testConfig({ WEFT_DATA_DIR: folder }));
  await rm(folder, { recursive: true, force: true });
}

/** Removes the folders of test runs that were killed, with the services that they left running. Gives how many there were. */
export async function sweepTestFolders(): Promise<number> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX)).map((name) => join(tmpdir(), name));
  let swept = 0;
  for (const folder of folders) {
    // A folder without the note is of a test that made it for itself, or is being made at this moment.
    const owner = (await readJsonIfThere(join(folder, OWNER_FILE))) as ProcessIdentity | undefined;
    if (owner === undefined || (await isRunning(owner))) continue;
    await removeTestFolder(folder);
    swept += 1;
  }
  return swept;
}
