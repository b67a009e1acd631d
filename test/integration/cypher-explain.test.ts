import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import neo4j from 'neo4j-driver';
import type { Driver, Plan } from 'neo4j-driver';
import { newTenantId } from '../../src/domain/ids.ts';
import { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jSchemaStore } from '../../src/stores/neo4j/neo4j-schema-store.ts';
import { testConfig } from '../support/test-config.ts';

const FOLDER = new URL('../../cypher/queries/', import.meta.url);
const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cypher'));
const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD } = process.env;

/** Parameters that are not lists. The planner looks at types, not at values. */
const SCALARS: Readonly<Record<string, unknown>> = {
  after: null,
  before: null,
  coding: 'c',
  createdBefore: '2026-02-01',
  createdFrom: '2026-01-01',
  delayMs: neo4j.int(1),
  documentId: 'doc',
  employee: 'ada',
  fanOut: neo4j.int(1),
  isBadAnswer: false,
  isFromEnd: false,
  kind: 'folder',
  label: 'Document',
  leaseMs: neo4j.int(1),
  limit: neo4j.int(1),
  limitOfType: neo4j.int(1),
  luceneQuery: '"x"',
  maximumPerKey: neo4j.int(1),
  model: 'm',
  name: 'n',
  next: neo4j.int(1),
  onlyOutermost: true,
  previous: neo4j.int(1),
  propertiesByLabel: {},
  reach: neo4j.int(1),
  reason: 'r',
  slug: 's',
  sourceId: 'src',
  supportId: 'src',
  tenantId: 'tn_of_nobody',
  updatedBefore: '2026-02-01',
  updatedFrom: '2026-01-01',
};

/** In a graph without any relationship the planner takes scanning all of them for the cheapest way. Thirty people with a name are enough. */
const SMALL_GRAPH = `
  UNWIND range(1, 30) AS number
  CREATE (:Alias {tenantId: $tenantId, key: 'name ' + number})-[:NAMES {supportId: 'src', scope: 'tenant'}]->
         (:Node:Employee {tenantId: $tenantId, id: 'emp_' + number, scope: 'tenant'})`;
const tenantId = newTenantId();

function sampleParameters(text: string): Record<string, unknown> {
  const used = [...new Set([...text.matchAll(/\$(\w+)/g)].map(([, name = '']) => name))];
  return Object.fromEntries(used.map((name) => [name, name in SCALARS ? SCALARS[name] : []]));
}

function operatorsOf(plan: Plan): string[] {
  return [plan.operatorType, ...plan.children.flatMap(operatorsOf)];
}

describe('every query, planned by a real Neo4j', () => {
  let driver: Driver;
  let executor: Executor;

  beforeAll(async () => {
    if (NEO4J_URI === undefined) throw new Error('NEO4J_URI is not set: the global setup of the tests did not run.');
    const config = testConfig({ NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD });
    executor = new Executor({ ...config.neo4j, uri: NEO4J_URI });
    driver = executor.driver;
    await new Neo4jSchemaStore(executor).applySchema();
    await driver.executeQuery(SMALL_GRAPH, { tenantId });
  }, 120_000);

  afterAll(async () => {
    await driver.executeQuery('MATCH (n:Node|Alias {tenantId: $tenantId}) DETACH DELETE n', { tenantId });
    await executor.close();
  });

  it.each(names)('%s is planned from an index or a label, and uses nothing that is deprecated', async (name) => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, sampleParameters(text));
    if (summary.plan === false) throw new Error('Neo4j gave no plan.');
    const operators = operatorsOf(summary.plan).map((operator) => operator.split('@')[0]);
    expect(operators).not.toContain('AllNodesScan');
    expect(operators.filter((operator) => /^(?:Undirected|Directed)?AllRelationships/.test(operator ?? ''))).toEqual([]);
    const notes = summary.gqlStatusObjects.flatMap((status) => ('classification' in status ? [status] : []));
    const deprecated = notes.filter(({ classification }) => classification === 'DEPRECATION');
    expect(deprecated.map(({ statusDescription }) => statusDescription)).toEqual([]);
  });
});
