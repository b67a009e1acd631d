import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ConnectorItem } from '../../../../src/connectors/connector.ts';
import { FolderConnector } from '../../../../src/connectors/folder/folder-connector.ts';
import { collect } from '../../../support/collect.ts';

const TENANT = { tenantSlug: 'lumen-works' };

describe('FolderConnector', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weft-folder-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<FolderConnector> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return new FolderConnector(folder, TENANT);
  }

  const itemsOf = async (connector: FolderConnector): Promise<ConnectorItem['item'][]> =>
    (await collect(connector.read())).map(({ item }) => item);

  it('gives directory records, then documents, then relationships, each in a fixed order', async () => {
    const connector = await write({
      'edges.jsonl': '{"type":"WORKS_ON","from":"e1","to":"p1"}\n',
      'b.md': '# B',
      'a/z.txt': 'Z',
      'documents.jsonl': '{"id":"d1","text":"D"}\n',
      'topics.jsonl': '{"id":"t1","name":"T"}\n',
      'projects.jsonl': '{"id":"p1","name":"P"}\n',
      'employees.jsonl': '{"id":"e1","name":"E"}\n{"id":"e2","name":"F"}\n',
    });
    expect((await itemsOf(connector)).map(({ place }) => place)).toEqual([
      'employees.jsonl:1',
      'employees.jsonl:2',
      'projects.jsonl:1',
      'topics.jsonl:1',
      'a/z.txt',
      'b.md',
      'documents.jsonl:1',
      'edges.jsonl:1',
    ]);
  });

  it('names a malformed line by its number and goes on', async () => {
    const connector = await write({
      'employees.jsonl':
        '\uFEFF{"id":"e1","name":"E"}\r\n\n{"id":\n[1]\n{"id":"e2"}\n{"id":"e3","name":"G","tenantId":"other"}\n{"id":"e4","name":"H"}',
    });
    const items = await itemsOf(connector);
    expect(items.map((item) => [item.place, item.kind])).toEqual([
      ['employees.jsonl:1', 'record'],
      ['employees.jsonl:3', 'fault'],
      ['employees.jsonl:4', 'fault'],
      ['employees.jsonl:5', 'fault'],
      ['employees.jsonl:6', 'fault'],
      ['employees.jsonl:7', 'record'],
    ]);
    const messages = items.flatMap((item) => (item.kind === 'fault' ? item.message : []));
    expect(messages[0]).toMatch(/not JSON/);
    expect(messages[1]).toMatch(/not an object/);
    expect(messages[2]).toMatch(/^name: /);
    expect(messages[3]).toBe('the row belongs to tenant "other", not "lumen-works"');
  });

  it('keeps line separators of Unicode inside a row', async () => {
    const connector = await write({ 'documents.jsonl': `${JSON.stringify({ id: 'd', text: 'a\u2028b\u2029c\u0085d' })}\n` });
    expect(await itemsOf(connector)).toMatchObject([{ kind: 'document', text: 'a\u2028b\u2029c\u0085d' }]);
  });

  it('names a file that is binary and goes on', async () => {
    const connector = await write({ 'a.txt': Uint8Array.of(1, 0, 2), 'b.txt': 'fine' });
    expect(await itemsOf(connector)).toMatchObject([
      { kind: 'fault', place: 'a.txt', message: 'The file is binary, not text.' },
      { kind: 'document' },
    ]);
  });

  it('counts up to the bytes that it measured', async () => {
    const connector = await write({ 'employees.jsonl': '{"id":"e1","name":"É"}\n', 'a.md': '# Ä\n' });
    const read = await collect(connector.read());
    expect(read.at(-1)?.position).toBe(await connector.measure());
  });

  it('leaves out other files, installed packages and hidden folders', async () => {
    const connector = await write({
      'a.md': 'A',
      'b.pdf': 'B',
      'node_modules/c/readme.md': 'C',
      '.git/d.md': 'D',
      '.venv/e.txt': 'E',
      'sub/edges.jsonl': '{}',
    });
    expect((await itemsOf(connector)).map(({ place }) => place)).toEqual(['a.md']);
  });

  it('does not follow links out of the folder or in a circle', async () => {
    const connector = await write({ 'a.md': 'A' });
    await symlink(folder, join(folder, 'circle'));
    await symlink('/etc/hostname', join(folder, 'outside.txt'));
    expect((await itemsOf(connector)).map(({ place }) => place)).toEqual(['a.md']);
  });

  it('reads a single file, of rows or of text', async () => {
    await write({ 'groups.jsonl': '{"id":"g","name":"G"}', 'a.md': 'A' });
    expect(await itemsOf(new FolderConnector(join(folder, 'groups.jsonl'), TENANT))).toMatchObject([
      { label: 'Group', place: 'groups.jsonl:1' },
    ]);
    expect(await itemsOf(new FolderConnector(join(folder, 'a.md'), TENANT))).toMatchObject([{ externalId: 'a.md' }]);
  });

  it('is named after the folder, also when it is called `.`, so that two folders are never one source', () => {
    expect(new FolderConnector('/data/handbook/', TENANT).name).toBe('handbook');
    expect(new FolderConnector('.', TENANT).name).toBe(process.cwd().split('/').at(-1));
    expect(new FolderConnector('/data', { ...TENANT, name: 'wiki' }).name).toBe('wiki');
  });

  it('refuses a folder with nothing to read, and one that is not there', async () => {
    const connector = await write({ 'a.pdf': 'A' });
    await expect(connector.measure()).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('Nothing to read') });
    await expect(new FolderConnector(join(folder, 'no'), TENANT).measure()).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('stops when the caller leaves', async () => {
    const connector = await write({ 'a.md': 'A', 'b.md': 'B' });
    const leaving = new AbortController();
    const read: string[] = [];
    const reading = async (): Promise<void> => {
      for await (const { item } of connector.read({ signal: leaving.signal })) {
        read.push(item.place);
        leaving.abort();
      }
    };
    await expect(reading()).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(read).toEqual(['a.md']);
  });
});
