import { extname } from 'node:path';
import { parseHTML } from 'linkedom';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { TextFormat } from '../../domain/document.ts';
import type { DocumentStatements, SourceDocument } from '../../domain/source-item.ts';
import { AppError, messageOf } from '../../errors.ts';

const FORMATS: Readonly<Record<string, TextFormat>> = {
  '.md': 'md',
  '.markdown': 'md',
  '.rst': 'rst',
  '.html': 'html',
  '.htm': 'html',
  '.txt': 'txt',
};

/** The format that a file's ending says, or `undefined` for a file that is no text document. */
export function formatOf(path: string): TextFormat | undefined {
  return FORMATS[extname(path).toLowerCase()];
}

/** What YAML reads as a single word: 42 and true are words too. Lists and mappings are not. */
const scalar = z.union([z.string(), z.number().transform(String), z.boolean().transform(String), z.bigint().transform(String)]);

/** One name, a list of them, or names separated by commas. */
const names = z
  .union([scalar, z.array(scalar)])
  .transform((value) => (typeof value === 'string' ? value.split(',') : value).map((name) => name.trim()).filter((name) => name !== ''))
  .optional();

const word = scalar.pipe(z.string().trim().min(1)).optional();

const FRONT_MATTER = z.object({
  id: word,
  title: word,
  type: word,
  status: word,
  date: word,
  updated: word,
  url: word,
  language: word,
  lang: word,
  scope: word,
  authors: names,
  author: names,
  reviewers: names,
  approvers: names,
  project: names,
  projects: names,
  topics: names,
  replaces: names,
  references: names,
  related: names,
  requires: names,
});

/**
 * A text file as a document: its front matter (`---` YAML `---`; in HTML `<meta name="weft:KEY">`) and the text after it.
 * @throws AppError BAD_INPUT when the bytes are not UTF-8 text or the front matter cannot be read
 */
export function parseTextFile(path: string, bytes: Uint8Array): SourceDocument {
  const format = formatOf(path) ?? 'txt';
  const content = decode(bytes);
  const { data, text } = format === 'html' ? htmlFrontMatter(content) : yamlFrontMatter(content);
  const parsed = FRONT_MATTER.safeParse(withoutBlanks(data));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new AppError('BAD_INPUT', `The front matter cannot be used: ${faults}`);
  }
  const { id, title, type, status, date: createdAt, updated, url, language, lang, scope, ...rest } = parsed.data;
  return {
    kind: 'document',
    place: path,
    externalId: id ?? path,
    title,
    type,
    status,
    url,
    language: language ?? lang,
    scope,
    createdAt,
    updatedAt: updated,
    format,
    text,
    statements: toStatements(rest),
  };
}

function decode(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new AppError('BAD_INPUT', 'The file is binary, not text.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('BAD_INPUT', 'The file is not UTF-8 text.', { cause });
  }
}

interface SplitContent {
  readonly data: Readonly<Record<string, unknown>>;
  readonly text: string;
}

function yamlFrontMatter(content: string): SplitContent {
  const match = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??---[ \t]*(?:\r?\n|$)/.exec(content);
  if (match === null) return { data: {}, text: content };
  const data = readYaml(match[1] ?? '');
  // Two thematic breaks with prose between them look like front matter, but are text.
  return isMapping(data) ? { data, text: content.slice(match[0].length) } : { data: {}, text: content };
}

/** No YAML at all is an empty mapping. */
function readYaml(text: string): unknown {
  try {
    return (parseYaml(text) as unknown) ?? {};
  } catch (cause) {
    throw new AppError('BAD_INPUT', `The front matter is not YAML: ${messageOf(cause).split('\n')[0]}`, { cause });
  }
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `title:` with nothing after it says nothing. */
function withoutBlanks(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== ''));
}

function htmlFrontMatter(content: string): SplitContent {
  const { document } = parseHTML(content);
  const data: Record<string, string> = {};
  for (const meta of Array.from(document.querySelectorAll('meta[name^="weft:"]'))) {
    data[(meta.getAttribute('name') ?? '').slice('weft:'.length)] = meta.getAttribute('content') ?? '';
  }
  const title = document.querySelector('title')?.textContent?.trim();
  if (title && data.title === undefined) data.title = title;
  return { data, text: content };
}

function toStatements({ author, authors, project, projects, ...rest }: Record<string, string[] | undefined>): DocumentStatements {
  const all = { ...rest, authors: merge(authors, author), projects: merge(projects, project) };
  return Object.fromEntries(Object.entries(all).filter(([, list]) => list !== undefined && list.length > 0));
}

function merge(a: string[] | undefined, b: string[] | undefined): string[] {
  return [...(a ?? []), ...(b ?? [])];
}
