import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadFile } from '../../../../src/services/embedding-model/download-file.ts';
import type { DownloadOptions } from '../../../../src/services/embedding-model/download-file.ts';
import { FileServer } from '../../../support/file-server.ts';
import { sha256Of } from '../../../support/tiny-minilm.ts';

const CONTENT = Buffer.from('0123456789'.repeat(100));
let folder: string;
let server: FileServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weft-download-'));
  server = await FileServer.start();
  server.files.set('/file', CONTENT);
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function download(options: Partial<DownloadOptions> = {}): Promise<void> {
  const path = join(folder, 'file');
  await downloadFile(`${server.url}/file`, { path, sha256: sha256Of(CONTENT), connectTimeoutMs: 2_000, stallTimeoutMs: 2_000, ...options });
}

describe('downloadFile', () => {
  it('brings the file and tells how far it is', async () => {
    const told: (number | undefined)[][] = [];
    await download({ onProgress: (done, total) => told.push([done, total]) });
    expect(await readFile(join(folder, 'file'))).toEqual(CONTENT);
    expect(await readdir(folder)).toEqual(['file']);
    expect(told.at(-1)).toEqual([1_000, 1_000]);
  });

  it('asks for nothing when the file is there', async () => {
    await writeFile(join(folder, 'file'), CONTENT);
    await download();
    expect(server.requests).toEqual([]);
  });

  it('goes on where a broken connection left off', async () => {
    server.cut = { afterBytes: 400, then: 'break' };
    await expect(download()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', isRetryable: true });
    await download();
    expect(server.requests).toEqual(['/file', '/file 400']);
    expect(await readFile(join(folder, 'file'))).toEqual(CONTENT);
  });

  it('begins anew when what was there is not of this file', async () => {
    await writeFile(join(folder, 'file.partial'), 'something else');
    await expect(download()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    await download();
    expect(await readFile(join(folder, 'file'))).toEqual(CONTENT);
  });

  it('begins anew when more is there than the file has', async () => {
    await writeFile(join(folder, 'file.partial'), Buffer.alloc(2_000));
    await expect(download()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    await download();
    expect(await readFile(join(folder, 'file'))).toEqual(CONTENT);
  });

  it('refuses another file than the expected one and keeps nothing of it', async () => {
    await expect(download({ sha256: '0'.repeat(64) })).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives up on a server that falls silent', async () => {
    server.cut = { afterBytes: 400, then: 'stall' };
    await expect(download({ stallTimeoutMs: 100 })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });

  it('stops when the caller leaves', async () => {
    server.cut = { afterBytes: 400, then: 'stall' };
    await expect(download({ signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('says that nobody answers at the address', async () => {
    await server.close();
    await expect(download()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    server = await FileServer.start();
  });
});
