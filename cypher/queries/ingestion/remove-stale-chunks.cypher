// Purpose: removes the chunks that a new version of a document no longer has.
// Parameters: $tenantId, $documents [{ id, chunkIds }]
// Returns: documentId, chunkIds (those removed)
UNWIND $documents AS document
MATCH (c:Chunk {tenantId: $tenantId, documentId: document.id})
WHERE NOT c.id IN document.chunkIds
WITH document.id AS documentId, c, c.id AS chunkId
DETACH DELETE c
RETURN documentId, collect(chunkId) AS chunkIds
