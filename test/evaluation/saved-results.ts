import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';
import type { Evaluation } from './measure.ts';
import { formatAblation, formatTable } from './report.ts';

/** The committed results: a section a set, each with its table and, for the next run's comparison, its figures as JSON. */
const PAGE = join(PROJECT_ROOT, 'docs', 'evaluation.md');

/** The committed result of the same set and half; `undefined` when there is none. */
export async function readSaved(evaluation: Evaluation, page = PAGE): Promise<Evaluation | undefined> {
  const section = sectionsOf(await readFile(page, 'utf8').catch(() => '')).find((text) => text.startsWith(`## ${titleOf(evaluation)}\n`));
  const [, json] = /```json\n(.*?)\n```/s.exec(section ?? '') ?? [];
  return json === undefined ? undefined : (JSON.parse(json) as Evaluation);
}

/** Puts the result in the place of the one before it. The rest of the page stays. */
export async function save(evaluation: Evaluation, page = PAGE): Promise<void> {
  const text = await readFile(page, 'utf8').catch(() => '# Evaluation\n');
  const title = titleOf(evaluation);
  const kept = sectionsOf(text).filter((section) => !section.startsWith(`## ${title}\n`));
  const details = `<details><summary>Figures for comparison</summary>\n\n\`\`\`json\n${JSON.stringify(rounded(evaluation))}\n\`\`\`\n\n</details>`;
  const [head = '', ...others] = kept;
  const tables = [formatTable(evaluation), ...(evaluation.isAblation === true ? [formatAblation(evaluation)] : [])].join('\n\n');
  const sections = [...others, `## ${title}\n\n${tables}\n\n${details}\n`].sort();
  await writeFile(page, [head, ...sections].map((section) => section.trimEnd()).join('\n\n') + '\n');
}

function titleOf({ corpus, half, isAblation }: Evaluation): string {
  return [corpus, ...(half === undefined ? [] : [`half ${half}`]), ...(isAblation === true ? ['part by part'] : [])].join(', ');
}

/** The page's head and its sections. */
function sectionsOf(text: string): string[] {
  return text.split(/^(?=## )/m);
}

/** Four digits are more than the intervals bear. */
function rounded(evaluation: Evaluation): unknown {
  return JSON.parse(JSON.stringify(evaluation, (_key, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(4)) : value)));
}
