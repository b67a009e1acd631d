// Purpose: chunks by their words.
// Parameters: $tenantId, $scopes, $luceneQuery (escaped; holds tenant and scopes as required terms), $limit
// Returns: chunkId, score; best first
CALL db.index.fulltext.queryNodes('chunk_text', $luceneQuery, {limit: $limit}) YIELD node, score
WITH node AS c, score
// Of a text of stop words alone Lucene keeps tenant and scopes, which score nothing: that would be every chunk.
WHERE score > 0 AND c.tenantId = $tenantId AND c.scope IN $scopes
RETURN c.id AS chunkId, score
ORDER BY score DESC, chunkId
