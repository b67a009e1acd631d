// Purpose: the names that a language model found in some chunks.
// Parameters: $tenantId, $scopes, $chunkIds
// Returns: id, names, kinds (of each name), model; nothing for what was not read by a model, does not exist or is hidden
UNWIND $chunkIds AS id
MATCH (c:Chunk {tenantId: $tenantId, id: id})
WHERE c.scope IN $scopes AND c.extractedBy IS NOT NULL
MATCH (d:Document:Node {tenantId: $tenantId, id: c.documentId})
WHERE d.scope IN $scopes
RETURN id, c.extractedNames AS names, c.extractedKinds AS kinds, c.extractedBy AS model
