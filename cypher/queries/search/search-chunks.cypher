// Purpose: chunks by their words, of all documents or of these. Looks at the best $reach of what Lucene finds.
// Parameters: $tenantId, $scopes, $luceneQuery (escaped; holds tenant and scopes, and perhaps the documents, as required terms), $documentIds
//             (or null), $reach, $limit
// Returns: chunkId, score; best first
CALL db.index.fulltext.queryNodes('chunk_words', $luceneQuery, {limit: $reach}) YIELD node, score
WITH node AS c, score
// Of a text of stop words alone Lucene keeps the required terms, which score nothing: that would be every chunk.
WHERE score > 0 AND c.tenantId = $tenantId AND c.scope IN $scopes AND ($documentIds IS NULL OR c.documentId IN $documentIds)
RETURN c.id AS chunkId, score
ORDER BY score DESC, chunkId
LIMIT $limit
