// Purpose: the vectors that are known already.
// Parameters: $tenantId, $model, $contentHashes
// Returns: contentHash, vector (float32, little-endian bytes)
UNWIND $contentHashes AS contentHash
MATCH (e:Embedding {tenantId: $tenantId, model: $model, contentHash: contentHash})
RETURN contentHash, e.vector AS vector
