// Purpose: whether a document exists that the principal may see.
// Parameters: $tenantId, $scopes, $documentId
// Returns: scope, version, chunkIds, neighbourIds (nodes that may stand on this document alone)
MATCH (d:Document:Node {tenantId: $tenantId, id: $documentId})
WHERE d.scope IN $scopes
RETURN d.scope AS scope, d.version AS version,
  COLLECT { MATCH (c:Chunk {tenantId: $tenantId, documentId: $documentId}) RETURN c.id } AS chunkIds,
  COLLECT { MATCH (d)--(n:Node {tenantId: $tenantId}) WHERE n.origin = 'document' RETURN DISTINCT n.id } AS neighbourIds
