import { execa } from 'execa';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';

/** One program of docs/clients.md. */
interface Snippet {
  readonly language: string;
  readonly code: string;
}

/** How a program of each language is run, and what its file is called. */
const RUNNERS: Readonly<Record<string, { file: string; command: readonly [string, ...string[]] }>> = {
  js: { file: 'snippet.mjs', command: [process.execPath] },
  ts: { file: 'snippet.ts', command: [process.execPath, '--import', 'tsx'] },
  sh: { file: 'snippet.sh', command: ['sh'] },
  python: { file: 'snippet.py', command: ['python3'] },
};
const TIMEOUT_MS = 60_000;

/**
 * Runs the program under a heading of docs/clients.md as it stands there, in a folder where the packages of this project are found.
 * @returns what it printed; rejects with what it complained of
 */
export async function runSnippet(heading: string, env: Readonly<Record<string, string>>): Promise<string> {
  const { language, code } = await readSnippet(heading);
  const runner = RUNNERS[language];
  if (runner === undefined) throw new Error(`docs/clients.md: nobody knows how to run "${language}".`);
  const data = join(PROJECT_ROOT, '.weft');
  await mkdir(data, { recursive: true });
  const folder = await mkdtemp(join(data, 'snippet-'));
  try {
    await writeFile(join(folder, runner.file), code);
    await copyFile(join(PROJECT_ROOT, 'src', 'client', 'generated', 'operations.ts'), join(folder, 'operations.ts'));
    const [program, ...words] = runner.command;
    const { stdout } = await execa(program, [...words, runner.file], { cwd: folder, env, timeout: TIMEOUT_MS });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The headings that have a program. */
export async function snippetHeadings(): Promise<string[]> {
  return (await sections()).filter(({ text }) => text.includes('\n```')).map(({ heading }) => heading);
}

async function readSnippet(heading: string): Promise<Snippet> {
  const section = (await sections()).find((candidate) => candidate.heading === heading);
  const [, language, code] = /^```(\w+)\n(.*?)^```$/ms.exec(section?.text ?? '') ?? [];
  if (language === undefined || code === undefined) throw new Error(`docs/clients.md has no program under "${heading}".`);
  return { language, code };
}

async function sections(): Promise<{ heading: string; text: string }[]> {
  const page = await readFile(join(PROJECT_ROOT, 'docs', 'clients.md'), 'utf8');
  return page
    .split(/^## /m)
    .slice(1)
    .map((text) => ({ heading: text.slice(0, text.indexOf('\n')), text }));
}
