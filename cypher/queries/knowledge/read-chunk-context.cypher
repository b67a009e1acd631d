// Purpose: chunks with those that stand right before and after them in their documents.
// Parameters: $tenantId, $scopes, $chunkIds, $previous, $next (how many on either side)
// Returns: id, context [{ id, documentId, sectionId, index, text }] in the order of the text; nothing for what does not exist or is hidden
UNWIND $chunkIds AS id
MATCH (c:Chunk {tenantId: $tenantId, id: id})
WHERE c.scope IN $scopes
MATCH (d:Document:Node {tenantId: $tenantId, id: c.documentId})
WHERE d.scope IN $scopes
MATCH (n:Chunk {tenantId: $tenantId, documentId: d.id})
WHERE n.index >= c.index - $previous AND n.index <= c.index + $next AND n.scope IN $scopes
WITH id, n ORDER BY n.index
RETURN id, collect(n { .id, .documentId, .sectionId, .index, .text }) AS context
