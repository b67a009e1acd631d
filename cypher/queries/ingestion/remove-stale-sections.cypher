// Purpose: removes the sections that a new version of a document no longer has.
// Parameters: $tenantId, $documents [{ id, sectionIds }]
// Returns: nothing
UNWIND $documents AS document
MATCH (:Node {tenantId: $tenantId, id: document.id})-[:HAS_SECTION]->(s:Section)
WHERE NOT s.id IN document.sectionIds
DETACH DELETE s
