// Purpose: chunks by their words.
// Parameters: $tenantId, $scopes, $luceneQuery (escaped; holds tenant and scopes as required terms), $limit
// Returns: chunkId, score; best first
CALL db.index.fulltext.queryNodes('chunk_text', $luceneQuery, {limit: $limit}) YIELD node, score
WITH node AS c, score
WHERE c.tenantId = $tenantId AND c.scope IN $scopes
RETURN c.id AS chunkId, score
ORDER BY score DESC, chunkId
