import { randomBytes } from 'node:crypto';
import type { Principal } from '../../src/domain/principal.ts';
import type { Scope } from '../../src/domain/scope.ts';
import { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jSchemaStore } from '../../src/stores/neo4j/neo4j-schema-store.ts';
import { realConfig } from './real-app.ts';

/** The way to the test run's Neo4j, its schema applied. The caller closes it. */
export async function openExecutor(): Promise<Executor> {
  const { neo4j } = realConfig();
  const executor = new Executor({ ...neo4j, uri: neo4j.uri ?? '' });
  await new Neo4jSchemaStore(executor).applySchema();
  return executor;
}

/** The rows of a query of the test's own. */
export async function runCypher<Row>(executor: Executor, cypher: string, parameters: Readonly<Record<string, unknown>>): Promise<Row[]> {
  const { records } = await executor.driver.executeQuery(cypher, parameters);
  return records.map((record) => record.toObject() as Row);
}

/** Somebody of a tenant that no other test has. */
export function newPrincipal(...scopes: Scope[]): Principal {
  return { tenantId: `tn_${randomBytes(16).toString('hex')}`, scopes: ['tenant', ...scopes] };
}

/** The same tenant, seen by somebody with these scopes besides `tenant`. */
export function seenBy({ tenantId }: Principal, ...scopes: Scope[]): Principal {
  return { tenantId, scopes: ['tenant', ...scopes] };
}
