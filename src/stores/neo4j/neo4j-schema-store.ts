import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../platform/project-root.ts';
import type { SchemaStore } from '../schema-store.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Executor } from './executor.ts';
import { isAlreadyThere, isDeadlock } from './neo4j-errors.ts';
import { statementsOf } from './query-files.ts';

/** How often a statement is begun that another process's schema stands in the way of. */
const ATTEMPTS = 5;

/** Constraints and indexes say `IF NOT EXISTS` and may run at every start; a migration runs once. */
export class Neo4jSchemaStore implements SchemaStore {
  readonly #executor: Executor;
  readonly #folder: string;

  constructor(executor: Executor, folder: string = join(PROJECT_ROOT, 'cypher')) {
    this.#executor = executor;
    this.#folder = folder;
  }

  async applySchema(options: StoreOptions & { onApply?: (name: string) => void } = {}): Promise<string[]> {
    for (const name of [...this.#files('constraints'), ...this.#files('indexes')]) await this.#runFile(name, options.signal);
    await this.#executor.runStatement('CALL db.awaitIndexes(60)', options.signal);
    const pending = await this.listPending(options);
    for (const name of pending) {
      await this.#runFile(name, options.signal);
      await this.#executor.write(
        'administration/record-migration',
        (run) => run('administration/record-migration', { name }),
        options.signal,
      );
      options.onApply?.(name);
    }
    return pending;
  }

  async listPending(options: StoreOptions = {}): Promise<string[]> {
    const applied = await this.#executor.read<{ name: string }>('administration/list-migrations', {}, options.signal);
    const names = new Set(applied.map((row) => row.name));
    return this.#files('migrations').filter((name) => !names.has(name));
  }

  #files(kind: 'constraints' | 'indexes' | 'migrations'): string[] {
    return readdirSync(join(this.#folder, kind))
      .filter((name) => name.endsWith('.cypher'))
      .sort()
      .map((name) => `${kind}/${name}`);
  }

  async #runFile(name: string, signal?: AbortSignal): Promise<void> {
    const text = readFileSync(join(this.#folder, name), 'utf8');
    for (const statement of statementsOf(text)) await this.#runStatement(statement, signal);
  }

  /** Two processes that start on an empty graph at once make the same things at once. */
  async #runStatement(statement: string, signal: AbortSignal | undefined): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        return await this.#executor.runStatement(statement, signal);
      } catch (error) {
        if (isAlreadyThere(error)) return;
        // What was undone waits for the other when it is begun anew, so there is no need to wait here.
        if (!isDeadlock(error) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}
