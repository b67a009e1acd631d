import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { withFolderLock } from './folder-lock.ts';
import { readJsonIfThere, writeFileAtomically } from './write-file-atomically.ts';

const SECRETS = z.record(z.string(), z.string());

/**
 * A secret of this data folder, made at random (48 hexadecimal digits) when it is first asked for and kept in `<data>/secrets.json`,
 * readable by its owner alone.
 */
export async function localSecret(dataFolder: string, name: string): Promise<string> {
  const path = join(dataFolder, 'secrets.json');
  return withFolderLock({ folder: dataFolder, name: 'secrets', timeoutMs: 10_000 }, async () => {
    const secrets = SECRETS.parse((await readJsonIfThere(path)) ?? {});
    const known = secrets[name];
    if (known !== undefined) return known;
    const made = randomBytes(24).toString('hex');
    await writeFileAtomically(path, `${JSON.stringify({ ...secrets, [name]: made }, null, 2)}\n`);
    return made;
  });
}
