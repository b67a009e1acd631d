import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../platform/project-root.ts';

/** An operation of `schema/operations/` with variables that fit the sample company. */
export interface ExampleOperation {
  /** The operation's own name, which is its file's too. */
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** In the order in which somebody who looks around for the first time would run them. */
const VARIABLES: Readonly<Record<string, ExampleOperation['variables']>> = {
  ask: {
    question:
      "Who wrote the incident review of the night Skarvholm went dark, who is that person's manager, and how long was the light out?",
  },
  search: { query: 'controller failover' },
  read: { query: 'How is a failed controller replaced?' },
  people: { first: 5 },
  documents: { first: 5 },
  contents: { first: 5 },
  topics: {},
  viewer: {},
  ingest: {},
};

/** What GraphiQL's tabs show at first. A test runs each. */
export function readExampleOperations(): ExampleOperation[] {
  return Object.entries(VARIABLES).map(([name, variables]) => ({ name, query: readOperation(name), variables }));
}

function readOperation(name: string): string {
  return readFileSync(join(PROJECT_ROOT, 'schema', 'operations', `${name}.graphql`), 'utf8');
}
