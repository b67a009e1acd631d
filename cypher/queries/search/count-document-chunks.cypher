// Purpose: how large documents are, so that they can be read in batches of a bounded size.
// Parameters: $tenantId, $documentIds
// Returns: documentId, count
UNWIND $documentIds AS documentId
MATCH (d:Document:Node {tenantId: $tenantId, id: documentId})
RETURN documentId, COUNT { MATCH (:Chunk {tenantId: $tenantId, documentId: documentId}) } AS count
