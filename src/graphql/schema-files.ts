import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { concatAST, parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { PROJECT_ROOT } from '../platform/project-root.ts';

const SCHEMA_FOLDER = join(PROJECT_ROOT, 'schema');

/** One area's schema language, e.g. `knowledge` for `schema/knowledge.graphql`. */
export function readSchemaFile(area: string): DocumentNode {
  return parse(readFileSync(join(SCHEMA_FOLDER, `${area}.graphql`), 'utf8'));
}

/** The whole schema as it is published. */
export function readSchemaFiles(): DocumentNode {
  const areas = readdirSync(SCHEMA_FOLDER).filter((name) => name.endsWith('.graphql'));
  return concatAST(areas.sort().map((name) => readSchemaFile(name.replace(/\.graphql$/, ''))));
}
