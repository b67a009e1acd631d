import type { Principal } from '../domain/principal.ts';
import type { DocumentStore } from '../stores/document-store.ts';

/**
 * Removes a document with everything that only it supports. Its vectors follow through the outbox; until then they are candidates that
 * nobody is shown. `false` when there is no such document that the principal may see.
 */
export function deleteDocument(
  { documents }: { documents: DocumentStore },
  principal: Principal,
  documentId: string,
  options: { signal?: AbortSignal } = {},
): Promise<boolean> {
  return documents.deleteDocument(principal, documentId, options);
}
