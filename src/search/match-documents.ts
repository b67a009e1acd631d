import type { Passage } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import { bestChunks } from './corpus/best-chunks.ts';
import type { DocumentMatch } from './corpus/postings.ts';
import type { TenantCorpus } from './corpus/tenant-corpus.ts';
import { readBack } from './read-back.ts';
import type { ReadBackDependencies } from './read-back.ts';

/** Documents that whole texts find at most: as many as whoever asks for a whole page can want. */
const MATCHED_DOCUMENTS = 100;

export interface MatchOptions {
  /** Find among these alone. */
  readonly documentIds?: readonly string[];
  /** Passages that were read back already. */
  readonly passages: ReadonlyMap<string, Passage>;
  readonly signal?: AbortSignal;
}

export interface MatchedDocuments {
  /** By BM25 over the whole documents, best first. Each of them has a passage. */
  readonly matches: readonly DocumentMatch[];
  /** The given passages, and the one that fits best of each document that had none among them. */
  readonly passages: ReadonlyMap<string, Passage>;
}

/**
 * The documents whose title and text, taken as one, hold the question's words. Each is read back by a passage of it before it counts, so that
 * what is hidden or is no more moves nothing.
 */
export async function matchDocuments(
  dependencies: ReadBackDependencies,
  principal: Principal,
  { text, corpus }: { text: string; corpus: TenantCorpus },
  { documentIds, passages: known, signal }: MatchOptions,
): Promise<MatchedDocuments> {
  const found = corpus.postings.searchDocuments(principal.scopes, text, { limit: MATCHED_DOCUMENTS, documentIds });
  const before = documentsOf(known);
  const missing = found.flatMap((match) => (before.has(match.documentId) ? [] : [match.documentId]));
  const candidates = [...bestChunks(corpus, principal, text, missing).values()].map((chunkId) => ({ chunkId, raw: 0 }));
  const passages = new Map([...known, ...(await readBack(dependencies, principal, candidates, signal))]);
  const seen = documentsOf(passages);
  return { matches: found.filter((match) => seen.has(match.documentId)), passages };
}

function documentsOf(passages: ReadonlyMap<string, Passage>): Set<string> {
  return new Set([...passages.values()].map(({ document }) => document.id));
}
