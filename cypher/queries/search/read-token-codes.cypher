// Purpose: what reranking compares with a question: the codes of the tokens of visible chunks.
// Parameters: $tenantId, $scopes, $model, $coding, $chunkIds
// Returns: chunkId, codes (bytes; see domain/token-codes.ts)
UNWIND $chunkIds AS chunkId
MATCH (c:Chunk {tenantId: $tenantId, id: chunkId})
WHERE c.scope IN $scopes
MATCH (e:Embedding {tenantId: $tenantId, model: $model, contentHash: c.contentHash})
WHERE e.tokenCoding = $coding
RETURN chunkId, e.tokenCodes AS codes
