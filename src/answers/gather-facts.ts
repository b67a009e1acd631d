import type { LinkedName, SearchHit } from '../domain/evidence.ts';
import type { Fact } from '../domain/knowledge.ts';
import type { Principal } from '../domain/principal.ts';
import type { GraphStore } from '../stores/graph-store.ts';

/** Documents among the hits whose relationships are read. */
const DOCUMENTS = 3;
/** Relationships read in each of the two steps, and of one type about one node. */
const LIMITS = { limit: 150, limitOfType: 25 } as const;

/**
 * What the graph states about the names in the question and the documents that were found, and about the people and projects that these
 * relationships lead to: the manager of an incident review's author is two steps away from the review. With `documentIds`, only what these
 * documents state: what the directory says comes from none.
 */
export async function gatherFacts(
  graph: GraphStore,
  principal: Principal,
  found: { names: readonly LinkedName[]; hits: readonly SearchHit[]; documentIds?: readonly string[] },
  options: { signal?: AbortSignal } = {},
): Promise<Fact[]> {
  if (found.documentIds?.length === 0) return [];
  const bounds = { ...LIMITS, documentIds: found.documentIds, signal: options.signal };
  const documents = [...new Set(found.hits.map((hit) => hit.passage.document.id))].slice(0, DOCUMENTS);
  const seeds = [...new Set([...found.names.map((name) => name.node.id), ...documents])];
  const near = await graph.readFacts(principal, seeds, bounds);
  const next = new Set(
    near
      .flatMap((fact) => [fact.from, fact.to])
      .filter((node) => node.label !== 'Document' && node.label !== 'Topic')
      .map((node) => node.id),
  );
  for (const seed of seeds) next.delete(seed);
  const far = await graph.readFacts(principal, [...next], bounds);
  return distinct([...near, ...far]);
}

/** The same relationship with two supports is one fact. */
function distinct(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [`${fact.from.id} ${fact.relationship} ${fact.to.id}`, fact])).values()];
}
