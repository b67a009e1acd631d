import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readState, updateRecord } from '../../../src/services/service-state.ts';

describe('the state file', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weft-state-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is empty where no service ever ran', async () => {
    expect(await readState(folder)).toEqual({});
  });

  it('gives back what was written', async () => {
    const record = { ports: { http: 8000 }, process: { pid: 7, startedAt: 'then' }, owner: { pid: 8, startedAt: 'before' } };
    await updateRecord(folder, 'chroma', record);
    expect(await readState(folder)).toEqual({ chroma: record });
  });

  it('loses no record when services write at the same time', async () => {
    await Promise.all([
      updateRecord(folder, 'neo4j', { ports: { bolt: 1 } }),
      updateRecord(folder, 'chroma', { ports: { http: 2 } }),
      updateRecord(folder, 'redis', { ports: { redis: 3 } }),
    ]);
    expect(await readState(folder)).toEqual({
      neo4j: { ports: { bolt: 1 } },
      chroma: { ports: { http: 2 } },
      redis: { ports: { redis: 3 } },
    });
  });

  it('forgets a record that is replaced by nothing', async () => {
    await updateRecord(folder, 'redis', { ports: { redis: 3 } });
    await updateRecord(folder, 'redis', undefined);
    expect(await readState(folder)).toEqual({});
  });

  it('is readable by its owner alone and leaves no half-written file behind', async () => {
    await updateRecord(folder, 'redis', { ports: { redis: 3 } });
    expect(await readdir(folder)).toEqual(['services.json']);
    expect((await stat(join(folder, 'services.json'))).mode & 0o777).toBe(0o600);
  });

  it('names the file when it holds something else than JSON', async () => {
    await writeFile(join(folder, 'services.json'), '{ "redis": ');
    await expect(readState(folder)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('services.json') });
  });
});
