// Purpose: what a document's chunks look like now, for the projections; whatever their scope.
// Parameters: $tenantId, $documentId
// Returns: version, chunks [{ id, scope, version, contentHash, embeddedText }]
MATCH (d:Document:Node {tenantId: $tenantId, id: $documentId})
RETURN d.version AS version, COLLECT {
  MATCH (c:Chunk {tenantId: $tenantId, documentId: $documentId})
  RETURN { id: c.id, scope: c.scope, version: c.version, contentHash: c.contentHash, embeddedText: c.embeddedText } ORDER BY c.index
} AS chunks
