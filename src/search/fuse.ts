import type { PartName, Passage, RetrieverName, ScorePart, SearchHit } from '../domain/evidence.ts';
import { RETRIEVER_NAMES } from '../domain/evidence.ts';
import type { FusionMethod } from '../domain/question.ts';
import { countFitting, countProperties, kindsOf } from './corpus/asked-properties.ts';
import type { AskedProperties } from './corpus/asked-properties.ts';
import type { DocumentMatch } from './corpus/postings.ts';
import { normalise } from './normalise.ts';
import type { Entry, Scale } from './normalise.ts';
import type { Candidate } from './retriever.ts';
import { scoreRecency } from './score-recency.ts';
import type { RecencyPart } from './score-recency.ts';

export type Weights = Readonly<Record<RetrieverName, number>>;
/** What each way of finding counts, the words of whole documents among them; adds up to 1. */
export type PartWeights = Weights & { readonly document: number };
export type CandidateLists = Readonly<Record<RetrieverName, readonly Candidate[]>>;

/** What it counts that a document has what the question asks for besides its text. */
export interface PropertiesPart {
  readonly asked: AskedProperties;
  /** 0 to 1; the ways of finding have the rest. */
  readonly weight: number;
}

export interface FuseOptions {
  readonly weights: PartWeights;
  /** Absent: weighted sums. */
  readonly fusion?: FusionMethod;
  /** Documents by the words of their whole text, best first; absent: none were looked for. */
  readonly matches?: readonly DocumentMatch[];
  /** Absent: the question asks for nothing besides texts. */
  readonly properties?: PropertiesPart;
  /** Absent: new and old count alike. */
  readonly recency?: RecencyPart;
}

/**
 * Every candidate as a hit, best first: weighted sum of normalised scores, or of what ranks say. Every candidate must have been read back: one without a passage is left out before anything is
 * normalised, so the result equals that of searching only what is visible. Ties go by document and chunk id, so the same data and
 * question give the same order, always.
 */
export function fuse(
  lists: CandidateLists,
  passages: ReadonlyMap<string, Passage>,
  { weights, fusion = 'weighted_sum', matches = [], properties, recency }: FuseOptions,
): SearchHit[] {
  const rest = 1 - (recency?.weight ?? 0);
  const share = shareOfFinding({ properties, recency });
  const fitting = properties && fittingOf(properties.asked, passages);
  const by = (scale: Scale): Scale => (fusion === 'reciprocal_rank' ? 'rank' : scale);
  const document = normalise(
    matches.map(({ documentId, score }) => ({ chunkId: documentId, raw: score })),
    by('maximum'),
  );
  const vector = normalise(visible(lists.vector, passages), by('range'));
  const keyword = normalise(visible(lists.keyword, passages), by('maximum'));
  const graph = byDocument(normalise(visible(lists.graph, passages), by('logarithm')), passages);
  const age = recency && scoreRecency(passages.values(), { graph, fitting }, recency);
  const hits = [...passages.values()].map((passage) => {
    const entries = { vector: vector.get(passage.chunkId), keyword: keyword.get(passage.chunkId), graph: graph.get(passage.document.id) };
    const parts = [
      ...RETRIEVER_NAMES.flatMap((name) => toPart(name, entries[name], share * weights[name])),
      ...toPart('document', document.get(passage.document.id), share * weights.document),
      ...toPart('properties', fitting?.get(passage.document.id), rest * (properties?.weight ?? 0)),
      ...toPart('recency', age?.get(passage.document.id), recency?.weight ?? 0),
    ];
    return { passage, parts, score: parts.reduce((sum, part) => sum + part.contribution, 0), path: entries.graph?.path };
  });
  return hits.sort(byScore);
}

/** What the ways of finding count together: what recency leaves, and properties of that. */
export function shareOfFinding({ properties, recency }: Pick<FuseOptions, 'properties' | 'recency'>): number {
  return (1 - (recency?.weight ?? 0)) * (1 - (properties?.weight ?? 0));
}

function visible(list: readonly Candidate[], passages: ReadonlyMap<string, Passage>): Candidate[] {
  return list.filter((candidate) => passages.has(candidate.chunkId));
}

/** How many of the asked properties each document has; one that has none is not there. */
function fittingOf(properties: AskedProperties, passages: ReadonlyMap<string, Passage>): Map<string, Entry> {
  const asked = countProperties(properties);
  const counts = new Map<string, number>();
  for (const { document } of passages.values()) {
    if (counts.has(document.id)) continue;
    const count = countFitting(properties, { kinds: kindsOf(document), createdAt: document.createdAt });
    if (count > 0) counts.set(document.id, count);
  }
  const rank = (count: number): number => 1 + [...counts.values()].filter((other) => other > count).length;
  return new Map([...counts].map(([id, count]) => [id, { raw: count, normalised: count / asked, rank: rank(count) }]));
}

function byDocument(entries: ReadonlyMap<string, Entry>, passages: ReadonlyMap<string, Passage>): Map<string, Entry> {
  return new Map(
    [...entries].flatMap(([chunkId, entry]) => {
      const passage = passages.get(chunkId);
      return passage === undefined ? [] : [[passage.document.id, entry] as const];
    }),
  );
}

/** A candidate's part of its hit's score; none of one that is not in the list. */
export function toPart(retriever: PartName, entry: Entry | undefined, weight: number): ScorePart[] {
  if (entry === undefined) return [];
  const { raw, normalised, rank } = entry;
  return [{ retriever, raw, normalised, weight, rank, contribution: weight * normalised }];
}

/** Best first, ties by document and place. */
export function byScore(a: SearchHit, b: SearchHit): number {
  return b.score - a.score || compare(a.passage.document.id, b.passage.document.id) || a.passage.index - b.passage.index;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
