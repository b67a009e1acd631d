// Purpose: what the documents' chunks look like now, for the projections; whatever their scope.
// Parameters: $tenantId, $documentIds
// Returns: documentId, version, chunks [{ id, scope, version, contentHash, embeddedText }]
UNWIND $documentIds AS documentId
MATCH (d:Document:Node {tenantId: $tenantId, id: documentId})
RETURN documentId, d.version AS version, COLLECT {
  MATCH (c:Chunk {tenantId: $tenantId, documentId: documentId})
  RETURN { id: c.id, scope: c.scope, version: c.version, contentHash: c.contentHash, embeddedText: c.embeddedText } ORDER BY c.index
} AS chunks
