// Purpose: chunks from which the model has extracted nothing yet, whatever their scope.
// Parameters: $tenantId, $documentIds, $model, $limit
// Returns: id, documentId, scope, text; by document and in the order of its text
UNWIND $documentIds AS documentId
MATCH (c:Chunk {tenantId: $tenantId, documentId: documentId})
WHERE c.extractedBy IS NULL OR c.extractedBy <> $model
RETURN c.id AS id, c.documentId AS documentId, c.scope AS scope, c.text AS text
ORDER BY documentId, c.index LIMIT $limit
