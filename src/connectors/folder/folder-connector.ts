import { existsSync } from 'node:fs';
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { AppError, asAppError, messageOf } from '../../errors.ts';
import { throwIfCancelled } from '../../platform/abortable.ts';
import type { SourceItem } from '../../domain/source-item.ts';
import type { Connector, ConnectorItem } from '../connector.ts';
import { readJsonLines } from './json-lines.ts';
import { ROW_FILES, toItem } from './row-schemas.ts';
import type { RowFile } from './row-schemas.ts';
import { formatOf, parseTextFile } from './text-file.ts';

/** A text file larger than this is named and left out, in bytes. */
const MAXIMUM_FILE_BYTES = 32 * 1024 * 1024;
/** Folders that are about the folder, not part of its knowledge: installed packages, and hidden ones (`.git`, `.venv`, `.weft`). */
const SKIPPED_FOLDER = /^(?:\.|node_modules$)/;

interface FoundFile {
  readonly path: string;
  readonly bytes: number;
  readonly row?: RowFile;
}

/**
 * A folder, or a single file: the corpus format (`employees.jsonl`, `projects.jsonl`, `groups.jsonl`, `topics.jsonl`, `documents.jsonl`,
 * `edges.jsonl` at its top) and, at any depth, Markdown, reStructuredText, HTML and plain text.
 */
export class FolderConnector implements Connector {
  readonly kind = 'folder';
  readonly name: string;
  readonly #root: string;
  readonly #tenantSlug: string;
  #files: readonly FoundFile[] | undefined;

  /** `tenantSlug`: rows that name another tenant are faults. `name` defaults to the folder's own. */
  constructor(root: string, options: { tenantSlug: string; name?: string }) {
    this.#root = root;
    this.#tenantSlug = options.tenantSlug;
    this.name = options.name ?? basename(resolve(root));
  }

  async measure(): Promise<number> {
    return (await this.#list()).reduce((sum, file) => sum + file.bytes, 0);
  }

  async *read(options: { signal?: AbortSignal } = {}): AsyncIterable<ConnectorItem> {
    let position = 0;
    for (const file of await this.#list()) {
      throwIfCancelled(options.signal);
      if (file.row === undefined) {
        position += file.bytes;
        yield { item: await this.#readTextFile(file), position };
        continue;
      }
      for await (const { item, bytes } of this.#readRows(file.path, file.row)) {
        throwIfCancelled(options.signal);
        position += bytes;
        yield { item, position };
      }
    }
  }

  async #list(): Promise<readonly FoundFile[]> {
    this.#files ??= await this.#find();
    return this.#files;
  }

  async #find(): Promise<FoundFile[]> {
    if (!existsSync(this.#root)) throw new AppError('BAD_INPUT', `There is nothing at ${this.#root}.`);
    const root = await realpath(this.#root);
    const isFolder = (await stat(root)).isDirectory();
    const paths = isFolder ? await findFiles(root) : [root];
    const files: FoundFile[] = [];
    for (const path of paths) {
      const row = ROW_FILES.find((name) => path === (isFolder ? join(root, `${name}.jsonl`) : path) && basename(path) === `${name}.jsonl`);
      if (row !== undefined || formatOf(path) !== undefined) files.push({ path, row, bytes: (await stat(path)).size });
    }
    if (files.length === 0) {
      throw new AppError(
        'BAD_INPUT',
        `Nothing to read at ${this.#root}: no ${ROW_FILES.join('.jsonl, ')}.jsonl, no .md, .rst, .html or .txt file.`,
      );
    }
    return files.sort((a, b) => loadOrder(a) - loadOrder(b) || (a.path < b.path ? -1 : 1));
  }

  async *#readRows(path: string, row: RowFile): AsyncGenerator<{ item: SourceItem; bytes: number }> {
    for await (const { number, bytes, value, fault } of readJsonLines(path)) {
      const place = `${basename(path)}:${number}`;
      if (value === undefined) yield { item: { kind: 'fault', place, message: fault ?? 'unreadable' }, bytes };
      else if (value.tenantId !== undefined && value.tenantId !== this.#tenantSlug) {
        const message = `the row belongs to tenant ${JSON.stringify(value.tenantId)}, not "${this.#tenantSlug}"`;
        yield { item: { kind: 'fault', place, message }, bytes };
      } else yield { item: toItem(row, value, place), bytes };
    }
  }

  async #readTextFile(file: FoundFile): Promise<SourceItem> {
    const place =
      relative(await realpath(this.#root), file.path)
        .split(sep)
        .join('/') || basename(file.path);
    try {
      if (file.bytes > MAXIMUM_FILE_BYTES)
        throw new AppError('TOO_LARGE', `The file has ${file.bytes} bytes; the most is ${MAXIMUM_FILE_BYTES}.`);
      return parseTextFile(place, await readFile(file.path));
    } catch (error) {
      const known = asAppError(error, (cause) => new AppError('BAD_INPUT', `The file cannot be read: ${messageOf(cause)}`, { cause }));
      return { kind: 'fault', place, message: known.message };
    }
  }
}

/** Regular files below the folder. Links are not followed: they could lead out of it, or in a circle. */
async function findFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED_FOLDER.test(entry.name) ? [] : findFiles(path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return found.flat();
}

/** Directory files, then documents, then relationships. */
function loadOrder(file: FoundFile): number {
  return file.row === undefined ? ROW_FILES.indexOf('documents') : ROW_FILES.indexOf(file.row);
}
