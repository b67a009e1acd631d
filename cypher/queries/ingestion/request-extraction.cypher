// Purpose: notes every document of the tenant that has chunks from which the model has extracted nothing yet.
// Parameters: $tenantId, $model
// Returns: count
MATCH (d:Document {tenantId: $tenantId})
WHERE EXISTS {
  MATCH (c:Chunk {tenantId: $tenantId, documentId: d.id})
  WHERE c.extractedBy IS NULL OR c.extractedBy <> $model
}
MERGE (n:ExtractionNote {id: $tenantId + ':' + d.id})
ON CREATE SET n.tenantId = $tenantId, n.documentId = d.id, n.createdAt = timestamp(), n.claims = 0
SET n.requests = coalesce(n.requests, 0) + 1, n.availableAt = 0, n.failures = 0, n.badAnswers = 0
RETURN count(n) AS count
