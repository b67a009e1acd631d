import type { Principal } from '../../domain/principal.ts';
import type { TenantCorpus } from './tenant-corpus.ts';

/** Chunks of a document that are looked at for the best of each, on the average. */
const CHUNKS_PER_DOCUMENT = 10;

/** The chunk of each document that fits the words of a text best, by document; a document whose chunks fit less than many others has none. */
export function bestChunks(
  corpus: TenantCorpus,
  { scopes }: Pick<Principal, 'scopes'>,
  text: string,
  documentIds: readonly string[],
): Map<string, string> {
  const best = new Map<string, string>();
  const matches = corpus.postings.search(scopes, text, { limit: documentIds.length * CHUNKS_PER_DOCUMENT, documentIds });
  for (const { chunkId } of matches) {
    const documentId = corpus.postings.documentOf(chunkId);
    if (documentId !== undefined && !best.has(documentId)) best.set(documentId, chunkId);
  }
  return best;
}
