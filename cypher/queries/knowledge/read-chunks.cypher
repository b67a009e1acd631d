// Purpose: chunks by id.
// Parameters: $tenantId, $scopes, $chunkIds
// Returns: chunk { id, documentId, sectionId, index, text }; nothing for what does not exist or is hidden
UNWIND $chunkIds AS id
MATCH (c:Chunk {tenantId: $tenantId, id: id})
WHERE c.scope IN $scopes
MATCH (d:Document:Node {tenantId: $tenantId, id: c.documentId})
WHERE d.scope IN $scopes
RETURN c { .id, .documentId, .sectionId, .index, .text } AS chunk
