import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { localSecret } from '../../../src/services/secrets.ts';

describe('localSecret', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weft-secrets-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('makes a secret once, also when two ask at the same time', async () => {
    const [first, second] = await Promise.all([localSecret(folder, 'one'), localSecret(folder, 'one')]);
    expect(first).toMatch(/^[0-9a-f]{48}$/);
    expect(second).toBe(first);
    expect(await localSecret(folder, 'one')).toBe(first);
  });

  it('gives each name a secret of its own', async () => {
    expect(await localSecret(folder, 'one')).not.toBe(await localSecret(folder, 'other'));
  });

  it('keeps them where their owner alone may read', async () => {
    await localSecret(folder, 'one');
    expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
  });
});
