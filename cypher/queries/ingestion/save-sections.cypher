// Purpose: writes the sections of documents, in the order parents first, as a tree.
// Parameters: $tenantId, $sections [{ id, documentId, parentId, heading, level, index }]
// Returns: nothing
UNWIND $sections AS section
MATCH (d:Node {tenantId: $tenantId, id: section.documentId})
MERGE (s:Section {tenantId: $tenantId, id: section.id})
SET s.documentId = section.documentId, s.heading = section.heading, s.level = section.level, s.index = section.index
MERGE (d)-[:HAS_SECTION]->(s)
WITH section, s
// Among equal headings a section keeps its id when it moves below another one.
CALL (section, s) {
  MATCH (s)-[r:PART_OF]->(before:Section)
  WHERE section.parentId IS NULL OR before.id <> section.parentId
  DELETE r
}
WITH section, s
WHERE section.parentId IS NOT NULL
MATCH (parent:Section {tenantId: $tenantId, id: section.parentId})
MERGE (s)-[:PART_OF]->(parent)
