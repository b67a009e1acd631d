import type { GraphPath } from '../../domain/knowledge.ts';
import type { Principal } from '../../domain/principal.ts';
import { bestChunks } from '../corpus/best-chunks.ts';
import type { LinkedQuestion } from '../corpus/link-question.ts';
import type { Vertex } from '../corpus/vertices.ts';
import { rankDocuments, walk } from '../corpus/page-rank.ts';
import { AskedRelation } from '../corpus/relation-fit.ts';
import type { TenantCorpus } from '../corpus/tenant-corpus.ts';
import { tracePath } from '../corpus/trace-path.ts';

/** Share of the walk that begins at documents with the question's words instead of at its names: enough to part what the names leave alike. */
const TEXT_SHARE = 0.01;
/** Documents of the most fitting words that the walk begins at. */
const TEXT_SEEDS = 50;

export interface WalkedDocument {
  readonly chunkId: string;
  readonly share: number;
  readonly path?: GraphPath;
}

export interface WalkQuestion {
  readonly text: string;
  readonly linked: LinkedQuestion;
  readonly limit: number;
  /** Steps, at most. */
  readonly depth?: number;
  /** Only these; absent: all. */
  readonly documentIds?: readonly string[];
}

/** Documents near the question's names by personalised PageRank, with the chunk that fits its words best; most visited first. */
export function walkDocuments(
  corpus: TenantCorpus,
  { scopes }: Principal,
  { text, linked, limit, depth, documentIds }: WalkQuestion,
): WalkedDocument[] {
  if (linked.names.length === 0) return [];
  const view = corpus.view(scopes);
  const found = corpus.postings.searchDocuments(scopes, text, { limit: TEXT_SEEDS });
  const weights = new Map(linked.otherWords.map((word) => [word, corpus.postings.idf(scopes, word)]));
  const asked = new AskedRelation(weights, linked.properties);
  const walked = walk(
    view,
    seedsOf(
      linked.names.map(({ vertex, weight }) => ({ vertex, weight })),
      found.flatMap(({ documentId, score }) => {
        const vertex = view.node(documentId);
        return vertex === undefined ? [] : [{ vertex, weight: score }];
      }),
    ),
    { asked, steps: depth },
  );
  const wanted = documentIds && new Set(documentIds);
  const ranked = rankDocuments(walked)
    .filter(({ document }) => wanted?.has(document.id) !== false)
    .slice(0, limit);
  const best = bestChunks(
    corpus,
    { scopes },
    text,
    ranked.map(({ document }) => document.id),
  );
  return ranked.flatMap(({ document, share }) => {
    const chunkId = best.get(document.id) ?? document.text?.leadChunkId;
    return chunkId === undefined ? [] : [{ chunkId, share, path: tracePath(view, walked, document) }];
  });
}

interface Seed {
  readonly vertex: Vertex;
  readonly weight: number;
}

function seedsOf(names: readonly Seed[], documents: readonly Seed[]): Map<Vertex, number> {
  const seeds = new Map<Vertex, number>();
  const add = (list: readonly Seed[], share: number): void => {
    const sum = list.reduce((total, { weight }) => total + weight, 0);
    for (const { vertex, weight } of list) seeds.set(vertex, (seeds.get(vertex) ?? 0) + (share * weight) / sum);
  };
  add(names, 1 - TEXT_SHARE);
  add(documents, TEXT_SHARE);
  return seeds;
}
