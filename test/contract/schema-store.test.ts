import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jSchemaStore } from '../../src/stores/neo4j/neo4j-schema-store.ts';
import { openExecutor, runCypher } from '../support/stores.ts';

jest.setTimeout(60_000);

describe('the schema store Neo4jSchemaStore', () => {
  let executor: Executor;
  let folder: string;
  /** Part of every name, so that nothing else in the graph is touched. */
  const mark = randomUUID().slice(0, 8);
  const name = (number: number): string => `migrations/2026-01-0${number}-001-${mark}.cypher`;

  beforeAll(async () => {
    executor = await openExecutor();
    folder = await mkdtemp(join(tmpdir(), 'weft-schema-'));
    for (const kind of ['constraints', 'indexes']) await cp(join(PROJECT_ROOT, 'cypher', kind), join(folder, kind), { recursive: true });
    await mkdir(join(folder, 'migrations'));
  });
  afterAll(async () => {
    const ours = '(n:MigrationProbe AND n.mark = $mark) OR (n:Migration AND n.name CONTAINS $mark)';
    await runCypher(executor, `MATCH (n) WHERE ${ours} DELETE n`, { mark });
    await executor.close();
    await rm(folder, { recursive: true });
  });

  const migration = (number: number, text: string) => writeFile(join(folder, name(number)), text);
  const probe = (value: string): string =>
    `MERGE (n:MigrationProbe {mark: '${mark}'}) SET n.values = coalesce(n.values, []) + '${value}';\n`;
  const values = async (): Promise<unknown> => {
    const query = 'MATCH (n:MigrationProbe {mark: $mark}) RETURN n.values AS found';
    return (await runCypher<{ found: string[] }>(executor, query, { mark }))[0]?.found;
  };

  it("has applied the project's own schema", async () => {
    const store = new Neo4jSchemaStore(executor);
    expect(await store.listPending()).toEqual([]);
    expect(await store.applySchema()).toEqual([]);
    const query = "SHOW INDEXES YIELD name, state WHERE name IN ['chunk_words', 'node_id'] RETURN state";
    expect(await runCypher(executor, query, {})).toEqual([{ state: 'ONLINE' }, { state: 'ONLINE' }]);
  });

  it('may be applied by several processes at the same moment', async () => {
    const folderOfRace = await mkdtemp(join(tmpdir(), 'weft-schema-'));
    for (const kind of ['constraints', 'indexes', 'migrations']) await mkdir(join(folderOfRace, kind));
    const statements = Array.from(
      { length: 4 },
      (_, n) => `CREATE INDEX race_${mark}_${n} IF NOT EXISTS FOR (n:Race${mark}) ON (n.p${n});`,
    );
    await writeFile(join(folderOfRace, 'indexes', 'race.cypher'), statements.join('\n'));
    const others = await Promise.all(Array.from({ length: 6 }, () => openExecutor()));
    await Promise.all(others.map((other) => new Neo4jSchemaStore(other, folderOfRace).applySchema()));
    const made = 'SHOW INDEXES YIELD name WHERE name STARTS WITH $prefix RETURN name';
    const names = (await runCypher<{ name: string }>(executor, made, { prefix: `race_${mark}` })).map((row) => row.name);
    expect(names.sort()).toEqual([0, 1, 2, 3].map((n) => `race_${mark}_${n}`));
    for (const one of names) await executor.runStatement(`DROP INDEX ${one}`);
    await Promise.all(others.map((other) => other.close()));
    await rm(folderOfRace, { recursive: true });
  });

  it('applies each migration once, in the order of their names, every statement of it', async () => {
    const store = new Neo4jSchemaStore(executor, folder);
    await migration(2, probe('second'));
    await migration(1, `// A comment; with a semicolon;\n${probe('first')}${probe('of two')}`);
    expect(await store.listPending()).toEqual([name(1), name(2)]);
    const applied: string[] = [];
    expect(await store.applySchema({ onApply: (one) => applied.push(one) })).toEqual([name(1), name(2)]);
    expect(applied).toEqual([name(1), name(2)]);
    expect(await store.applySchema()).toEqual([]);
    expect(await store.listPending()).toEqual([]);
    expect(await values()).toEqual(['first', 'of two', 'second']);
  });

  it('applies a migration that came later, and not again those before it', async () => {
    await migration(3, probe('third'));
    expect(await new Neo4jSchemaStore(executor, folder).applySchema()).toEqual([name(3)]);
    expect(await values()).toEqual(['first', 'of two', 'second', 'third']);
  });

  it('stops at a migration that fails, and tries it again next time', async () => {
    await migration(4, 'THIS IS NO CYPHER;\n');
    await migration(5, probe('fifth'));
    const store = new Neo4jSchemaStore(executor, folder);
    await expect(store.applySchema()).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await store.listPending()).toEqual([name(4), name(5)]);
    await migration(4, probe('fourth'));
    expect(await store.applySchema()).toEqual([name(4), name(5)]);
    expect(await values()).toEqual(['first', 'of two', 'second', 'third', 'fourth', 'fifth']);
  });
});
