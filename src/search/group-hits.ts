import type { HitKind, Passage, PartName, ScorePart, SearchHit } from '../domain/evidence.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Principal } from '../domain/principal.ts';
import type { DocumentMatch } from './corpus/postings.ts';
import type { TenantCorpus } from './corpus/tenant-corpus.ts';
import { fuse } from './fuse.ts';
import type { CandidateLists, FuseOptions, Weights } from './fuse.ts';
import { matchDocuments } from './match-documents.ts';
import type { MatchOptions } from './match-documents.ts';
import type { ReadBackDependencies } from './read-back.ts';

/** What passages are put together into. */
export type GroupKind = Exclude<HitKind, 'chunk'>;

/**
 * Share of the words of a whole document in what texts count: as much as its best passages. On half a of 700 documents' questions .3 to .6 gave a mean
 * reciprocal rank of .62 to .64 against .57 without; on half b this one gave .68 against .62, and recall@10 .76 against .78. A sum over further
 * passages, which decayed by .3 to .7, added nothing.
 */
const DOCUMENT_SHARE = 0.5;
/** Further passages that a hit names at most. */
const MAXIMUM_OTHERS = 10;

const KEYS: Readonly<Record<GroupKind, (passage: Passage) => string>> = {
  section: ({ section }) => section.id,
  document: ({ document }) => document.id,
};

export interface GroupOptions extends MatchOptions, FuseOptions {
  readonly kind: GroupKind;
  /** Whether the caller chose the weights: then whole documents take their share from the keywords' weight alone. */
  readonly isGiven: boolean;
}

/**
 * Ranks sections or documents: by their best passage in each way of finding, not necessarily the same one, and by the words of the whole document.
 * A tenant that is too large for the memory goes without the latter. The order is {@link fuse}'s, of the best passages.
 * @throws AppError as reading passages does
 */
export async function rankGroups(
  dependencies: ReadBackDependencies,
  principal: Principal,
  { lists, text, corpus }: { lists: CandidateLists; text: string; corpus: TenantCorpus | undefined },
  options: GroupOptions,
): Promise<SearchHit[]> {
  const weights = shareWeights(options.weights, corpus !== undefined, options.isGiven);
  const { matches, passages } =
    corpus === undefined || weights.document === 0
      ? { matches: [], passages: options.passages }
      : await matchDocuments(dependencies, principal, { text, corpus }, options);
  const hits = fuse(lists, passages, { weights, properties: options.properties });
  return groupHits(hits, matches, { ...options, documentWeight: weights.document });
}

/** The weights of the passages' parts, less the share of whole documents. They still add up to one. */
function shareWeights(
  { vector, keyword, graph }: Weights,
  hasDocuments: boolean,
  isGiven: boolean,
): Weights & { readonly document: number } {
  if (!hasDocuments || keyword === 0) return { vector, keyword, graph, document: 0 };
  const rest = 1 - DOCUMENT_SHARE;
  return isGiven
    ? { vector, keyword: keyword * rest, graph, document: keyword * DOCUMENT_SHARE }
    : { vector: vector * rest, keyword: keyword * rest, graph, document: (vector + keyword) * DOCUMENT_SHARE };
}

/**
 * Puts the hits of one section or document together, best first. Each part of the score is the best that one of its passages has, so that the score
 * stays the exact sum of the parts.
 * @param hits all passages that were found, best first
 */
export function groupHits(
  hits: readonly SearchHit[],
  matches: readonly DocumentMatch[],
  { kind, documentWeight }: Pick<GroupOptions, 'kind'> & { readonly documentWeight: number },
): SearchHit[] {
  const documentParts = toDocumentParts(matches, documentWeight);
  const groups = [...groupBy(hits, ({ passage }) => KEYS[kind](passage)).values()];
  const grouped = groups.flatMap((group): SearchHit[] => {
    const [best] = group;
    if (best === undefined) return [];
    const ofDocument = documentParts.get(best.passage.document.id);
    const parts = [...bestParts(group), ...(ofDocument === undefined ? [] : [ofDocument])];
    const others = group.slice(1, 1 + MAXIMUM_OTHERS).map(({ passage }) => passage);
    return [{ ...best, parts, others, score: parts.reduce((sum, { contribution }) => sum + contribution, 0) }];
  });
  // Sorting keeps the order of ties: by document and place, as the passages came.
  return grouped.sort((a, b) => b.score - a.score);
}

function toDocumentParts(matches: readonly DocumentMatch[], weight: number): Map<string, ScorePart> {
  const highest = Math.max(...matches.map(({ score }) => score));
  return new Map(
    matches.map(({ documentId, score: raw }, place) => {
      const normalised = raw / highest;
      return [documentId, { retriever: 'document', raw, normalised, weight, contribution: weight * normalised, rank: place + 1 }];
    }),
  );
}

function bestParts(group: readonly SearchHit[]): ScorePart[] {
  const best = new Map<PartName, ScorePart>();
  for (const part of group.flatMap(({ parts }) => parts)) {
    const known = best.get(part.retriever);
    if (known === undefined || part.rank < known.rank) best.set(part.retriever, part);
  }
  return [...best.values()];
}
