// Purpose: removes a document with its sections, chunks, names and relationships.
// Parameters: $tenantId, $documentId
// Returns: nothing
MATCH (d:Document:Node {tenantId: $tenantId, id: $documentId})
OPTIONAL MATCH (d)-[:HAS_SECTION]->(s:Section)
OPTIONAL MATCH (s)-[:HAS_CHUNK]->(c:Chunk)
WITH d, collect(DISTINCT s) AS sections, collect(DISTINCT c) AS chunks
OPTIONAL MATCH (d)<-[:NAMES]-(a:Alias)
WHERE COUNT { (a)-[:NAMES]->() } = 1
WITH d, sections, chunks, collect(DISTINCT a) AS aliases
FOREACH (chunk IN chunks | DETACH DELETE chunk)
FOREACH (section IN sections | DETACH DELETE section)
FOREACH (alias IN aliases | DETACH DELETE alias)
DETACH DELETE d
