import type { Executor } from '../../src/stores/neo4j/executor.ts';
import type { Principal } from '../../src/domain/principal.ts';

/** The list of the measurement, in GraphQL. */
export const LIST_OPERATION = `{
  documentsConnection(first: 20) {
    nodes {
      id title type createdAt
      authors { nodes { id name } }
      projects { nodes { id name } }
      topics { edges { weight node { id name } } }
    }
  }
}`;

const neighbours = (pattern: string, label: string, returned: string): string => `COLLECT {
    MATCH (d)${pattern}(n:${label} {tenantId: $tenantId}) WHERE r.scope IN $scopes AND n.scope IN $scopes
    WITH n, min(r.position) AS position, max(r.weight) AS weight
    ORDER BY position, n.name, n.id LIMIT 20
    RETURN ${returned}
  }`;

/** The same list as somebody would write it by hand, in one statement, with the same conditions on tenant and scopes. */
const LIST_STATEMENT = `
  MATCH (d:Document {tenantId: $tenantId}) WHERE d.scope IN $scopes
  WITH d ORDER BY d.title, d.id LIMIT 20
  RETURN d.id AS id, d.title AS title, d.type AS type, d.createdAt AS createdAt,
  ${neighbours('<-[r:AUTHORED]-', 'Employee', '{id: n.id, name: n.name}')} AS authors,
  ${neighbours('-[r:BELONGS_TO]->', 'Project', '{id: n.id, name: n.name}')} AS projects,
  ${neighbours('-[r:ABOUT]->', 'Topic', '{weight: weight, node: {id: n.id, name: n.name}}')} AS topics`;

/** Runs the hand-written statement and gives its rows in the shape of the operation's answer. */
export async function runListStatement({ driver }: Executor, { tenantId, scopes }: Principal): Promise<object[]> {
  const session = driver.session({ defaultAccessMode: 'READ' });
  try {
    const { records } = await session.run(LIST_STATEMENT, { tenantId, scopes });
    return records.map((record) => {
      const { id, title, type, createdAt, authors, projects, topics } = record.toObject();
      return { id, title, type, createdAt, authors: { nodes: authors }, projects: { nodes: projects }, topics: { edges: topics } };
    });
  } finally {
    await session.close();
  }
}
