// Purpose: which texts have the codes of their tokens already.
// Parameters: $tenantId, $model, $coding, $contentHashes
// Returns: contentHash
UNWIND $contentHashes AS contentHash
MATCH (e:Embedding {tenantId: $tenantId, model: $model, contentHash: contentHash})
WHERE e.tokenCoding = $coding
RETURN contentHash
