// Purpose: whole documents for the resident index.
// Parameters: $tenantId, $documentIds
// Returns: id, title, scope, chunks [{ id, text, headingPath, scope, extractedNames (or null) }]
UNWIND $documentIds AS documentId
MATCH (d:Document:Node {tenantId: $tenantId, id: documentId})
RETURN d.id AS id, d.title AS title, d.scope AS scope, COLLECT {
  MATCH (c:Chunk {tenantId: $tenantId, documentId: documentId})
  RETURN c { .id, .text, .headingPath, .scope, .extractedNames } ORDER BY c.index
} AS chunks
