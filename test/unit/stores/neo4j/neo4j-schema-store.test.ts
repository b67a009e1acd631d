import { describe, expect, it } from '@jest/globals';
import { Neo4jError } from 'neo4j-driver';
import type { Executor } from '../../../../src/stores/neo4j/executor.ts';
import { neo4jError } from '../../../../src/stores/neo4j/neo4j-errors.ts';
import { Neo4jSchemaStore } from '../../../../src/stores/neo4j/neo4j-schema-store.ts';

const DEADLOCK = 'Neo.TransientError.Transaction.DeadlockDetected';
const ALREADY_THERE = 'Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists';
const WRONG = 'Neo.ClientError.Statement.SyntaxError';

/** An executor whose first statements fail with these codes, and the statements that it was given. */
function failingWith(...codes: string[]): { executor: Executor; statements: string[] } {
  const statements: string[] = [];
  const executor = {
    runStatement: (statement: string): Promise<void> => {
      const code = codes[statements.push(statement) - 1];
      const cause = code === undefined ? undefined : new Neo4jError('as the driver says it', code, '50N42', 'no description');
      return cause === undefined ? Promise.resolve() : Promise.reject(neo4jError(cause));
    },
    read: () => Promise.resolve([]),
    write: () => Promise.resolve(),
  };
  return { executor: executor as unknown as Executor, statements };
}

describe('applying the schema beside another process', () => {
  it('begins a statement anew that was undone in a deadlock', async () => {
    const { executor, statements } = failingWith(DEADLOCK, DEADLOCK);
    await new Neo4jSchemaStore(executor).applySchema();
    expect(new Set(statements.slice(0, 3)).size).toBe(1);
    expect(statements[3]).not.toBe(statements[0]);
  });

  it('takes for done what the other has just made', async () => {
    const { executor, statements } = failingWith(DEADLOCK, ALREADY_THERE);
    await new Neo4jSchemaStore(executor).applySchema();
    expect(statements[1]).toBe(statements[0]);
    expect(statements[2]).not.toBe(statements[0]);
  });

  it.each([
    ['a deadlock that does not end', Array<string>(100).fill(DEADLOCK), 5],
    ['a statement that is wrong', [WRONG], 1],
  ])('fails with %s', async (_what, codes, attempts) => {
    const { executor, statements } = failingWith(...codes);
    await expect(new Neo4jSchemaStore(executor).applySchema()).rejects.toMatchObject({ cause: { code: codes[0] } });
    expect(statements).toHaveLength(attempts);
  });
});
