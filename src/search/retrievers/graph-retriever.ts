import type { LinkedName } from '../../domain/evidence.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { GraphPath } from '../../domain/knowledge.ts';
import type { Principal } from '../../domain/principal.ts';
import type { GraphStore, NearbyDocument } from '../../stores/graph-store.ts';
import type { Candidate, Question, RetrieveOptions, Retriever } from '../retriever.ts';
import { walkDocuments } from './walk-documents.ts';

/** Names that the walk starts from; the strongest are taken. */
const MAXIMUM_SEEDS = 8;
/** Relationships that one step follows at most. */
const FAN_OUT = 200;
/** What is left of a seed's weight after each step away from it. */
const STEP_DECAY = 0.5;

interface ScoredDocument {
  readonly documentId: string;
  readonly proximity: number;
  readonly path: GraphPath;
}

/**
 * Documents near what the question names. In a tenant that is in memory by a walk: raw score is the share of it that ends there. In a larger one by the graph's
 * relationships, two steps far: raw score is proximity, the sum over the names of weight x 0.5^steps, so that a document between two names stands above one
 * beside a single name.
 */
export class GraphRetriever implements Retriever {
  readonly name = 'graph';
  readonly #graph: GraphStore;

  constructor(graph: GraphStore) {
    this.#graph = graph;
  }

  /** One candidate a document. What other retrievers find in the document shares its proximity. */
  async retrieve(principal: Principal, question: Question, options: RetrieveOptions): Promise<Candidate[]> {
    const [corpus, { names, question: linked }] = await Promise.all([question.corpus, question.understanding]);
    if (corpus === undefined || linked === undefined) return this.#findNearby(principal, names, options);
    const { limit, depth, documentIds } = options;
    const walked = walkDocuments(corpus, principal, { text: question.text, linked, limit, depth, documentIds });
    return walked.map(({ chunkId, share, path }) => ({ chunkId, raw: share, path }));
  }

  async #findNearby(
    principal: Principal,
    names: readonly LinkedName[],
    { limit, signal, documentIds }: RetrieveOptions,
  ): Promise<Candidate[]> {
    const seeds = names.slice(0, MAXIMUM_SEEDS);
    const seedIds = seeds.map((seed) => seed.node.id);
    const nearby = await this.#graph.findNearbyDocuments(principal, seedIds, { fanOut: FAN_OUT, documentIds, signal });
    const documents = scoreDocuments(nearby, seeds).slice(0, limit);
    const leads = await this.#graph.readLeadChunks(
      principal,
      documents.map((document) => document.documentId),
      { signal },
    );
    return documents.flatMap(({ documentId, proximity, path }) => {
      const chunkId = leads.get(documentId);
      return chunkId === undefined ? [] : [{ chunkId, raw: proximity, path }];
    });
  }
}

function scoreDocuments(nearby: readonly NearbyDocument[], seeds: readonly LinkedName[]): ScoredDocument[] {
  const weights = new Map(seeds.map((seed) => [seed.node.id, seed.weight]));
  const scored: ScoredDocument[] = [];
  for (const [documentId, ways] of groupBy(nearby, (way) => way.documentId)) {
    const shares = ways.map((way) => ({ path: way.path, share: (weights.get(way.seedId) ?? 0) * STEP_DECAY ** way.path.steps.length }));
    const strongest = shares.reduce((best, next) => (next.share > best.share ? next : best));
    scored.push({ documentId, proximity: shares.reduce((sum, { share }) => sum + share, 0), path: strongest.path });
  }
  return scored.sort((a, b) => b.proximity - a.proximity || (a.documentId < b.documentId ? -1 : 1));
}
