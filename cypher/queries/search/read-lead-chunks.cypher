// Purpose: the first visible chunk of each document.
// Parameters: $tenantId, $scopes, $documentIds
// Returns: documentId, chunkId
UNWIND $documentIds AS documentId
MATCH (c:Chunk {tenantId: $tenantId, documentId: documentId})
WHERE c.index = 0 AND c.scope IN $scopes
RETURN documentId, c.id AS chunkId
