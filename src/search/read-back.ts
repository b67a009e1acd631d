import type { Passage } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import type { DocumentStore } from '../stores/document-store.ts';
import type { Candidate } from './retriever.ts';

export interface ReadBackDependencies {
  readonly documents: DocumentStore;
}

/** The passages of the candidates that the asker may see, by chunk id: what is hidden, or is no more, is not among them. */
export async function readBack(
  { documents }: ReadBackDependencies,
  principal: Principal,
  candidates: readonly Candidate[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Passage>> {
  const ids = [...new Set(candidates.map((candidate) => candidate.chunkId))];
  return new Map((await documents.readPassages(principal, ids, { signal })).map((passage) => [passage.chunkId, passage]));
}
