/** The parts that a person may have in a document, as relationship types. */
export const DOCUMENT_ROLES = ['AUTHORED', 'REVIEWED', 'APPROVED', 'EDITED', 'SPONSORED'] as const;
export type DocumentRole = (typeof DOCUMENT_ROLES)[number];
