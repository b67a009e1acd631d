// Purpose: writes chunks. A chunk's version is that of the document in which it was made or last changed its scope.
// Parameters: $tenantId, $chunks [{ id, documentId, sectionId, scope, version, properties }]
// Returns: nothing
UNWIND $chunks AS chunk
MATCH (s:Section {tenantId: $tenantId, id: chunk.sectionId})
MERGE (c:Chunk {tenantId: $tenantId, id: chunk.id})
WITH chunk, s, c, CASE WHEN c.scope = chunk.scope THEN c.version ELSE chunk.version END AS version
SET c += chunk.properties
SET c.documentId = chunk.documentId, c.sectionId = chunk.sectionId, c.scope = chunk.scope, c.version = version
MERGE (s)-[:HAS_CHUNK]->(c)
WITH s, c
// Among equal texts a chunk keeps its id when it moves to another section.
CALL (s, c) {
  MATCH (before:Section)-[r:HAS_CHUNK]->(c)
  WHERE before <> s
  DELETE r
}
