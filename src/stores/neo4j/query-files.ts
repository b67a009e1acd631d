import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../platform/project-root.ts';

const CYPHER_FOLDER = join(PROJECT_ROOT, 'cypher');
const loaded = new Map<string, string>();

/** The text of `cypher/queries/<name>.cypher`, e.g. `search/find-names`. Read once. */
export function queryText(name: string): string {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(join(CYPHER_FOLDER, 'queries', `${name}.cypher`), 'utf8');
  loaded.set(name, text);
  return text;
}

/** The statements of a constraint, index or migration file: they are separated by semicolons at line ends. */
export function statementsOf(text: string): string[] {
  return text
    .replace(/^\s*\/\/.*$/gm, '')
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
