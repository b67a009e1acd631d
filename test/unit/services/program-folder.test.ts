import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exists, provideFolder } from '../../../src/services/program-folder.ts';

describe('provideFolder', () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'weft-programs-'));
    folder = join(parent, 'program-1.0');
  });

  afterEach(() => rm(parent, { recursive: true }));

  const fillWith = (text: string) => async (partial: string) => {
    await mkdir(partial);
    await writeFile(join(partial, 'file'), text);
  };

  it('does the work once when two ask at the same time', async () => {
    let fills = 0;
    const fill = async (partial: string) => {
      fills += 1;
      await fillWith('whole')(partial);
    };
    await Promise.all([provideFolder(folder, fill), provideFolder(folder, fill)]);
    await provideFolder(folder, fill);
    expect(fills).toBe(1);
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('whole');
  });

  it('leaves no folder when the work fails, so that the next call does it again', async () => {
    const failing = async (partial: string) => {
      await fillWith('half')(partial);
      throw new Error('the network is gone');
    };
    await expect(provideFolder(folder, failing)).rejects.toThrow('the network is gone');
    expect(await exists(folder)).toBe(false);
    await provideFolder(folder, fillWith('whole'));
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('whole');
  });

  it('keeps nothing of work whose caller has left', async () => {
    const left = AbortSignal.abort();
    await expect(provideFolder(folder, fillWith('whole'), { signal: left })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await exists(folder)).toBe(false);
  });
});
